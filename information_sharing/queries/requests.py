"""Requests to see a record: for those who answer them, and for those who asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner, Team
from agencies.worn import worn_first
from cases.models import Case
from information_sharing import access, found
from information_sharing.categories import Category
from information_sharing.models import (
    Access,
    AccessEvent,
    AccessRequest,
    Consent,
    Grant,
    Shielding,
)
from information_sharing.queries.consents import family_left_out
from information_sharing.roles import Permission, roles_with

MOST = 50


@dataclass(frozen=True)
class Line:
    """A request as those who answer it see it."""

    request: AccessRequest
    who: str
    profession: str
    team: str
    telephone: str
    is_overdue: bool


@dataclass(frozen=True)
class Story:
    """One request, and what to know before answering it."""

    line: Line
    covering: tuple[Consent, ...]
    left_out: bool
    has_left: bool
    sees_already: bool


@dataclass(frozen=True)
class Asked:
    """A request as the asker sees it: the same words whether or not there is a record.

    `answer` is empty while it waits, and for ever where nobody may tell her anything.
    """

    reference: str
    team: str
    asked_at: datetime
    due_on: date | None
    answer: str = ""
    words: str = ""
    contact: str = ""
    telephone: str = ""
    record: Case | None = None


def case_called(*, viewer: Practitioner, reference: str, word: str) -> Case | None:
    """Return the case that she asks about, by what she found or by its reference."""
    cases = Case.objects.select_related("merged_into")
    if word:
        cases = cases.filter(Q(pk=found.case_in(word, viewer)))
    else:
        cases = cases.called(reference)
    case = cases.first()
    return case and (case.merged_into or case)


def teams_asking(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams for which this person may search and ask."""
    roles = roles_with(Permission.SEARCH_INDEX)
    live = access.memberships(viewer).filter(role__in=roles)
    return worn_first(viewer, Team.objects.filter(pk__in=live.values("team")))


def keepers(*, viewer: Practitioner, case: Case) -> list[Practitioner]:
    """Return who may answer for a case: its lead and who stands in, else its team.

    Only those who see it now: of a sealed record, its named readers. `viewer` asks.
    """
    rows = Access.objects.filter(
        case=case, category=Category.IDENTITY, kind__in=access.COORDINATING
    ).exclude(practitioner=viewer.pk)
    held = list(rows.select_related("practitioner"))
    leading = [r for r in held if r.kind == Grant.Kind.LEAD_PROFESSIONAL]
    deputies = [one for one in access.deputies_of(case) if one != viewer]
    keep = [row.practitioner for row in leading or held]
    return list(dict.fromkeys([*keep, *deputies]))


def requests_for(*, viewer: Practitioner, case: Case) -> list[Line]:
    """Return the requests to see a case, those that wait first."""
    access.check_can_coordinate(viewer, case)
    rows = _with_people(AccessRequest.objects.filter(case=case))
    services = access.services_for(viewer, case)
    return [_line(row, services) for row in rows.order_by("-answered_at", "-asked_at")]


def request_of(*, viewer: Practitioner, case: Case, pk: UUID) -> AccessRequest:
    """Return one request to see this case, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    return get_object_or_404(
        _with_people(AccessRequest.objects.all()), pk=pk, case=case
    )


def story_of(*, viewer: Practitioner, request: AccessRequest) -> Story:
    """Return what to know before answering: on what sharing with that team could rest."""
    case, asker = request.case, request.asked_by
    live = access.memberships(asker)
    consents = Consent.objects.in_force().filter(
        case=case, teams__team=request.team, teams__withdrawn_at__isnull=True
    )
    return Story(
        line=_line(request, access.services_for(viewer, case)),
        covering=tuple(consents.select_related("given_by").distinct()),
        left_out=family_left_out(case, request.team),
        has_left=not live.filter(team=request.team).exists(),
        sees_already=access.can_view_case(asker, case),
    )


def _with_people(rows: QuerySet[AccessRequest]) -> QuerySet[AccessRequest]:
    return rows.select_related("case", "team__agency", "asked_by", "answered_by")


def _line(request: AccessRequest, services: access.Services) -> Line:
    asker, team = request.asked_by, request.team
    late = request.answered_at is None and request.due_on < timezone.localdate()
    return Line(
        request=request,
        who=services.name(asker),
        profession="" if services.hides(asker) else asker.profession,
        team=services.name(team),
        telephone=services.telephone(team),
        is_overdue=late,
    )


def my_requests(*, viewer: Practitioner) -> list[Asked]:
    """Return what this person asked for, from the log: asked for nothing looks alike."""
    events = AccessEvent.objects.filter(by=viewer, event="ACCESS_REQUESTED")
    latest: dict[str, AccessEvent] = {}
    for event in events.order_by("-id")[:MOST]:
        latest.setdefault(event.details["reference"] or str(event.target), event)
    teams = {str(m.team_id): str(m.team) for m in access.memberships(viewer)}
    answers = _answers(viewer, [event.target for event in latest.values()])
    return [_asked(e, teams, answers.get(e.target) or {}) for e in latest.values()]


def _asked(event: AccessEvent, teams: dict, answer: dict) -> Asked:
    return Asked(
        reference=event.details["reference"],
        team=teams.get(event.details["team"], "a team that you have left"),
        asked_at=event.at,
        due_on=date.fromisoformat(event.details["due_on"]),
        **answer,
    )


def _answers(viewer: Practitioner, keys: list) -> dict[UUID | None, dict]:
    rows = _with_people(AccessRequest.objects.filter(asked_by=viewer, pk__in=keys))
    rows = rows.filter(answered_at__isnull=False).select_related("case__family")
    answered = [row for row in rows if may_hear(viewer=viewer, request=row)]
    cases = [row.case for row in answered]
    seen = access.visible_cases(viewer).filter(pk__in=[case.pk for case in cases])
    services = access.services_by_case(viewer, cases) if cases else {}
    return {
        row.pk: _answer(row, services[row.case_id], {case.pk: case for case in seen})
        for row in answered
    }


def _answer(row: AccessRequest, services: access.Services, seen: dict) -> dict:
    by = row.answered_by
    talks = row.answer == AccessRequest.Answer.TALK_FIRST
    return {
        "answer": row.get_answer_display(),
        "words": row.answer_words,
        "contact": services.name(by) if talks else "",
        "telephone": services.telephone(by) if talks else "",
        "record": seen.get(row.case_id),
    }


def may_hear(*, viewer: Practitioner, request: AccessRequest) -> bool:
    """Return whether the asker may be told the answer (R12).

    After a family was sealed nothing more is said; what she had heard stays as it was.
    """
    seals = access.standing_shields().filter(
        level=Shielding.Level.SEALED,
        case__family=request.case.family_id,
        set_at__lt=request.answered_at,
    )
    return not seals.exists() or access.can_view_case(viewer, request.case)
