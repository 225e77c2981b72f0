"""What happened around the partnership, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "PROFILE_VIEWED": "looked at what somebody does",
    "DIRECTORY_VIEWED": "looked at the directory of services",
    "AGREEMENTS_VIEWED": "looked at what agencies agreed",
    "PROMISES_VIEWED": "looked at what agencies promised",
    "BODIES_VIEWED": "looked at the boards and groups",
    "BODY_MINUTES_PRINTED": "printed the minutes of a board or a group",
    "ESCALATIONS_VIEWED": "looked at difficulties put to a board or a group",
    "LEVELS_VIEWED": "looked at how far agencies work together",
    "MIRROR_VIEWED": "looked at how many referrals two agencies took and declined",
    "LEARNING_VIEWED": "looked at learning and training",
    "CENTRE_VIEWED": "looked at how a centre runs",
}
WROTE: dict[str, str] = {
    "PROFILE_CHANGED": "changed what is said of somebody's work",
    "SERVICE_CHANGED": "changed the directory of services",
    "AGREEMENT_CHANGED": "changed an agreement between agencies",
    "AGREEMENT_MOVED": "moved an agreement between agencies on",
    "AGREEMENT_ANSWERED": "answered for their agency about an agreement",
    "PROMISE_CHANGED": "wrote in the ledger of what agencies promised",
    "BODY_CHANGED": "changed a board or a group",
    "ESCALATION_CHANGED": "put a difficulty to a board or a group, or answered it",
    "LEVEL_CHANGED": "said how far two agencies work together",
    "LEARNING_CHANGED": "changed learning and training",
    "CENTRE_CHANGED": "changed how a centre runs",
    "PROGRAMME_CHANGED": "changed what is on at a centre",
    "ON_SITE_SAID": "said who is at a centre",
}
