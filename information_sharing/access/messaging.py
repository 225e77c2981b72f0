"""Whose message it is: who wrote it, to whom it went, and who leads or works there now."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.models import Practitioner, TeamMembership
from cases.models import Message, MessageTo
from information_sharing.access.doing import coordinated_cases, written
from information_sharing.access.seeing import (
    Viewer,
    answers,
    memberships,
    visible_facts,
)
from information_sharing.exceptions import AccessDenied
from lead_professional.models import Appointment


def to_her(practitioner: Viewer) -> QuerySet[MessageTo]:
    """Return what went to her, to a team of hers, or to whom she follows as the lead.

    What went to somebody who has left is read by those who coordinate (R20).
    """
    led = Appointment.objects.filter(
        practitioner=practitioner.pk, ended_at__isnull=True
    ).values("case")
    teams = memberships(practitioner).values("team")
    hers = Q(practitioner=practitioner.pk) | Q(team__in=teams)
    works = TeamMembership.objects.in_force().filter(
        practitioner=OuterRef("practitioner")
    )
    left = Q(case__in=coordinated_cases(practitioner)) & ~Exists(works)
    return MessageTo.objects.filter(hers | Q(as_lead=True, case__in=led) | left)


def visible_messages(practitioner: Viewer) -> QuerySet[Message]:
    """Return the messages that are hers, of kinds that are shared with her now (R2)."""
    went = to_her(practitioner).filter(message=OuterRef("pk"))
    hers = Q(written_by=practitioner.pk) | Q(Exists(went))
    return visible_facts(practitioner, Message.objects.filter(hers))


def check_can_answer_message(practitioner: Practitioner, message: Message) -> None:
    """Raise AccessDenied unless the message is hers and she may write of that kind."""
    if not visible_messages(practitioner).filter(pk=message.pk).exists():
        raise AccessDenied("This message is not to you.")
    if (message.person_id, message.category) not in written(practitioner, message.case):
        raise AccessDenied("This record is open to you for reading only.")


def can_answer_message(practitioner: Practitioner, message: Message) -> bool:
    """Return whether she may answer this message."""
    return answers(check_can_answer_message, practitioner, message)
