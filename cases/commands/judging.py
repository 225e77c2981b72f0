"""What can be said of a file's rows before anything is taken in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.imports import attendance
from cases.imports.kinds import KINDS
from cases.models import Import, ImportRow
from cases.queries.attending import ON_SHEET, Attending
from cases.queries.birth_doubles import Doubles, doubles_in
from information_sharing.exceptions import NotPossibleNow

READY, WRONG, KNOWN = (
    ImportRow.Status.READY,
    ImportRow.Status.WRONG,
    ImportRow.Status.KNOWN,
)
TWICE = "Twice in this file: line {line} says the same."
CREATE = "create_activity"
"""Beside a row's words: the person ticked that a missing activity is created."""
Judged = tuple[str, list[str]]
Row = tuple[int, dict[str, str]]
Checked = list[tuple[int, dict[str, Any], list[str]]]


def judge_rows(
    *, team: Team, kind: str, rows: Iterable[Row], creates: bool, by: Practitioner
) -> list[Judged]:
    """Return for each row whether it can be taken in, and what is wrong with it."""
    today = timezone.localdate()
    checked = [(line, *KINDS[kind].check(words, today)) for line, words in rows]
    good = [fields for _, fields, problems in checked if not problems]
    if kind == Import.Kind.BIRTHS:
        return list(_births(checked, doubles_in(team, good, viewer=by)))
    known = Attending(team, good, viewer=by)
    return list(_attendance(checked, known, creates))


def _births(checked: Checked, listed: Doubles) -> Iterator[Judged]:
    file = _File()
    for line, fields, problems in checked:
        if problems:
            yield WRONG, problems
        elif earlier := file.earlier(fields):
            yield KNOWN, [TWICE.format(line=earlier)]
        elif why := listed.why(fields):
            file.add(line, fields)
            yield KNOWN, [why]
        elif unsure := listed.perhaps(fields):
            yield WRONG, [unsure]
        else:
            file.add(line, fields)
            yield READY, []


@dataclass
class _File:
    """The births of the file so far, each with its line."""

    numbers: dict[str, int] = field(default_factory=dict)
    days: dict[object, list[tuple[int, Doubles]]] = field(default_factory=dict)

    def add(self, line: int, fields: dict[str, Any]) -> None:
        """Remember a birth; the first of a number counts."""
        one = Doubles()
        one.add(fields, fields["postcode"])
        self.days.setdefault(_alike(fields), []).append((line, one))
        if fields["nhs_number"]:
            self.numbers.setdefault(fields["nhs_number"], line)

    def earlier(self, fields: dict[str, Any]) -> int | None:
        """Return the line that says the same, if one does."""
        if line := self.numbers.get(fields["nhs_number"]):
            return line
        alike = self.days.get(_alike(fields), [])
        return next((line for line, one in alike if one.why(fields)), None)


def _alike(fields: dict[str, Any]) -> tuple[object, ...]:
    return fields["born_on"], fields["family_name"].casefold()


def _attendance(checked: Checked, known: Attending, creates: bool) -> Iterator[Judged]:
    seen: dict[tuple[object, ...], int] = {}
    for line, fields, problems in checked:
        if problems:
            yield WRONG, problems
            continue
        key, judged = _line(fields, known, creates)
        earlier = seen.setdefault(key, line)
        twice = (KNOWN, [TWICE.format(line=earlier)])
        yield judged if earlier == line else twice


def _line(
    fields: dict[str, Any], known: Attending, creates: bool
) -> tuple[tuple[object, ...], Judged]:
    """Return what tells this line from others, and how it stands by itself."""
    key = attendance.same(fields)
    try:
        child = known.child_of(fields)
        key = (child.pk, fields["activity"].casefold(), fields["held_on"])
        activity = known.activity_of(fields, creates=creates)
        known.check_sheet(child, activity, fields["held_on"])
    except NotPossibleNow as refused:
        status = KNOWN if str(refused) == ON_SHEET else WRONG
        return key, (status, [str(refused)])
    return key, (READY, [])
