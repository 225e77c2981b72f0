"""How a meeting of a body, an action or an escalation stands: read from its row."""

from django.db.models import TextChoices

from agencies.models import BodyAction, BodyMeeting, Escalation


class MeetingStands(TextChoices):
    """Whether a meeting is to come, over, or called off."""

    PLANNED = "PLANNED", "Planned"
    CLOSED = "CLOSED", "Closed: the minutes stand"
    CALLED_OFF = "CALLED_OFF", "Called off"


class ActionStands(TextChoices):
    """Whether an action is still to be done."""

    TO_DO = "TO_DO", "To do"
    DONE = "DONE", "Done"
    DROPPED = "DROPPED", "Not needed any more"


class EscalationStands(TextChoices):
    """Whether an answer is still owed."""

    OWED = "OWED", "An answer is owed"
    ANSWERED = "ANSWERED", "Answered"
    PASSED_ON = "PASSED_ON", "Passed on"
    WITHDRAWN = "WITHDRAWN", "Taken back by whoever raised it"


def meeting_stands(meeting: BodyMeeting) -> MeetingStands:
    """Return how far the meeting is."""
    if meeting.cancelled_at:
        return MeetingStands.CALLED_OFF
    return MeetingStands.CLOSED if meeting.closed_at else MeetingStands.PLANNED


def action_stands(action: BodyAction) -> ActionStands:
    """Return how far the action is."""
    if action.dropped_at:
        return ActionStands.DROPPED
    return ActionStands.DONE if action.done_at else ActionStands.TO_DO


def escalation_stands(escalation: Escalation) -> EscalationStands:
    """Return how far the escalation is; what was passed on is answered where it went."""
    if escalation.withdrawn_at:
        return EscalationStands.WITHDRAWN
    if Escalation.objects.filter(passed_on_from=escalation).exists():
        return EscalationStands.PASSED_ON
    return (
        EscalationStands.ANSWERED if escalation.answered_at else EscalationStands.OWED
    )
