"""The chronology of one case: everything in one line of time, as far as it is shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import Practitioner, Team
from cases.models import Attachment, Case, Contact, Person
from cases.queries.notes import files_by_row
from cases.queries.overview import not_shared
from cases.queries.timeline_parts import COLUMNS, Parts
from cases.story import NAMED_IN_TITLE, SORTS, Sort, What, title_of
from information_sharing import access
from information_sharing.categories import Category

OLDEST = "oldest"


@dataclass(frozen=True)
class Wanted:
    """Which entries the reader wants; empty is all, the newest first."""

    sort: str = ""
    category: str = ""
    person: Person | None = None
    by: Practitioner | None = None
    since: date | None = None
    until: date | None = None
    order: str = ""

    def conditions(self) -> dict:
        """Return what narrows the rows."""
        chosen = {
            "e_category": self.category,
            "e_person": self.person and self.person.pk,
            "e_by": self.by and self.by.pk,
            "e_on__gte": self.since,
            "e_on__lte": self.until,
        }
        return {name: value for name, value in chosen.items() if value}


@dataclass(frozen=True)
class Version:
    """How a contact read before it was corrected, and why it was."""

    contact: Contact
    corrected_on: date
    corrected_by: str
    because: str
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as this reader may know it."""

    what: What
    row: UUID
    on: date
    title: str
    kind: str
    about: str
    author: str
    team: str
    fact: str
    judgement: str
    contact: Contact | None
    earlier: tuple[Version, ...]
    files: tuple[Attachment, ...]
    can_correct: bool

    @property
    def is_said(self) -> bool:
        """Return whether these are somebody's own words."""
        return self.what == What.VOICE


class Timeline:
    """The entries of one case, for one reader."""

    def __init__(self, *, viewer: Practitioner, case: Case) -> None:
        self.viewer, self.case = viewer, case
        self.parts = Parts(viewer=viewer, case=case)
        self.services = self.parts.services
        self.seen = self.parts.sight.categories
        self.people = {one.pk: one for one in self.parts.sight.facts(Person)}

    @property
    def not_shared(self) -> tuple[Category, ...]:
        """Return the kinds that are not here, whether or not there is anything (R4)."""
        return not_shared(self.seen)

    def sorts(self) -> list[Sort]:
        """Return the sorts of entries that this reader may choose among."""
        shut = set() if self.parts.coordinates else {Sort.SHARING}
        return [sort for sort in Sort if sort not in shut]

    def rows(self, wanted: Wanted) -> QuerySet:
        """Return the entries that the reader wants, as rows in order."""
        found = [
            rows.filter(**wanted.conditions()).values_list(*COLUMNS, named=True)
            for rows in self._told(wanted.sort)
        ]
        whole = found[0].union(*found[1:], all=True) if found[1:] else found[0]
        if wanted.order == OLDEST:
            return whole.order_by("e_on", "e_at", "e_what", "e_row")
        return whole.order_by("-e_on", "-e_at", "-e_what", "-e_row")

    def writers(self) -> QuerySet[Practitioner]:
        """Return who wrote something here and may be named."""
        first, *others = [rows.values_list("e_by") for rows in self._told("")]
        found = {by for (by,) in first.union(*others)}
        named = found - self.services.unnamed_people()
        return Practitioner.objects.filter(pk__in=named)

    def _told(self, sort: str) -> list[QuerySet]:
        told = SORTS.get(sort, frozenset(What))
        return [rows for what, rows in self.parts.all() if what in told]

    def entries(self, rows: Iterable) -> list[Entry]:
        """Return rows of one page as entries; as many questions for one as for all."""
        rows = list(rows)
        return _Page(self, rows).entries()


class _Page:
    """What the entries of one page need besides their rows."""

    def __init__(self, timeline: Timeline, rows: list) -> None:
        self.timeline, self.rows = timeline, rows
        viewer, case = timeline.viewer, timeline.case
        people = Practitioner.objects.in_bulk({row.e_by for row in rows})
        teams = Team.objects.select_related("agency")
        self.authors = people
        self.teams = teams.in_bulk({row.e_team for row in rows} - {None})
        shown = Q(pk__in=[row.e_row for row in rows]) | Q(replaced_by__isnull=False)
        contacts = timeline.parts.sight.facts(Contact).filter(shown)
        self.contacts = contacts.select_related("written_by").in_bulk()
        self.files = files_by_row(timeline.parts.sight.facts(Attachment))
        self.written = access.written(viewer, case) if case.is_open else frozenset()
        self.hers = {row.team_id for row in access.memberships(viewer)}

    def entries(self) -> list[Entry]:
        return [self._entry(row) for row in self.rows]

    def _entry(self, row) -> Entry:
        what = What(row.e_what)
        contact = self.contacts.get(row.e_row) if what == What.CONTACT else None
        team, fact = self._name(self.teams.get(row.e_team)), row.e_fact.strip()
        title = title_of(what, row.e_code)
        if what in NAMED_IN_TITLE:
            title, team, fact = f"{title}{NAMED_IN_TITLE[what]}{team or fact}", "", ""
        return Entry(
            what=what,
            row=row.e_row,
            on=row.e_on,
            title=title,
            kind=Category(row.e_category).label if row.e_category else "",
            about=self._about(row.e_person, what),
            author=self._name(self.authors.get(row.e_by)),
            team=team,
            fact=fact,
            judgement=row.e_judgement,
            contact=contact,
            earlier=tuple(self._earlier(contact)),
            files=tuple(self.files.get(row.e_row, ())),
            can_correct=contact is not None and self._can_correct(contact),
        )

    def _about(self, pk: UUID | None, what: What) -> str:
        """Return whom it is about; somebody whose words they are by her first name."""
        person = self.timeline.people.get(pk)
        if person is None:
            return ""
        return (what == What.VOICE and person.given_name) or str(person)

    def _name(self, named: Practitioner | Team | None) -> str:
        said = self.timeline.services.name(named) if named else ""
        return said[:1].upper() + said[1:]

    def _earlier(self, contact: Contact | None):
        while contact and contact.replaces_id:
            before = self.contacts[contact.replaces_id]
            yield Version(
                contact=before,
                corrected_on=contact.written_at,
                corrected_by=self._name(contact.written_by),
                because=contact.correction_reason,
                files=tuple(self.files.get(before.pk, ())),
            )
            contact = before

    def _can_correct(self, contact: Contact) -> bool:
        if (contact.person_id, contact.category) not in self.written:
            return False
        mine = contact.written_by_id == self.timeline.viewer.pk
        return mine or contact.team_id in self.hers
