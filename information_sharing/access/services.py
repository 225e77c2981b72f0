"""Which services, and people of theirs, are not named to this reader (R12, R13).

The one place that decides it. A sensitive service is not named for a case except to
those who work in it, to the team that opened the case, and to information officers.
Where an address is protected, nurseries and schools are not named either.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.html import escape

from agencies.models import Agency, Practitioner, Team, TeamMembership
from cases.models import Case, Involvement, Person
from config.plain_names import plain_name
from information_sharing.access.seeing import Viewer, memberships
from information_sharing.access.shielding import (
    cases_with_whereabouts_shut,
    protecting,
)
from information_sharing.access.whither import words_of_moves
from information_sharing.roles import Permission, roles_with

SENSITIVE_SERVICE = "a sensitive service: ask the information officer"
SCHOOL = "a nursery or school: ask the information officer"
NO_TELEPHONE = "number not told"
MARKUP = re.compile(r"(<textarea\b.*?</textarea>|<[^>]*>)", re.DOTALL)
"""What is no text of a page: its tags, and what somebody is writing."""


@dataclass(frozen=True)
class _Reader:
    """In which teams the reader works, and whether she is an information officer."""

    who: frozenset[UUID | None]
    teams: frozenset[UUID]
    is_officer: bool


NOBODY = _Reader(who=frozenset(), teams=frozenset(), is_officer=False)
"""Stands for the reader where nothing is hidden from anybody."""


class Services:
    """The names of the services around one family, as far as this reader may know."""

    def __init__(
        self, reader: _Reader, hidden: set[UUID], *, shut: Case | None
    ) -> None:
        self.reader = reader
        self.hidden = hidden - reader.teams
        self.shut = shut
        self.hides_schools = shut is not None

    def name(self, named: object) -> str:
        """Return the name of a team, an agency or a colleague, or what stands for it.

        Whatever else is given, such as a member of the family, is said as it is.
        """
        return self._instead_of(named) or str(named)

    def telephone(self, of: Practitioner | Team) -> str:
        """Return a number, or nothing where the name is not told."""
        return "" if self.hides(of) else of.telephone

    def hides(self, named: object) -> bool:
        """Return whether something else stands for this name."""
        return bool(self._instead_of(named))

    def unnamed_people(self) -> frozenset[UUID]:
        """Return the keys of the colleagues for whom something else stands."""
        return frozenset(self._people) if self._hides_some else frozenset()

    def unnamed_teams(self) -> QuerySet[Team]:
        """Return the teams for which something else stands."""
        if not self._hides_some:
            return Team.objects.none()
        return Team.objects.filter(self._among("pk"))

    @property
    def _hides_some(self) -> bool:
        return bool(self.hidden or self.hides_schools)

    def said(self, page: str) -> str:
        """Return a page or sentence in which no such name or telephone is left.

        A net under everything that is written for this reader about this family,
        whoever wrote it; what stands in a box to write in is left as it was typed.
        """
        if not self._spoken:
            return page
        parts = MARKUP.split(page)
        parts[::2] = [self._pattern.sub(self._replacement, part) for part in parts[::2]]
        return "".join(parts)

    def _replacement(self, found: re.Match[str]) -> str:
        return self._spoken[found[0]]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._spoken, key=len, reverse=True)
        return re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
        )

    @cached_property
    def _spoken(self) -> dict[str, str]:
        """Return every name as it may stand in a page, and what is said instead."""
        if not self._hides_some:
            return {}
        spoken = words_of_moves(self.shut) if self.shut else {}
        for named, instead in self._named():
            for text in _written(str(named)):
                spoken[text] = instead
            telephone = getattr(named, "telephone", "")
            if telephone:
                spoken[telephone] = NO_TELEPHONE
        return spoken

    def _named(self) -> Iterator[tuple[Team | Agency | Practitioner, str]]:
        for team in self.unnamed_teams().select_related("agency"):
            yield team, self._for_team(team)
            if self.hides(team.agency):
                yield team.agency, self._for_agency(team.agency)
        people = Practitioner.objects.filter(pk__in=self._people)
        yield from ((one, self._people[one.pk]) for one in people)

    def _among(self, team: str) -> Q:
        """Return the condition that a row's team is one that may be hidden."""
        theirs = Q(**{f"{team}__in": self.hidden})
        if self.hides_schools:
            kind = "agency__kind" if team == "pk" else f"{team}__agency__kind"
            theirs |= Q(**{kind: Agency.Kind.EARLY_YEARS})
        mine = Q(**{f"{team}__in": self.reader.teams})
        return theirs & ~mine

    def _instead_of(self, named: object) -> str:
        if not self._hides_some:
            return ""
        if isinstance(named, Team):
            return self._for_team(named)
        if isinstance(named, Agency):
            return self._for_agency(named)
        if isinstance(named, Practitioner):
            return self._people.get(named.pk, "")
        return ""

    def _for_team(self, team: Team) -> str:
        if team.pk in self.hidden:
            return SENSITIVE_SERVICE
        if self.hides_schools and team.pk not in self.reader.teams:
            return SCHOOL if team.agency.kind == Agency.Kind.EARLY_YEARS else ""
        return ""

    def _for_agency(self, agency: Agency) -> str:
        """An agency with other teams as well says nothing about one of them."""
        teams = agency.teams.select_related("agency")
        instead = [self._for_team(team) for team in teams]
        return instead[0] if instead and all(instead) else ""

    @cached_property
    def _people(self) -> dict[UUID, str]:
        found = TeamMembership.objects.filter(self._among("team"))
        rows = found.select_related("team__agency")
        named = {row.practitioner_id: self._for_team(row.team) for row in rows}
        return {pk: words for pk, words in named.items() if pk not in self.reader.who}


