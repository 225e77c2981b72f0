"""What happened around leading, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "LEADING_VIEWED": "looked at who leads and who stands in",
    "CAPS_VIEWED": "looked at how many families one person may lead for",
    "LEAVERS_VIEWED": "looked at the work of somebody who leaves",
    "BOARD_VIEWED": "looked at how the families they lead for are doing",
}
WROTE: dict[str, str] = {
    "LEAD_WEIGHED": "said how much work leading is",
    "LEAD_ESCALATED": "was told that a request to lead waits for its answer",
    "CAP_CHANGED": "changed how many families one person may lead for",
    "DEPUTY_NAMED": "named somebody to stand in for the lead professional",
    "DEPUTY_ENDED": "ended the standing in for the lead professional",
    "HANDOVER_WRITTEN": "wrote a hand-over to another lead professional",
    "HANDOVER_TOLD": "recorded that the family was told who leads now",
    "ACTION_CHASED": "asked how an action goes",
}
