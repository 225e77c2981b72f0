"""Rows of a file become births, or lines of a sign-in sheet; their words go."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.activities import add_activity, open_session, sign_in_child
from cases.commands.imports import CREATE, NO_ACTIVITY
from cases.import_rows import save_rows
from cases.imports.kinds import KINDS
from cases.list_locks import hold_list
from cases.models import Activity, Birth, Import, ImportRow, Person, SignIn
from cases.queries.birth_doubles import doubles_in
from cases.queries.imports import run_by
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Status = ImportRow.Status
NOBODY = "No family with this number and name is shared with your team."
TWO = "Two children of this family have this name: add the date of birth."
ON_SHEET = "This child is on the sheet of this session already."
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
        self.children = self._children()
        self.activities = run_by(batch.team, viewer=by)

    def _children(self) -> dict[tuple[str, ...], list[Person]]:
        """Return the children of these families that she may know of, by their names."""
        numbers = {fields["number"] for _, fields in self.good}
        people = Person.objects.filter(
            case__reference__in=numbers, kind=Person.Kind.CHILD
        )
        found: dict[tuple[str, ...], list[Person]] = {}
        for person in access.visible_facts(self.by, people.select_related("case")):
            names = person.given_name.casefold(), person.family_name.casefold()
            found.setdefault((person.case.reference, *names), []).append(person)
        return found

    def take(self) -> None:
        """Enter each child, or say why not."""
        for row, fields in self.good:
            try:
                person = self._child(fields)
                activity = self._activity(row, fields["activity"])
                with transaction.atomic():
                    row.sign_in = self._sign_in(person, activity, fields)
            except AccessDenied:
                _mark(row, Status.WRONG, NOBODY)
            except NotPossibleNow as refused:
                known = str(refused) == ON_SHEET
                _mark(row, Status.KNOWN if known else Status.WRONG, str(refused))
            else:
                _mark(row, Status.DONE)

    def _sign_in(
        self, person: Person, activity: Activity, fields: dict[str, Any]
    ) -> SignIn:
        session = open_session(activity=activity, held_on=fields["held_on"], by=self.by)
        if session.sign_ins.filter(person=person, struck_at__isnull=True).exists():
            raise NotPossibleNow(ON_SHEET)
        return sign_in_child(
            session=session,
            person=person,
            by=self.by,
            source=SignIn.Source.IMPORT,
            adults=fields["adults"],
        )

    def _child(self, fields: dict[str, Any]) -> Person:
        """Return the one child; unknown and not shared are answered alike (R8)."""
        names = fields["given_name"].casefold(), fields["family_name"].casefold()
        found = self.children.get((fields["number"], *names), [])
        if fields["born_on"]:
            found = [child for child in found if child.born_on == fields["born_on"]]
        if len(found) > 1:
            raise NotPossibleNow(TWO)
        if not found:
            raise NotPossibleNow(NOBODY)
        return found[0]

    def _activity(self, row: ImportRow, name: str) -> Activity:
        found = self.activities.get(name.casefold())
        if found is None and CREATE not in row.words:
            raise NotPossibleNow(NO_ACTIVITY)
        if found is None:
            kind = Activity.Kind.DROP_IN
            found = add_activity(team=self.batch.team, name=name, kind=kind, by=self.by)
            self.activities[name.casefold()] = found
        return found
