"""What one person holds for a team, kind by kind: nothing of it may be nobody's (R20, P34).

What has one holder stands here; the tests ask every table with a person in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from agencies.models import (
    BodyAction,
    BodyMember,
    Leaving,
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
)
from cases.models import (
    Case,
    Invitee,
    Involvement,
    Meeting,
    MessageTo,
    PanelMember,
    Referral,
    Visit,
)
from evaluation.models import Improvement, SelfEvaluation, SelfEvaluationSection
from information_sharing.models import Standing
from lead_professional.leaving import HELD, OPEN_REFERRAL


@dataclass(frozen=True)
class Kind:
    """One kind of work: whose it is, when it is open, and for which team it is held.

    `page` takes the case and the thing named by `thing`. `place` is the way to the
    team, `agency` or `centre` for which she holds it; where none is named and she
    stays in another team, what that team sees of the family decides.
    """

    key: str
    words: str
    model: type[Model]
    holder: str
    is_open: Callable[[], Q]
    place: str = ""
    agency: str = ""
    centre: str = ""
    page: str = ""
    thing: str = ""
    due: str = ""
    has_case: bool = True
    at_once: bool = True
    """Whether it is handed on here; else on its own page, one by one."""


def _kind(key: str, words: str, nth: int, **more: Any) -> Kind:
    held = HELD[nth]
    said = {"page": held.page, "thing": held.thing} | more
    return Kind(key, words, held.model, held.holder, held.is_open, **said)


def _planned() -> Q:
    return Q(status=Meeting.Status.PLANNED, held_on__gte=localdate())


def _nobody_else_chairs() -> Q:
    chairs = Invitee.objects.asked().filter(meeting=OuterRef("pk"), is_chair=True)
    others = chairs.exclude(practitioner=OuterRef("planned_by"))
    return _planned() & Q(~Exists(others.filter(practitioner__isnull=False)))


def _nobody_else_reads() -> Q:
    others = MessageTo.objects.filter(message=OuterRef("message")).exclude(
        practitioner=OuterRef("practitioner")
    )
    return Q(~Exists(others), opened_on__isnull=True)


def _live() -> Q:
    today = localdate()
    return Q(ended_at__isnull=True) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))


def _seated() -> Q:
    return Q(left_at__isnull=True, body__ended_at__isnull=True)


CASE_KINDS = (
    _kind("families-led", "Families that they lead for", 0, place="team",
          at_once=False),
    _kind("standing-in", "Families where they stand in", 1, place="team"),
    _kind("asked-to-lead", "Questions whether they will lead", 2, place="team",
          at_once=False),
    _kind("actions", "Actions to do", 3, due="due_on"),
    _kind("meetings", "Meetings to which they are asked", 4, place="team",
          due="meeting__held_on"),
    Kind("meetings-called", "Meetings that they called, and nobody else chairs",
         Meeting, "planned_by", _nobody_else_chairs, page="cases:meeting", thing="pk",
         due="held_on"),
    Kind("notes-taken", "Meetings under way of which they take the notes", Meeting,
         "note_taker", lambda: Q(status=Meeting.Status.UNDER_WAY),
         page="cases:meeting", thing="pk", at_once=False),
    _kind("taken-back", "What they take back from meetings", 5),
    _kind("visits", "Visits planned", 6, place="team", due="planned_on"),
    Kind("messages", "Messages that nobody else reads", MessageTo, "practitioner",
         _nobody_else_reads, page="cases:messages"),
    _kind("questions", "Questions of colleagues that wait", 8, place="team",
          due="wanted_by"),
    _kind("unmet-needs", "Needs that nobody meets, and they look after", 9,
          due="ask_again_on"),
    Kind("involvements", "Families where their name stands for the team", Involvement,
         "practitioner", lambda: Q(ends_on__isnull=True), "team",
         page="cases:involved"),
)  # fmt: skip
"""Work in a case."""

OTHER_KINDS = (
    Kind("referrals", "Referrals that they work on", Referral, "worker",
         lambda: Q(status__in=OPEN_REFERRAL), "team", page="cases:referral",
         thing="pk", due="contact_by", has_case=False),
    Kind("panel-seats", "Seats on panels", PanelMember, "practitioner",
         lambda: Q(left_at__isnull=True, panel__ended_at__isnull=True), "team",
         has_case=False),
    Kind("body-seats", "Seats on boards and groups", BodyMember, "practitioner",
         _seated, agency="agency", has_case=False),
    Kind("deputy-seats", "Seats on boards and groups where they are the deputy",
         BodyMember, "deputy", _seated, agency="agency", has_case=False),
    Kind("body-actions", "Actions that a board or a group agreed", BodyAction, "owner",
         lambda: Q(done_at__isnull=True, dropped_at__isnull=True), agency="agency",
         due="due_on", has_case=False),
    Kind("managed", "People whose line manager they are", TeamMembership,
         "line_manager", _live, "team", has_case=False),
    Kind("supervised", "People whom they supervise", TeamMembership, "supervisor",
         _live, "team", has_case=False),
    Kind("sections", "Sections of a self-evaluation that they write",
         SelfEvaluationSection, "assigned_to",
         lambda: Q(self_evaluation__status=SelfEvaluation.Status.DRAFT),
         centre="self_evaluation__centre", has_case=False),
    Kind("priorities", "Priorities of a centre that they answer for", Improvement,
         "owner_practitioner", lambda: Q(status__in=("TO_DO", "STARTED")),
         centre="centre", due="due_on", has_case=False),
)  # fmt: skip
"""Work beside the cases: no family is in it, but the referrals that a team reads."""

KINDS = (*CASE_KINDS, *OTHER_KINDS)
BY_KEY = {kind.key: kind for kind in KINDS}


def teams_kept(leaving: Leaving) -> list[Team]:
    """Return the teams in which she works on, the one that she moves to among them."""
    place = leaving.membership
    others = TeamMembership.objects.filter(practitioner=place.practitioner_id)
    stays = others.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=leaving.last_day),
        ended_at__isnull=True,
        team__agency__left_at__isnull=True,
    ).exclude(pk=place.pk)
    kept = {one.team for one in stays.select_related("team__agency")}
    return [*(kept | ({leaving.to_team} if leaving.to_team else set()))]


def held_rows(kind: Kind, leaving: Leaving, kept: list[Team]) -> QuerySet[Any]:
    """Return what is open of one kind, and does not go on in a team that she keeps."""
    rows = kind.model._default_manager.filter(
        kind.is_open(), **{kind.holder: leaving.membership.practitioner_id}
    )
    if kind.has_case:
        rows = rows.exclude(case__status=Case.Status.CLOSED)
    return rows.filter(_stays_behind(kind, leaving.membership, kept)) if kept else rows


def _stays_behind(kind: Kind, place: TeamMembership, kept: list[Team]) -> Q:
    if kind.place:
        kept_for = {team.pk for team in kept}
        return ~Q(**{f"{kind.place}__in": kept_for}) | Q(**{kind.place: None})
    if kind.agency:
        return ~Q(**{f"{kind.agency}__in": {team.agency_id for team in kept}})
    if kind.centre:
        return ~Q(**{f"{kind.centre}__in": {team.centre_id for team in kept}})
    seen = Standing.objects.filter(team__in=kept, case=OuterRef("case"))
    return ~Q(Exists(seen))


def goes_along(leaving: Leaving, kept: list[Team]) -> QuerySet[Visit]:
    """Return visits of colleagues, after her last day, on which she was to go along.

    Each has its visitor: nothing is to be handed on, she is taken off when it is over.
    """
    seen = Standing.objects.filter(team__in=kept, case=OuterRef("case"))
    rows = Visit.objects.filter(
        ~Q(Exists(seen)),
        with_whom=leaving.membership.practitioner_id,
        status=Visit.Status.PLANNED,
        planned_on__gt=leaving.last_day,
    )
    return rows.select_related("case", "practitioner")


def is_last_of_role(leaving: Leaving) -> bool:
    """Return whether nobody else has this role where it counts, once she has left."""
    place = leaving.membership
    if place.role == RoleName.PRACTITIONER:
        return False
    others = TeamMembership.objects.in_force().exclude(
        practitioner=place.practitioner_id
    )
    stay = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=leaving.last_day))
    where = {
        RoleName.TEAM_MANAGER: {"team": place.team_id},
        RoleName.MANAGER: {"team__centre": place.team.centre_id},
        RoleName.AGENCY_ADMINISTRATOR: {"team__agency": place.team.agency_id},
    }.get(RoleName(place.role), {})
    return not stay.filter(role=place.role, **where).exists()


def still_held(leaving: Leaving) -> dict[str, int]:
    """Return how much of each kind is left, of kinds of which something is."""
    kept = teams_kept(leaving)
    counts = {kind.key: held_rows(kind, leaving, kept).count() for kind in KINDS}
    return {key: count for key, count in counts.items() if count}


def holds_anything(practitioner: Practitioner) -> bool:
    """Return whether this person holds something, whatever team it is for."""
    for kind in KINDS:
        rows = kind.model._default_manager.filter(
            kind.is_open(), **{kind.holder: practitioner}
        )
        open_ones = rows.exclude(case__status="CLOSED") if kind.has_case else rows
        if open_ones.exists():
            return True
    return False
