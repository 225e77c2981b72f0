"""What happened around leading, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "LEADING_VIEWED": "looked at who leads and who stands in",
    "CAPS_VIEWED": "looked at how many families one person may lead for",
    "LEAVERS_VIEWED": "looked at the work of somebody who leaves",
    "BUDGET_VIEWED": "looked at the family's budget",
    "SPEND_FILE_READ": "opened a price or a receipt",
    "SPEND_LIMITS_VIEWED": "looked at the limits for purchases",
    "SPENDING_VIEWED": "looked at figures of what was bought",
    "SPENDING_DOWNLOADED": "downloaded figures of what was bought",
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
    "BUDGET_OPENED": "put money into the family's budget",
    "LEDGER_REVERSED": "took a line of the budget back",
    "SPEND_ASKED": "asked for something to be bought",
    "SPEND_APPROVED": "agreed that something is bought",
    "SPEND_REFUSED": "did not agree that something is bought",
    "SPEND_TAKEN_BACK": "took a purchase back",
    "SPEND_BOUGHT": "handed in a receipt",
    "SPEND_CHECKED": "checked a receipt",
    "SPEND_REVIEWED": "wrote what came of a purchase",
    "SPEND_LIMITS_CHANGED": "changed the limits for purchases",
}
