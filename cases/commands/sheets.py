"""A whole sheet at once: typed from paper, filled in by families, and forgotten."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.activities import (
    hold_sheet,
    know_as,
    sign_in_child,
    sign_in_name,
)
from cases.commands.registration import register_family
from cases.locks import hold_in_order
from cases.models import Case, Person, Session, SignIn
from cases.queries.on_the_sheet import child_called
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow

NAMES_KEPT_DAYS = 92
"""How long a name that never became a family's record stands on a sheet: 3 months."""

CHILD, NAME, THERE = "child", "name", "there"


@dataclass(frozen=True)
class Typed:
    """One line as somebody typed it."""

    name: str
    number: str = ""
    adults: int = 1


class Entered(Counter[str]):
    """How many lines became of each, and which of them stayed names."""

    names: tuple[str, ...] = ()


@transaction.atomic
def enter_lines(
    *, session: Session, lines: list[Typed], source: str, by: Practitioner
) -> Entered:
    """Enter lines: whose number and name she knows is that child, others stay names.

    Returns how many became of each. An unknown child and one who is not shared with
    her make the same line (R8).
    """
    session = hold_sheet(session=session, by=by)
    known = [child_called(viewer=by, number=one.number, name=one.name) for one in lines]
    hold_in_order(cases=[child.case_id for child in known if child])
    both = zip(lines, known, strict=True)
    became = [_enter(session, line, child, source, by) for line, child in both]
    entered = Entered(became)
    pairs = zip(lines, became, strict=True)
    entered.names = tuple(line.name for line, kind in pairs if kind == NAME)
    return entered


def _enter(
    session: Session, line: Typed, child: Person | None, source: str, by: Practitioner
) -> str:
    more: dict[str, Any] = {"session": session, "source": source, "by": by}
    more["adults"] = line.adults
    if child and _is_there(session, child):
        return THERE
    if child and _entered(child, more):
        return CHILD
    sign_in_name(name=line.name, number=line.number, **more)
    return NAME


def _is_there(session: Session, child: Person) -> bool:
    return session.sign_ins.filter(person=child, struck_at__isnull=True).exists()


def _entered(child: Person, more: dict) -> bool:
    try:
        sign_in_child(person=child, **more)
    except (AccessDenied, NotPossibleNow):
        return False
    return True


@transaction.atomic
def enter_children(
    *, session: Session, children: list[tuple[Person, int]], by: Practitioner
) -> int:
    """Enter those who were ticked, each with so many adults; return how many."""
    source = SignIn.Source.SHEET
    session = hold_sheet(session=session, by=by)
    hold_in_order(cases=[child.case_id for child, _ in children])
    for child, adults in children:
        sign_in_child(
            session=session, person=child, adults=adults, source=source, by=by
        )
    return len(children)


@transaction.atomic
def fill_sheet(
    *,
    session: Session,
    children: list[tuple[Person, int]],
    lines: list[Typed],
    by: Practitioner,
) -> Counter[str]:
    """Enter who was ticked and who was typed beside them: all of them, or nobody."""
    ticked = enter_children(session=session, children=children, by=by)
    source = SignIn.Source.SHEET
    typed = enter_lines(session=session, lines=lines, source=source, by=by)
    return Counter({CHILD: ticked}) + typed


@transaction.atomic
def complete_sheet(*, session: Session, by: Practitioner) -> Session:
    """Say that a sheet is complete: from here nothing is added or taken off."""
    session = hold_sheet(session=session, by=by)
    session.closed_at, session.closed_by = timezone.now(), by
    session.save(update_fields=["closed_at", "closed_by"])
    audit.record(audit.Event.SHEET_COMPLETED, by=by, target=session.pk)
    return session


@transaction.atomic
def reopen_sheet(*, session: Session, by: Practitioner) -> Session:
    """Open a complete sheet again, as a manager of the team."""
    access.check_can_reopen_sheet(by, session.activity.team)
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    if session.closed_at is None:
        raise NotPossibleNow("This sheet is open.")
    session.closed_at = session.closed_by = None
    session.save(update_fields=["closed_at", "closed_by"])
    audit.record(audit.Event.SHEET_REOPENED, by=by, target=session.pk)
    return session


@transaction.atomic
def register_line(
    *, sign_in: SignIn, team: Team, people: list[dict], home: dict, by: Practitioner
) -> Case:
    """Register the family of a typed line; the line becomes the child's."""
    case = register_family(team=team, people=people, home=home, by=by)
    child = case.people.get(kind__in=[Person.Kind.CHILD, Person.Kind.UNBORN])
    know_as(sign_in=sign_in, person=child, by=by)
    return case


@transaction.atomic
def forget_names(*, on: date | None = None, by: Practitioner | None) -> int:
    """Remove names that never became a record, three months after the session.

    The line stays and is counted; who it was is not kept without need (Data
    Protection Act 1998, fifth principle).
    """
    before = (on or timezone.localdate()) - timedelta(days=NAMES_KEPT_DAYS)
    lines = SignIn.objects.filter(session__held_on__lt=before, person__isnull=True)
    removed: int = lines.exclude(name="", number="").update(name="", number="")
    if removed:
        details = {"names": removed}
        audit.record(audit.Event.SHEET_NAMES_REMOVED, by=by, details=details)
    return removed
