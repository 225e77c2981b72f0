"""Everything that is held about one person of a family, in order (section 8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, Model
from django.utils import timezone

from agencies.models import Practitioner
from cases.elements import BY_CODE
from cases.labels import labelled
from cases.models import Addition, Case, Contribution, Person
from config.dates import short_date
from information_sharing import access
from information_sharing.categories import AUTHOR_ONLY, NOT_PERSONAL, TEAM_ONLY
from information_sharing.held_words import kind_of
from information_sharing.naming import Naming
from information_sharing.queries.facts import fact_models, person_of
from information_sharing.queries.held_sharing import TABLES, Table
from information_sharing.queries.looks import looks
from information_sharing.queries.telling import Told, day_of, told, with_parts

LOOKS = "information_sharing.AccessEvent"
LONGEST_HEADING = 200
PARTS_OF_AN_ASSESSMENT = (Addition, Contribution)


@dataclass(frozen=True)
class Held:
    """One thing that is held, in words."""

    on: date | None
    heading: str
    text: str
    source: str
    source_id: UUID
    names_others: bool


def everything_held(
    *, viewer: Practitioner, case: Case, person: Person, events: list
) -> list[Held]:
    """Return all that is held about this person and that the viewer sees, in order."""
    people = access.facts_of(viewer, Person, case)
    naming = Naming(person, people)
    found: list[Held] = []
    for model in fact_models():
        found += _facts(viewer, case, person, model, naming)
    for table in TABLES:
        found += _rows(table, viewer, case, person, naming)
    found += _looks(viewer=viewer, case=case, person=person, events=events)
    if access.protecting(case).exists():
        # Any line may say where they are, and not only to her who asks (R12).
        found = [replace(held, names_others=True) for held in found]
    return sorted(found, key=lambda held: (held.on or date.min, held.source))


def personal_fields(model: Any) -> list[str]:
    """Return the fields of a model of facts that say something about somebody.

    The bytes of a file are not words: its name is told, and it is asked for itself.
    """
    return [
        name
        for kind, names in model.INFORMATION.items()
        if kind not in {NOT_PERSONAL, AUTHOR_ONLY, TEAM_ONLY}
        for name in names.split()
        if not isinstance(model._meta.get_field(name), BinaryField)
    ]


def _facts(viewer, case, person, model, naming: Naming) -> Iterator[Held]:
    fields = personal_fields(model)
    rows = access.facts_of(viewer, model, case)
    kept = {}
    if issubclass(model, PARTS_OF_AN_ASSESSMENT):
        rows = labelled(rows)
    for row in with_parts(rows, fields):
        about, said = _about(row, model), told(row, fields)
        if about in {None, person.pk} or naming.mentions_her(said.typed):
            kept[row.pk] = said
            yield _fact(row, model, said, naming, hers=about == person.pk)
    yield from _earlier(model, kept, fields)


def _about(row, model):
    name = person_of(model)
    if name is None:
        return None
    return row.pk if name == "pk" else getattr(row, f"{name}_id")


def _fact(row, model, said: Told, naming: Naming, *, hers: bool) -> Held:
    return Held(
        on=day_of(row),
        heading=_heading(model, row),
        text=said.text,
        source=model._meta.label,
        source_id=row.pk,
        names_others=not hers or naming.names_others(said.typed),
    )


def _earlier(model, kept: dict, fields: list[str]) -> Iterator[Held]:
    """Yield what these rows said before they were changed: it is held as well."""
    if not hasattr(model, "pgh_event_models"):
        return
    history = next(iter(model.pgh_event_models.values()))
    seen = {(key, said.text) for key, said in kept.items()}
    rows = history.objects.filter(pgh_obj_id__in=kept).order_by("pgh_id")
    for row in with_parts(rows, fields):
        said = told(row, fields)
        if (row.pgh_obj_id, said.text) in seen:
            continue
        seen.add((row.pgh_obj_id, said.text))
        yield Held(
            on=timezone.localdate(row.pgh_created_at),
            heading=f"{kind_of(model)}, as it was before a change",
            text=said.text,
            source=model._meta.label,
            source_id=row.pgh_obj_id,
            names_others=True,
        )


def _rows(table: Table, viewer, case, person, naming: Naming) -> Iterator[Held]:
    fields = table.fields.split()
    rows = table.rows(viewer=viewer, case=case, person=person)
    for row in with_parts(rows, fields):
        said = told(row, fields)
        marked = table.is_marked(row) or naming.names_others(said.typed)
        yield Held(
            on=day_of(row),
            heading=_heading(table.model, row),
            text=said.text,
            source=table.model._meta.label,
            source_id=row.pk,
            names_others=marked,
        )


def _looks(*, viewer, case, person, events) -> Iterator[Held]:
    """Yield who looked, a passage for each day; what was not told is looked at."""
    told_of = looks(viewer=viewer, case=case, person=person, events=events)
    for (day, untold), some in groupby(
        told_of, key=lambda look: (look.day, look.untold)
    ):
        yield Held(
            on=day,
            heading=f"Who looked on {short_date(day)}",
            text="\n".join(f"{one.who}: {', '.join(one.what)}. {one.why}" for one in some),
            source=LOOKS,
            source_id=case.pk,
            names_others=untold,
        )  # fmt: skip


def _heading(model: type[Model], row: Model) -> str:
    kind = kind_of(model)
    part = _part(row)
    return (f"{kind}: {part}" if part else kind)[:LONGEST_HEADING]


def _part(row: Any) -> str:
    """Return which element or outcome a row is about, where it has one."""
    fields = {field.name for field in row._meta.fields}
    if "element" in fields and row.element:
        return str(row.label if "assessment" in fields else BY_CODE[row.element].label)
    return str(row.get_outcome_display()) if "outcome" in fields else ""
