"""What happened around the partnership, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "PROFILE_VIEWED": "looked at what somebody does",
    "DIRECTORY_VIEWED": "looked at the directory of services",
    "AGREEMENTS_VIEWED": "looked at what agencies agreed",
    "BODIES_VIEWED": "looked at the boards and groups",
    "LEARNING_VIEWED": "looked at learning and training",
    "CENTRE_VIEWED": "looked at how a centre runs",
}
WROTE: dict[str, str] = {
    "PROFILE_CHANGED": "changed what is said of somebody's work",
    "SERVICE_CHANGED": "changed the directory of services",
    "AGREEMENT_CHANGED": "changed an agreement between agencies",
    "BODY_CHANGED": "changed a board or a group",
    "LEARNING_CHANGED": "changed learning and training",
    "CENTRE_CHANGED": "changed how a centre runs",
}
