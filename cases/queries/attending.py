"""What is known of the lines of a file of attendance, before and while it goes in.

The preview and the worker ask the same: who the child is, and what stands in the way.
An unknown number and a family that is not shared give the same words (R8).
"""

from datetime import date
from typing import Any
from uuid import UUID

from agencies.models import Practitioner, Team
from cases.models import Activity, Person, Session, SignIn
from cases.partial_dates import EXACT
from cases.queries.imports import run_by
from information_sharing import access, policies
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow

NOBODY = "No family with this number and name is shared with your team."
NO_CHILD = "In this family no child of this name is shared with your team."
OTHER_DAY = "The child of this name has another date of birth."
TWO = "Two children of this family have this name: add the date of birth."
BEFORE = "The session was before this child was born."
NO_ACTIVITY = "Your team has no activity of this name."
COMPLETE = "The sheet of this session is complete."
ON_SHEET = "This child is on the sheet of this session already."
Fields = dict[str, Any]


class Attending:
    """Children, activities and sheets that some lines name, in this viewer's sight."""

    def __init__(
        self, team: Team, lines: list[Fields], *, viewer: Practitioner
    ) -> None:
        self.activities: dict[str, Activity] = run_by(team, viewer=viewer)
        self.children = _children(lines, viewer)
        self.families = {number for number, *_ in self.children}
        cases = {child.case_id for group in self.children.values() for child in group}
        written = access.people_written(viewer, Category.CHRONOLOGY, cases)
        self.written = set(written.values_list("pk", flat=True))
        self.sheets = self._sheets({fields["held_on"] for fields in lines})
        there = SignIn.objects.filter(
            session__in=[sheet.pk for sheet in self.sheets.values()],
            person__isnull=False,
            struck_at__isnull=True,
        )
        self.there = set(there.values_list("session", "person"))

    def _sheets(self, days: set[date]) -> dict[tuple[UUID, date], Session]:
        sheets = Session.objects.filter(
            activity__in=self.activities.values(), held_on__in=days, begins=None
        )
        return {(sheet.activity_id, sheet.held_on): sheet for sheet in sheets}

    def child_of(self, fields: Fields) -> Person:
        """Return the one child of a line, or raise NotPossibleNow with the reason."""
        found = self.children.get(_key(fields), [])
        if not found:
            known = fields["number"] in self.families
            raise NotPossibleNow(NO_CHILD if known else NOBODY)
        if fields["born_on"]:
            found = [child for child in found if child.born_on == fields["born_on"]]
        if len(found) != 1:
            raise NotPossibleNow(TWO if found else OTHER_DAY)
        self._check(found[0], fields["held_on"])
        return found[0]

    def _check(self, child: Person, held_on: date) -> None:
        policies.check_case_is_open(child.case)
        if child.pk not in self.written:
            raise NotPossibleNow(NOBODY)
        born = child.born_on if child.born_accuracy == EXACT else None
        if born and held_on < born:
            raise NotPossibleNow(BEFORE)

    def activity_of(self, fields: Fields, *, creates: bool) -> Activity | None:
        """Return the activity, None for one that is to be created, or raise."""
        found = self.activities.get(fields["activity"].casefold())
        if found is None and not creates:
            raise NotPossibleNow(NO_ACTIVITY)
        return found

    def check_sheet(self, child: Person, activity: Activity | None, day: date) -> None:
        """Raise NotPossibleNow where the child is on the sheet, or it is complete."""
        sheet = self.sheets.get((activity.pk, day)) if activity else None
        if sheet and (sheet.pk, child.pk) in self.there:
            raise NotPossibleNow(ON_SHEET)
        if sheet and sheet.closed_at:
            raise NotPossibleNow(COMPLETE)


def _key(fields: Fields) -> tuple[str, str, str]:
    names = fields["given_name"].casefold(), fields["family_name"].casefold()
    return fields["number"], *names


def _children(
    lines: list[Fields], viewer: Practitioner
) -> dict[tuple[str, str, str], list[Person]]:
    """Return the children of these families whom she knows of, by number and names.

    Nobody of a sealed record: her colleagues read the file too (R12).
    """
    people = Person.objects.filter(
        case__reference__in={fields["number"] for fields in lines},
        kind=Person.Kind.CHILD,
    ).exclude(case__in=access.sealed_cases())
    found: dict[tuple[str, str, str], list[Person]] = {}
    for child in access.visible_facts(viewer, people.select_related("case")):
        names = child.given_name.casefold(), child.family_name.casefold()
        found.setdefault((child.case.reference, *names), []).append(child)
    return found
