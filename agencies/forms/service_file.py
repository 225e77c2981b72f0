"""A file of an agency's services: read, checked row by row, compared with what stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django import forms

from agencies.forms.directory import (
    OPEN,
    ContactForm,
    GettingForm,
    WhatForm,
    WhomForm,
    WordsField,
)
from agencies.models import Agency, Service, TaxonomyTerm
from agencies.service_cells import COLUMNS, TITLES, cell, key_of, values_of
from cases.imports.reading import LARGEST, NotReadable, Sheet, read
from config.forms import HouseForm

MOST = 2000
NOTHING = "-"
"""What empties a field; an empty cell leaves it as it is."""
ORDER = ("To mend", "New", "Changed", "As it is")
"""What is looked at first."""
YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0"}


class UploadForm(HouseForm):
    """Whose services, and the file."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Whose services?")
    file = forms.FileField(
        label="CSV file",
        help_text="From a spreadsheet, saved as CSV. Up to 2,000 rows and 5 MB.",
        error_messages={"empty": "There is nothing in this file."},
    )

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.initial.setdefault("agency", agencies.first())

    def clean_file(self) -> bytes:
        """Return what stands in it, if it is a table of ours."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("The file must be 5 MB or smaller.")
        content = bytes(file.read())
        try:
            sheet_of(content)
        except NotReadable as refused:
            raise forms.ValidationError(list(refused.args)) from refused
        return content


@dataclass(frozen=True)
class Change:
    """One thing that a row says otherwise."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """One row: what it would do, or why it cannot."""

    line: int
    key: str
    name: str
    service: Service | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return what becomes of it."""
        if self.problems:
            return "To mend"
        if self.service is None:
            return "New"
        return "Changed" if self.changes else "As it is"


