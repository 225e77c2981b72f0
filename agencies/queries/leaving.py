"""Who leaves or moves, and what each still holds: shown as far as the viewer may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from agencies.holding import (
    BY_KEY,
    KINDS,
    Kind,
    goes_along,
    held_rows,
    is_last_of_role,
    teams_kept,
)
from agencies.models import Leaving, Practitioner, Team, TeamMembership
from cases.models import Draft, Message, MessageTo, Referral
from evaluation.models import Edition
from information_sharing import access
from information_sharing.roles import ROLES
from lead_professional.queries.loads import loads_of
from lead_professional.waiting import unanswered_of

ANOTHER = "another team of the agency"


@dataclass(frozen=True)
class HeldRow:
    """One thing that is held: what it is, of which family by reference, and by when."""

    pk: UUID
    words: str
    url: str = ""
    due_on: date | None = None
    state: str = ""
    thing: Any = None


@dataclass(frozen=True)
class Part:
    """What is held of one kind: how much, and what of it the viewer is shown."""

    kind: Kind
    count: int
    rows: tuple[HeldRow, ...] = ()

    @property
    def hidden(self) -> int:
        """Return how many are with families that are not shared with the viewer."""
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Held:
    """Everything that somebody who leaves still holds, and what stays hers."""

    leaving: Leaving
    parts: tuple[Part, ...]
    drafts: int
    kept: tuple[Team, ...]
    shows_rows: bool
    along: int = 0
    editions: int = 0
    last_of_role: str = ""

    @property
    def left(self) -> int:
        """Return how much has no other holder yet."""
        return sum(part.count for part in self.parts)


def leavings(*, viewer: Practitioner) -> list[Leaving]:
    """Return who leaves, or left within a year, as far as she sees to it."""
    since = timezone.now() - timedelta(days=365)
    rows = access.visible_leavings(viewer).filter(started_at__gt=since)
    ordered = _with_names(rows).order_by("finished_at", "cancelled_at", "last_day")
    return _told(list(ordered), viewer)


def leaving_of(*, viewer: Practitioner, pk: UUID) -> Leaving:
    """Return one leaving that she sees to, or her own; else raise Http404."""
    rows = _with_names(access.visible_leavings(viewer))
    return _told([get_object_or_404(rows, pk=pk)], viewer)[0]


def _told(rows: list[Leaving], viewer: Practitioner) -> list[Leaving]:
    """Say of each where she moves to, where that team may be named (R13)."""
    for row in rows:
        there = [row.to_team] if row.to_team else []
        named = _named(there, row, viewer)
        words = str(there[0]) if named else ANOTHER if there else ""
        row.moves_to = words  # type: ignore[attr-defined]
    return rows


def _named(
    teams: Iterable[Team], leaving: Leaving, viewer: Practitioner
) -> tuple[Team, ...]:
    """Return those of these teams that may be named to this reader; all to herself."""
    if leaving.membership.practitioner_id == viewer.pk or not teams:
        return tuple(teams)
    keys = {team.pk for team in teams}
    shown = set(access.named_teams(viewer).filter(pk__in=keys).values_list("pk"))
    return tuple(team for team in teams if (team.pk,) in shown)


def _with_names(rows: QuerySet[Leaving]) -> QuerySet[Leaving]:
    return rows.select_related(
        "membership__practitioner", "membership__team__agency", "to_team"
    )


def places_to_leave(*, viewer: Practitioner) -> QuerySet[TeamMembership]:
    """Return the live places of those for whom she answers, without a leaving begun."""
    begun = Leaving.objects.filter(finished_at__isnull=True, cancelled_at__isnull=True)
    places = access.places_that_may_end(viewer)
    live = TeamMembership.objects.in_force().filter(pk__in=places.values("pk"))
    free = live.exclude(pk__in=begun.values("membership"))
    return free.select_related("practitioner", "team__agency").order_by(
        "practitioner__last_name", "practitioner__first_name", "team__name"
    )


def teams_to_move_to(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams into which she may move somebody."""
    return access.teams_moved_into(viewer).order_by("name")


def held_by(*, viewer: Practitioner, leaving: Leaving) -> Held:
    """Return what is held, by kind; whoever may not hand it on learns numbers (R9)."""
    shows = access.can_pass_on(viewer, leaving)
    kept = teams_kept(leaving)
    parts = [_part(viewer, kind, leaving, kept, shows=shows) for kind in KINDS]
    who = leaving.membership.practitioner_id
    return Held(
        leaving=leaving,
        parts=tuple(part for part in parts if part.count),
        drafts=Draft.objects.filter(author=who).count(),
        kept=_named(kept, leaving, viewer),
        shows_rows=shows,
        along=goes_along(leaving, kept).count(),
        editions=Edition.objects.filter(wanted_by=who, ended_at__isnull=True).count(),
        last_of_role=_last_of_role(leaving),
    )


def _last_of_role(leaving: Leaving) -> str:
    if leaving.finished_at or leaving.cancelled_at or not is_last_of_role(leaving):
        return ""
    return ROLES[leaving.membership.role].display_name.lower()


