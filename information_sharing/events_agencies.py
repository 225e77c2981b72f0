"""What can be written in the log about the agencies and their partnership; see events.py."""

from enum import StrEnum


class AgencyEvent(StrEnum):
    """What can be written in the log, of people, services, agreements, bodies, learning."""

    PROFILE_VIEWED = "PROFILE_VIEWED"
    PROFILE_CHANGED = "PROFILE_CHANGED"
    DIRECTORY_VIEWED = "DIRECTORY_VIEWED"
    SERVICE_CHANGED = "SERVICE_CHANGED"
    AGREEMENTS_VIEWED = "AGREEMENTS_VIEWED"
    AGREEMENT_CHANGED = "AGREEMENT_CHANGED"
    BODIES_VIEWED = "BODIES_VIEWED"
    BODY_CHANGED = "BODY_CHANGED"
    LEARNING_VIEWED = "LEARNING_VIEWED"
    LEARNING_CHANGED = "LEARNING_CHANGED"
    CENTRE_VIEWED = "CENTRE_VIEWED"
    CENTRE_CHANGED = "CENTRE_CHANGED"
