"""Who was asked to lead, and what waits for an answer."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from agencies.models import Practitioner, Team
from cases.models import Case
from cases.work_items import WorkItem
from information_sharing import access
from lead_professional.models import Nomination
from lead_professional.policies import answer_due_on, teams_that_may_lead
from lead_professional.queries.loads import Load, loads_of


@dataclass(frozen=True)
class Request:
    """What a nominee is told before she answers: nothing of the family's."""

    nomination: Nomination
    reference: str
    asker: Practitioner
    asker_team: Team
    telephone: str
    sees_already: bool
    load: Load


def nominations_of(*, viewer: Practitioner, case: Case) -> list[Nomination]:
    """Return who has been asked to lead this family, newest first."""
    found = Nomination.objects.filter(case=case).select_related(
        "nominee", "team", "nominated_by", "declined_by"
    )
    return list(access.visible_facts(viewer, found))


def open_nomination(*, viewer: Practitioner, case: Case) -> Nomination | None:
    """Return the question that has not been answered yet, if there is one."""
    asked = nominations_of(viewer=viewer, case=case)
    return next((nomination for nomination in asked if nomination.is_waiting), None)


def open_nomination_or_404(*, viewer: Practitioner, case: Case, pk: UUID) -> Nomination:
    """Return this case's nomination if the viewer may see it, or raise Http404."""
    asked = nominations_of(viewer=viewer, case=case)
    found = next((nomination for nomination in asked if nomination.pk == pk), None)
    if found is None:
        raise Http404("No such page.")
    return found


def nomination_for(*, viewer: Practitioner, pk: UUID) -> Nomination:
    """Return what this person was asked, or raise Http404 as for nobody's (R8)."""
    found: Nomination | None = _asked(viewer).filter(pk=pk).first()
    if found is None or not access.can_answer_nomination(viewer, found):
        raise Http404("No such page.")
    return found


def _asked(viewer: Practitioner) -> QuerySet[Nomination]:
    asked = Nomination.objects.filter(nominee=viewer).select_related(
        "case__recording_team", "team", "nominated_by"
    )
    return asked.exclude(case__in=access.hidden_cases(viewer))


def request_shown(*, viewer: Practitioner, nomination: Nomination) -> Request:
    """Return what the nominee may know before she answers."""
    asker, key = nomination.nominated_by, (viewer.pk, nomination.team.agency_id)
    team = _team_of_asker(nomination)
    return Request(
        nomination=nomination,
        reference=nomination.case.reference,
        asker=asker,
        asker_team=team,
        telephone=asker.telephone or team.telephone,
        sees_already=access.can_view_case(viewer, nomination.case),
        load=loads_of([key])[key],
    )


def _team_of_asker(nomination: Nomination) -> Team:
    recording = nomination.case.recording_team
    teams = [row.team for row in access.memberships(nomination.nominated_by)]
    return recording if recording in teams or not teams else teams[0]


def waiting_for(viewer: Practitioner) -> list[Nomination]:
    """Return the questions that wait for this person's answer, oldest first."""
    teams = access.memberships(viewer).values("team")
    asked = _asked(viewer).filter(
        accepted_at__isnull=True, declined_at__isnull=True, team__in=teams
    )
    waiting = asked.exclude(case__status=Case.Status.CLOSED).order_by("nominated_at")
    return [one for one in waiting if one.team in teams_that_may_lead(one.case)]


def requests_to_answer(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what waits for her answer, each with the day by which it is due."""
    return [
        WorkItem(
            kind="Lead professional",
            words="Will you be lead professional?",
            url=reverse("lead_professional:nomination", args=[one.pk]),
            case=one.case,
            due_on=answer_due_on(one),
        )
        for one in waiting_for(viewer)
    ]
