"""Which services work with the family, what for, and until when (R13)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import Practitioner, Team
from cases.elements import BY_CODE
from cases.models import Case, Involvement, Person, Purpose
from information_sharing import access, audit, policies
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class WhatFor:
    """An element of the assessment that a service works on, for whom, in words."""

    element: str
    words: str = ""
    person: Person | None = None


@dataclass(frozen=True)
class Work:
    """A service's work with the family; without `is_sensitive`, as its team is.

    `practitioner` is who comes, where the team has named somebody.
    """

    team: Team
    starts_on: date
    ends_on: date | None = None
    is_sensitive: bool | None = None
    next_on: date | None = None
    what_for: WhatFor | None = None
    practitioner: Practitioner | None = None

    @property
    def sensitive(self) -> bool:
        """Return whether the service is not to be named to others."""
        chosen = self.is_sensitive
        return self.team.is_sensitive if chosen is None else chosen


@transaction.atomic
def record_work(*, case: Case, work: Work, by: Practitioner) -> Involvement:
    """Record that a team works with the family, and what for; it opens nothing."""
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    running = Involvement.objects.filter(case=case, team=work.team)
    if work.ends_on is None and running.filter(ends_on__isnull=True).exists():
        raise NotPossibleNow("This service is recorded already. End that first.")
    _check_works_there(work)
    made = Involvement.objects.create(
        case=case,
        team=work.team,
        practitioner=work.practitioner,
        starts_on=work.starts_on,
        ends_on=work.ends_on,
        next_on=work.next_on,
        is_sensitive=work.sensitive,
        recorded_by=by,
    )
    if work.what_for:
        _say_what_for(made, work.what_for, by)
    _record(made, by, {"sensitive": work.sensitive})
    return made


def _check_works_there(work: Work) -> None:
    who = work.practitioner
    if who and not access.people_of_team(work.team).filter(pk=who.pk).exists():
        raise NotPossibleNow(f"{who} does not work in this service.")


def record_involvement(
    *,
    case: Case,
    team: Team,
    starts_on: date,
    by: Practitioner,
    ends_on: date | None = None,
    is_sensitive: bool | None = None,
) -> Involvement:
    """Record that a team works with the family, without saying what for."""
    work = Work(team, starts_on, ends_on, is_sensitive)
    return record_work(case=case, work=work, by=by)


@transaction.atomic
def add_purpose(
    *, involvement: Involvement, what_for: WhatFor, by: Practitioner
) -> Purpose:
    """Say what a service works on: seen like the element that it names."""
    involvement = _running(involvement, by)
    made = _say_what_for(involvement, what_for, by)
    _record(involvement, by, {"element": what_for.element})
    return made


@transaction.atomic
def plan_next_visit(
    *, involvement: Involvement, next_on: date | None, by: Practitioner
) -> Involvement:
    """Write down when the service sees the family next, or that it is not known."""
    involvement = _running(involvement, by)
    involvement.next_on = next_on
    involvement.save(update_fields=["next_on"])
    _record(involvement, by, {"next": bool(next_on)})
    return involvement


@transaction.atomic
def end_involvement(
    *, involvement: Involvement, ends_on: date, by: Practitioner
) -> Involvement:
    """Record the last day of a service's work; a sensitive one stays unnamed."""
    access.check_can_coordinate(by, involvement.case)
    involvement = _locked(involvement)
    if involvement.ends_on:
        raise NotPossibleNow("The last day is recorded already.")
    if ends_on < involvement.starts_on:
        raise NotPossibleNow("It cannot end before it began.")
    involvement.ends_on = ends_on
    involvement.save(update_fields=["ends_on"])
    _record(involvement, by, {"ended": True})
    return involvement


def _running(involvement: Involvement, by: Practitioner) -> Involvement:
    access.check_can_coordinate(by, involvement.case)
    access.check_can_write(by, involvement.case, Category.IDENTITY)
    involvement = _locked(involvement)
    policies.check_case_is_open(involvement.case)
    if involvement.ends_on:
        raise NotPossibleNow("This service has ended its work.")
    return involvement


def _locked(involvement: Involvement) -> Involvement:
    rows = Involvement.objects.select_for_update(of=["self"]).select_related("case")
    return rows.get(pk=involvement.pk)


def _say_what_for(row: Involvement, what_for: WhatFor, by: Practitioner) -> Purpose:
    category = BY_CODE[what_for.element].category
    access.check_can_write(by, row.case, category, what_for.person)
    return Purpose.objects.create(
        case=row.case,
        involvement=row,
        person=what_for.person,
        element=what_for.element,
        category=category,
        words=what_for.words,
        recorded_by=by,
    )


def _record(involvement: Involvement, by: Practitioner, details: dict) -> None:
    audit.record(
        audit.Event.INVOLVEMENT_RECORDED,
        by=by,
        case=involvement.case,
        target=involvement.pk,
        details=details,
    )
