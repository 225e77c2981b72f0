"""Rows of a file become births, or lines of a sign-in sheet; their words go."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.activities import add_activity, open_session, sign_in_child
from cases.commands.judging import CREATE
from cases.import_rows import save_rows
from cases.imports.kinds import KINDS
from cases.list_locks import hold_list
from cases.locks import hold_in_order
from cases.models import Activity, Birth, Import, ImportRow, Person, SignIn
from cases.queries.attending import NOBODY, ON_SHEET, Attending
from cases.queries.birth_doubles import doubles_in
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Status = ImportRow.Status
CHANGED = ["status", "words", "problems", "birth", "sign_in"]
Read = list[tuple[ImportRow, dict[str, Any]]]


def take_in(*, batch: Import, rows: list[ImportRow], by: Practitioner) -> None:
    """Take these rows in, each with its result; whoever calls holds them."""
    good: Read = []
    check, today = KINDS[batch.kind].check, timezone.localdate()
    for row in rows:
        fields, problems = check(row.words, today)
        if problems:
            _mark(row, Status.WRONG, *problems)
        else:
            good.append((row, fields))
    if batch.kind == Import.Kind.BIRTHS:
        _take_births(batch, good, by)
    else:
        _Sheets(batch, good, by).take()
    save_rows(rows, CHANGED)


def _mark(row: ImportRow, status: str, *problems: str) -> None:
    row.status, row.problems = status, list(problems)
    if status == Status.DONE:
        row.words = {}


def _take_births(batch: Import, good: Read, by: Practitioner) -> None:
    hold_list(batch.team)
    doubles = doubles_in(batch.team, [fields for _, fields in good], viewer=by)
    births = []
    for row, fields in good:
        if why := doubles.why(fields):
            _mark(row, Status.KNOWN, why)
            continue
        doubles.add(fields, fields["postcode"])
        row.birth = Birth(team=batch.team, recorded_by=by, **fields)
        births.append(row.birth)
        _mark(row, Status.DONE)
    Birth.objects.bulk_create(births)


class _Sheets:
    """Rows of attendance, entered on the sheets of their sessions."""

    def __init__(self, batch: Import, good: Read, by: Practitioner) -> None:
        self.batch, self.good, self.by = batch, good, by
        lines = [fields for _, fields in good]
        _hold(batch, good, Attending(batch.team, lines, viewer=by))
        self.known = Attending(batch.team, lines, viewer=by)

    def take(self) -> None:
        """Enter each child, or say why not."""
        for row, fields in self.good:
            try:
                person, activity = self._checked(row, fields)
                with transaction.atomic():
                    row.sign_in = self._sign_in(person, activity, fields)
            except AccessDenied:
                _mark(row, Status.WRONG, NOBODY)
            except NotPossibleNow as refused:
                known = str(refused) == ON_SHEET
                _mark(row, Status.KNOWN if known else Status.WRONG, str(refused))
            else:
                _mark(row, Status.DONE)

    def _checked(
        self, row: ImportRow, fields: dict[str, Any]
    ) -> tuple[Person, Activity]:
        person = self.known.child_of(fields)
        activity = self.known.activity_of(fields, creates=CREATE in row.words)
        self.known.check_sheet(person, activity, fields["held_on"])
        return person, activity or self._created(fields["activity"])

    def _sign_in(
        self, person: Person, activity: Activity, fields: dict[str, Any]
    ) -> SignIn:
        day = fields["held_on"]
        session = open_session(activity=activity, held_on=day, by=self.by)
        line = sign_in_child(
            session=session,
            person=person,
            by=self.by,
            source=SignIn.Source.IMPORT,
            adults=fields["adults"],
        )
        self.known.sheets[activity.pk, day] = session
        self.known.there.add((session.pk, person.pk))
        return line

    def _created(self, name: str) -> Activity:
        kind, team = Activity.Kind.DROP_IN, self.batch.team
        added = add_activity(team=team, name=name, kind=kind, by=self.by)
        self.known.activities[name.casefold()] = added
        return added


def _hold(batch: Import, good: Read, known: Attending) -> None:
    """Hold team, activities, sheets and records in one order, before anything is said.

    Two files with the same rows in opposite order: one worker waits for the other.
    """
    if any(CREATE in row.words for row, _ in good):
        hold_list(batch.team)
    names = {fields["activity"].casefold() for _, fields in good}
    children = (child for group in known.children.values() for child in group)
    hold_in_order(
        activities=[a.pk for name, a in known.activities.items() if name in names],
        sessions=[sheet.pk for sheet in known.sheets.values()],
        cases=[child.case_id for child in children],
    )