def part_of(*, viewer: Practitioner, leaving: Leaving, key: str) -> Part:
    """Return what is held of one kind, for her who hands it on; else raise Http404."""
    access.check_can_pass_on(viewer, leaving)
    if key not in BY_KEY:
        raise Http404("No such page.")
    return _part(viewer, BY_KEY[key], leaving, teams_kept(leaving), shows=True)


def successors(*, viewer: Practitioner, leaving: Leaving) -> QuerySet[TeamMembership]:
    """Return those of the team who stay, one of whom may take something on."""
    access.check_can_pass_on(viewer, leaving)
    place = leaving.membership
    going = Leaving.objects.filter(finished_at__isnull=True, cancelled_at__isnull=True)
    stay = TeamMembership.objects.in_force().filter(
        team=place.team_id, ends_on__isnull=True
    )
    others = stay.exclude(practitioner=place.practitioner_id)
    return (
        others.exclude(pk__in=going.values("membership"))
        .select_related("practitioner", "team")
        .order_by("practitioner__last_name", "practitioner__first_name")
    )


def loads(
    *, viewer: Practitioner, colleagues: Iterable[TeamMembership]
) -> dict[UUID, str]:
    """Return, by place, for how many families each colleague leads now (notes-001, P83)."""
    places = list(colleagues)
    pairs = {
        place.pk: (place.practitioner_id, place.team.agency_id) for place in places
    }
    found = loads_of(pairs.values())
    return {key: found[pair].words for key, pair in pairs.items()}


def _part(
    viewer: Practitioner, kind: Kind, leaving: Leaving, kept: list[Team], *, shows: bool
) -> Part:
    rows = held_rows(kind, leaving, kept)
    if not shows:
        return Part(kind, rows.count())
    found = list(rows.select_related(*_named_by(kind)))
    seen = _seen(viewer, kind, found)
    shown = [row for row in found if row.pk in seen]
    states = _states(kind, shown)
    lines = [_line(kind, row, states.get(row.pk, "")) for row in shown]
    lines.sort(key=lambda line: (line.due_on or date.max, line.words))
    return Part(kind, len(found), tuple(lines))


def _named_by(kind: Kind) -> list[str]:
    named = {
        "panel-seats": ["panel"],
        "body-seats": ["body"],
        "deputy-seats": ["body"],
        "managed": ["practitioner", "team"],
        "supervised": ["practitioner", "team"],
        "meetings": ["case", "meeting"],
        "sections": ["self_evaluation__centre"],
        "priorities": ["centre"],
        "families-led": ["case", "practitioner", "team"],
    }
    return named.get(kind.key, ["case"] if kind.has_case else [kind.holder])


def _seen(viewer: Practitioner, kind: Kind, rows: Iterable[Any]) -> set[UUID]:
    """Return which of these she may see: by category and person, else by the case."""
    keys = [row.pk for row in rows]
    found = kind.model._default_manager.filter(pk__in=keys)
    if kind.model is TeamMembership:
        known = access.visible_colleagues(viewer).values("pk")
        found = found.filter(Q(practitioner__in=known) | Q(team__is_sensitive=False))
    elif not (kind.has_case or kind.model is Referral):
        return set(keys)
    elif kind.model is Referral:
        found = access.referrals_held(viewer).filter(pk__in=keys)
    elif kind.model is MessageTo:
        known = access.visible_facts(viewer, Message.objects.filter(to__in=keys))
        found = found.filter(message__in=known.values("pk"))
    elif hasattr(kind.model, "fact_category"):
        found = access.visible_facts(viewer, found)
    else:
        found = found.filter(case__in=access.visible_cases(viewer).values("pk"))
    return set(found.values_list("pk", flat=True))


def _states(kind: Kind, rows: Iterable[Any]) -> dict[UUID, str]:
    """Return who was asked already to lead, of each family that she leads for."""
    if kind.key != "families-led":
        return {}
    asked = {one.case_id: one for one in unanswered_of(row.case_id for row in rows)}
    return {
        row.pk: f"{asked[row.case_id].nominee} is asked and has not answered"
        for row in rows
        if row.case_id in asked
    }


def _line(kind: Kind, row: Any, state: str) -> HeldRow:
    due: Any = row
    for name in kind.due.split("__") if kind.due else ():
        due = getattr(due, name)
    return HeldRow(
        row.pk,
        _words(kind, row),
        _url(kind, row),
        due if kind.due else None,
        state,
        row,
    )


def _words(kind: Kind, row: Any) -> str:
    if kind.has_case:
        return str(row.case.reference)
    named: dict[str, str] = {
        "panel-seats": "panel",
        "body-seats": "body",
        "deputy-seats": "body",
        "referrals": "number",
    }
    if kind.key == "sections":
        return f"{row.self_evaluation.centre}, {row.code.replace('-', ' ')}"
    return str(getattr(row, named[kind.key]) if kind.key in named else row)


def _url(kind: Kind, row: Any) -> str:
    if not kind.page:
        return ""
    things = [row.case_id] if kind.has_case else []
    things += [getattr(row, kind.thing)] if kind.thing else []
    return reverse(kind.page, args=things)
