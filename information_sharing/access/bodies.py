"""Who runs a board or a group, keeps its meetings, and answers for an agency there.

Everybody who is signed in reads what a body is and what it decided: no family is named
there. A seat for an agency stands while its holder works in that agency.
"""

from django.db.models import Q, QuerySet

from agencies.models import (
    Agency,
    Body,
    BodyAction,
    BodyMember,
    Centre,
    Practitioner,
    TakeBack,
)
from information_sharing.access.seeing import (
    Viewer,
    answers,
    can_have,
    centres_with,
    check_has,
    memberships,
)
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission


def seats_in(practitioner: Viewer, *, deputies: bool = False) -> QuerySet[BodyMember]:
    """Return where she sits today; with `deputies`, also where she may stand in."""
    mine = list(memberships(practitioner).values_list("team__agency", flat=True))
    if not mine:
        return BodyMember.objects.none()
    holds = Q(practitioner=practitioner.pk)
    if deputies:
        holds |= Q(deputy=practitioner.pk)
    theirs = ~Q(speaks=BodyMember.Speaks.AGENCY) | Q(agency__in=mine)
    live = BodyMember.objects.filter(left_at__isnull=True, body__ended_at__isnull=True)
    return live.filter(holds & theirs)


def bodies_run(practitioner: Viewer) -> QuerySet[Body]:
    """Return the bodies that she sets up and changes: her centre's, or all by her role."""
    if _runs_all(practitioner):
        return Body.objects.all()
    centres = centres_with(practitioner, Permission.RUN_BODIES)
    return Body.objects.filter(centre__in=centres)


def centres_run(practitioner: Viewer) -> QuerySet[Centre]:
    """Return the centres for which she may set up a body."""
    if _runs_all(practitioner):
        return Centre.objects.all()
    return centres_with(practitioner, Permission.RUN_BODIES)


def _runs_all(practitioner: Viewer) -> bool:
    return can_have(practitioner, Permission.REPORT_ON_AUTHORITY)


def check_can_run_bodies(practitioner: Viewer, centre: Centre | None) -> None:
    """Raise AccessDenied unless bodies of this centre, or beyond centres, are hers."""
    check_has(practitioner, Permission.RUN_BODIES)
    if _runs_all(practitioner):
        return
    if centre is None:
        raise AccessDenied("A commissioner runs what goes beyond one centre.")
    if not centres_run(practitioner).filter(pk=centre.pk).exists():
        raise AccessDenied("The manager of that centre, or a commissioner, does this.")


def can_run_bodies(practitioner: Viewer, centre: Centre | None) -> bool:
    """Return whether bodies of this centre, or beyond centres, are hers to run."""
    return answers(check_can_run_bodies, practitioner, centre)


def check_can_keep_meetings(practitioner: Viewer, body: Body) -> None:
    """Raise AccessDenied unless she chairs this body, or runs it."""
    if seats_in(practitioner).filter(body=body, is_chair=True).exists():
        return
    if not can_run_bodies(practitioner, body.centre):
        raise AccessDenied("Whoever chairs or runs this body keeps its meetings.")


def can_keep_meetings(practitioner: Viewer, body: Body) -> bool:
    """Return whether she keeps the meetings of this body."""
    return answers(check_can_keep_meetings, practitioner, body)


def check_can_read_interests(practitioner: Viewer, body: Body) -> None:
    """Raise AccessDenied unless she sits on this body, stands in there, or runs it."""
    if seats_in(practitioner, deputies=True).filter(body=body).exists():
        return
    if not can_run_bodies(practitioner, body.centre):
        raise AccessDenied("Interests are shown to the members.")


def can_read_interests(practitioner: Viewer, body: Body) -> bool:
    """Return whether she reads what the members declared."""
    return answers(check_can_read_interests, practitioner, body)


def check_can_declare_interest(practitioner: Viewer, member: BodyMember) -> None:
    """Raise AccessDenied unless it is her own seat: nobody declares for another."""
    if not seats_in(practitioner).filter(pk=member.pk).exists():
        raise AccessDenied("Each member declares their own interests.")


def can_declare_interest(practitioner: Viewer, member: BodyMember) -> bool:
    """Return whether it is her own seat."""
    return answers(check_can_declare_interest, practitioner, member)


def check_can_speak_for_agency(practitioner: Viewer, agency: Agency) -> None:
    """Raise AccessDenied unless she works in this agency today."""
    if not memberships(practitioner).filter(team__agency=agency).exists():
        raise AccessDenied(f"Somebody who works in {agency} says this.")


def can_speak_for_agency(practitioner: Viewer, agency: Agency) -> bool:
    """Return whether she works in this agency today."""
    return answers(check_can_speak_for_agency, practitioner, agency)


def check_can_end_body_action(practitioner: Viewer, action: BodyAction) -> None:
    """Raise AccessDenied unless it is hers, her agency's, or of a body she keeps."""
    if action.owner_id == practitioner.pk and memberships(practitioner).exists():
        return
    if can_keep_meetings(practitioner, action.meeting.body):
        return
    check_can_speak_for_agency(practitioner, action.agency)


def can_end_body_action(practitioner: Viewer, action: BodyAction) -> bool:
    """Return whether she may say how this action ended."""
    return answers(check_can_end_body_action, practitioner, action)


def check_can_answer_take_back(practitioner: Viewer, taken: TakeBack) -> None:
    """Raise AccessDenied unless she works in the agency that took it back (P18)."""
    check_can_speak_for_agency(practitioner, taken.agency)


def can_answer_take_back(practitioner: Viewer, taken: TakeBack) -> bool:
    """Return whether she may say what came of it."""
    return answers(check_can_answer_take_back, practitioner, taken)


def members_with_accounts(body: Body) -> list[Practitioner]:
    """Return who sits on a body today, deputies too, as far as they sign in."""
    seats = body.members.filter(left_at__isnull=True)
    rows = seats.select_related("practitioner", "deputy")
    people = [p for row in rows for p in (row.practitioner, row.deputy) if p]
    return list({p.pk: p for p in people if p.is_active}.values())
