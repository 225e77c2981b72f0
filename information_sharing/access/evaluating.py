"""Who counts, asks and judges: by role and centre, never by a family's record (R9).

A centre's manager answers for her own centre. What goes beyond one centre, an agency,
an area or the whole authority, would show her neighbours: only a commissioner sees it.
"""

from django.db.models import QuerySet

from agencies.models import Centre
from evaluation.models import OutcomeStory
from information_sharing.access.doing import check_can_write
from information_sharing.access.seeing import (
    Viewer,
    answers,
    can_have,
    centres_with,
    check_has,
)
from information_sharing.access.shielding import sealed_cases
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission

BEYOND = (
    "Figures that go beyond one centre are for commissioners. Choose a centre that you "
    "manage."
)


def reported_centres(practitioner: Viewer) -> QuerySet[Centre]:
    """Return the centres whose figures she sees: hers, or all by her role."""
    if can_have(practitioner, Permission.REPORT_ON_AUTHORITY):
        return Centre.objects.all()
    return centres_with(practitioner, Permission.REPORT_ON_CENTRE)


def check_can_report(practitioner: Viewer, centre: Centre | None) -> None:
    """Raise AccessDenied unless these figures are hers; no centre: beyond one (R15)."""
    if can_have(practitioner, Permission.REPORT_ON_AUTHORITY):
        return
    if centre is None:
        raise AccessDenied(BEYOND)
    _check_at(practitioner, Permission.REPORT_ON_CENTRE, centre)


def can_report(practitioner: Viewer, centre: Centre | None) -> bool:
    """Return whether these figures are hers."""
    return answers(check_can_report, practitioner, centre)


def check_can_set_target(practitioner: Viewer, centre: Centre | None) -> None:
    """Raise AccessDenied unless she sets what this centre, or everybody, should reach.

    A target for one centre is its manager's to set, or the authority's (practice.md 5.4).
    """
    check_can_report(practitioner, centre)


def can_set_target(practitioner: Viewer, centre: Centre | None) -> bool:
    """Return whether she sets targets there."""
    return answers(check_can_set_target, practitioner, centre)


def check_can_supply_figure(practitioner: Viewer, centre: Centre | None) -> None:
    """Raise AccessDenied unless she enters what others published about this area."""
    check_can_report(practitioner, centre)


def can_supply_figure(practitioner: Viewer, centre: Centre | None) -> bool:
    """Return whether she enters figures there."""
    return answers(check_can_supply_figure, practitioner, centre)


def check_can_run_survey(practitioner: Viewer, centre: Centre) -> None:
    """Raise AccessDenied unless she asks the people of this centre."""
    _check_at(practitioner, Permission.RUN_SURVEYS, centre)


def can_run_survey(practitioner: Viewer, centre: Centre) -> bool:
    """Return whether she asks the people of this centre."""
    return answers(check_can_run_survey, practitioner, centre)


def check_can_hold_conversation(practitioner: Viewer) -> None:
    """Raise AccessDenied unless she talks with centres for the authority."""
    check_has(practitioner, Permission.HOLD_CONVERSATIONS)


def can_hold_conversation(practitioner: Viewer) -> bool:
    """Return whether she talks with centres for the authority."""
    return answers(check_can_hold_conversation, practitioner)


def check_can_read_submission(practitioner: Viewer, centre: Centre) -> None:
    """Raise AccessDenied unless she wrote at this centre, or reads for the authority."""
    if not can_have(practitioner, Permission.HOLD_CONVERSATIONS):
        _check_at(practitioner, Permission.EVALUATE_CENTRE, centre)


def can_read_submission(practitioner: Viewer, centre: Centre) -> bool:
    """Return whether she reads what this centre submitted."""
    return answers(check_can_read_submission, practitioner, centre)


def check_can_evaluate(practitioner: Viewer, centre: Centre) -> None:
    """Raise AccessDenied unless she writes this centre's self-evaluation."""
    _check_at(practitioner, Permission.EVALUATE_CENTRE, centre)


def can_evaluate(practitioner: Viewer, centre: Centre) -> bool:
    """Return whether she writes this centre's self-evaluation."""
    return answers(check_can_evaluate, practitioner, centre)


def told_stories() -> QuerySet[OutcomeStory]:
    """Return the stories that may be told outside the record at this moment."""
    released = OutcomeStory.objects.filter(
        released_at__isnull=False, taken_back_at__isnull=True
    )
    return released.exclude(case__in=sealed_cases())


def released_stories(practitioner: Viewer) -> QuerySet[OutcomeStory]:
    """Return the stories of her centres whose owners have released them, as of now.

    She is shown the released words and nothing else of the record (R9; ethics protocol,
    notes-001 1G). A story taken back is gone at once; a sealed record's never comes.
    """
    centres = centres_with(practitioner, Permission.EVALUATE_CENTRE)
    return told_stories().filter(case__centre__in=centres)


def check_can_release_story(practitioner: Viewer, story: OutcomeStory) -> None:
    """Raise AccessDenied unless she writes of this person, and so speaks with them.

    It is the owner who releases it or takes it back; she records it.
    """
    check_can_write(practitioner, story.case, story.category, story.person)


def can_release_story(practitioner: Viewer, story: OutcomeStory) -> bool:
    """Return whether she records that a story is released, or taken back."""
    return answers(check_can_release_story, practitioner, story)


def _check_at(practitioner: Viewer, permission: Permission, centre: Centre) -> None:
    if not centres_with(practitioner, permission).filter(pk=centre.pk).exists():
        raise AccessDenied("Only the manager of this centre can do this.")