@dataclass(frozen=True)
class Plan:
    """What a file would do to the services of an agency."""

    rows: tuple[Row, ...]
    unused: tuple[str, ...]
    digest: str

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each kind."""
        found = Counter(row.kind for row in self.rows)
        return {kind: found[kind] for kind in ("New", "Changed", "As it is", "To mend")}

    @property
    def to_mend(self) -> int:
        """Return how many rows cannot be taken in."""
        return self.counts["To mend"]

    @property
    def does_something(self) -> bool:
        """Return whether it can be taken in, and would change anything."""
        counts = self.counts
        return not self.to_mend and counts["New"] + counts["Changed"] > 0


def sheet_of(content: bytes) -> Sheet:
    """Return the rows of a file, or raise NotReadable."""
    sheet = read(content, COLUMNS)
    if len(sheet.rows) > MOST:
        raise NotReadable(
            f"The file has more than {MOST:,} rows. Part it into several."
        )
    return sheet


def plan_of(
    content: bytes, services: Iterable[Service], terms: Iterable[TaxonomyTerm]
) -> Plan:
    """Return what this file would do, beside what stands in the directory now."""
    sheet = sheet_of(content)
    held = {key_of(service): service for service in services}
    checker = _Checker(held, terms, Counter(w.get("key") for _, w in sheet.rows))
    rows = checker.against_names([checker.row(*each) for each in sheet.rows])
    rows.sort(key=lambda row: ORDER.index(row.kind))
    told = repr([(row.kind, row.key, row.changes) for row in rows])
    digest = sha256(content + told.encode()).hexdigest()
    return Plan(tuple(rows), sheet.unused, digest)


class _Words(forms.Field):
    """Words of our lists, by code or name."""

    def __init__(self, terms: Iterable[TaxonomyTerm]):
        super().__init__(required=False)
        self.known = {name.lower(): t for t in terms for name in (t.name, t.code)}

    def clean(self, value: Any) -> list[TaxonomyTerm]:
        found = {part.strip().lower() for part in value.split(",")} - {""}
        if unknown := sorted(found - self.known.keys()):
            raise forms.ValidationError(f"We have no word “{unknown[0][:40]}”.")
        return sorted({self.known[name] for name in found}, key=lambda t: t.code)


class _Status(forms.Field):
    """A status that a file may set, by its word or ours."""

    def clean(self, value: Any) -> str:
        for status, label in OPEN:
            if value.lower() in (status.lower(), label.lower()):
                return status
        raise forms.ValidationError(
            "Say Active, Planned or Closed for a while. To close it for good, open it."
        )


class _YesOrNo(forms.Field):
    def clean(self, value: Any) -> bool:
        if value.lower() not in YES | NO:
            raise forms.ValidationError("Say yes or no.")
        return value.lower() in YES


class _Routes(forms.Field):
    def clean(self, value: Any) -> list[str]:
        said = [part.strip().upper() for part in value.split(",") if part.strip()]
        if not set(said) <= set(Service.Route.values):
            raise forms.ValidationError("Say SELF, PROFESSIONAL or PANEL.")
        return [route for route in Service.Route.values if route in said]


def _fields(terms: Iterable[TaxonomyTerm]) -> dict[str, forms.Field]:
    known: dict[str, forms.Field] = {}
    for form in (WhatForm, WhomForm, GettingForm, ContactForm):
        known |= form.base_fields
    ours = {"status": _Status(), "is_public": _YesOrNo(), "routes": _Routes()}
    ours |= {"needs": _Words(terms), "areas": WordsField(required=False)}
    return {n: (known | ours)[n] for n in TITLES if n != "key"}


class _Checker:
    """Checks row after row of one file."""

    def __init__(self, held, terms, keys: Counter) -> None:
        self.held, self.keys = held, keys
        self.fields = _fields(list(terms))

    def row(self, line: int, words: dict[str, str]) -> Row:
        """Return what a row would do."""
        key, problems = words.get("key", ""), []
        if not key or len(key) > 60:
            problems.append("Key must be there, and no longer than 60 characters.")
        elif self.keys[key] > 1:
            problems.append("This key is in the file more than once.")
        service = self.held.get(key)
        now = values_of(service) if service else {}
        said = self._said(words, now, problems)
        if service is None:
            said.setdefault("is_public", True)
        said = {
            n: value for n, value in said.items() if n not in now or now[n] != value
        }
        self._as_a_whole(now | said, problems)
        changes = tuple(
            Change(TITLES[n], cell(n, now.get(n)), cell(n, value))
            for n, value in said.items()
        )
        name = words.get("name") or (service.name if service else "")
        return Row(line, key, name, service, said, changes, tuple(problems))

    def _said(self, words, now, problems) -> dict[str, Any]:
        said = {}
        for name, checks in self.fields.items():
            typed = words.get(name, "")
            same = name == "status" and typed == cell(name, now.get(name))
            if not typed or same:
                continue
            try:
                said[name] = checks.clean("" if typed == NOTHING else typed)
            except forms.ValidationError as wrong:
                problems += [f"{TITLES[name]}: {said_so}" for said_so in wrong.messages]
        return said

    def _as_a_whole(self, whole: dict[str, Any], problems: list[str]) -> None:
        if not whole.get("name") or not whole.get("summary"):
            problems.append("A service needs a name, and what it is in a sentence.")
        low, high = whole.get("youngest"), whole.get("oldest")
        if low is not None and high is not None and high < low:
            problems.append("To age must not be below From age.")

    def against_names(self, rows: list[Row]) -> list[Row]:
        """Refuse a name that another service of the agency would have, too."""
        after = {k: s.name for k, s in self.held.items() if s.status != "CLOSED"}
        after |= {row.key: row.name for row in rows}
        names = Counter(name.lower() for name in after.values())
        twice = "Another service of your agency has this name."
        return [
            row if names[row.name.lower()] < 2 else _with(row, twice) for row in rows
        ]


def _with(row: Row, problem: str) -> Row:
    return Row(row.line, row.key, row.name, problems=(*row.problems, problem))