def _written(name: str) -> Iterator[str]:
    for text in (name, plain_name(name)):
        yield from (text, escape(text))


def services_for(viewer: Viewer, case: Case) -> Services:
    """Return the names of the services around this family for this reader."""
    return services_by_case(viewer, [case])[case.pk]


def services_by_case(viewer: Viewer, cases: Iterable[Case]) -> dict[UUID, Services]:
    """Return the same for many cases, with as many queries as for one."""
    cases = list(cases)
    sensitive = _sensitive_teams(cases)
    shut = cases_with_whereabouts_shut(viewer, cases)
    reader = _reader(viewer) if sensitive or shut else NOBODY
    return {
        case.pk: Services(
            reader,
            set() if _knows_all(reader, case) else sensitive.get(case.pk, set()),
            shut=case if case.pk in shut else None,
        )
        for case in cases
    }


def services_before(
    case: Case, *, people: Iterable[UUID], teams: Iterable[UUID], kept: set[UUID]
) -> Services:
    """Return the names that may stand before these people, who met these teams.

    For a screen that several read at once, and for the family: what one of them may
    know is not theirs to read off. `kept` are the teams not to be named to them.
    """
    shut = case if protecting(case).exists() else None
    met = _Reader(frozenset(people), frozenset(teams), is_officer=False)
    return Services(met, kept, shut=shut)


def sensitive_services(case: Case) -> set[UUID]:
    """Return the teams not to be named about this family to who does not know of them."""
    return _sensitive_teams([case]).get(case.pk, set())


def services_kept_from(person: Person, case: Case) -> set[UUID]:
    """Return the teams not to be named on what is shown or printed for this person.

    The sensitive ones, without those that are about this very person. That colleagues
    may know of a service does not mean that the rest of the family may.
    """
    here = Involvement.objects.filter(case=case)
    marked = here.filter(is_sensitive=True).values("team")
    kept = Team.objects.filter(Q(is_sensitive=True) | Q(pk__in=marked))
    hers = here.filter(person=person).values("team")
    return set(kept.exclude(pk__in=hers).values_list("pk", flat=True))


def _reader(viewer: Viewer) -> _Reader:
    held = list(memberships(viewer))
    officers = roles_with(Permission.SHIELD_RECORDS)
    return _Reader(
        who=frozenset([viewer.pk]),
        teams=frozenset(row.team_id for row in held),
        is_officer=any(row.role in officers for row in held),
    )


def _knows_all(reader: _Reader, case: Case) -> bool:
    return reader.is_officer or case.recording_team_id in reader.teams


def _sensitive_teams(cases: list[Case]) -> dict[UUID, set[UUID]]:
    """Return by case the teams not to be named: sensitive ones unless this family's
    involvement was recorded as not sensitive, and others where it was."""
    here = FilteredRelation("involvements", condition=Q(involvements__case__in=cases))
    teams = Team.objects.annotate(here=here).filter(
        Q(is_sensitive=True) | Q(here__is_sensitive=True)
    )
    rows = teams.order_by("here__is_sensitive").values_list(
        "pk", "is_sensitive", "here__case", "here__is_sensitive"
    )
    return _by_case(list(rows), [case.pk for case in cases])


def _by_case(rows: list[tuple], cases: list[UUID]) -> dict[UUID, set[UUID]]:
    always = {team: True for team, by_nature, _, _ in rows if by_nature}
    said: dict[UUID, dict] = {case: dict(always) for case in cases}
    for team, _, case, is_sensitive in rows:
        if case is not None:
            said[case][team] = is_sensitive
    hidden = {
        case: {t for t, is_hidden in said[case].items() if is_hidden} for case in said
    }
    return {case: teams for case, teams in hidden.items() if teams}
