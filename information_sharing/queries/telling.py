"""A row of any table in words: each field with its name, empty ones left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Field, Model, QuerySet, TextField
from django.utils import timezone

from cases.models import Person
from config.dates import clock, short_date
from information_sharing.eight_questions import NO, NOT_SURE, YES
from information_sharing.held_words import word_for
from information_sharing.questions import QUESTIONS
from lead_professional.criteria import in_words

SAID = {YES: "Yes", NO: "No", NOT_SURE: "Not sure"}
DAYS = [
    "held_on",
    "rated_on",
    "given_on",
    "said_on",
    "starts_on",
    "asked_on",
    "written_at",
    "completed_at",
    "recorded_at",
    "nominated_at",
    "started_at",
    "asked_at",
    "made_at",
    "used_at",
    "set_at",
    "withdrawn_at",
    "listed_at",
    "placed_at",
    "reviewed_at",
    "added_at",
    "created_at",
    "opened_at",
    "noted_at",
]
"""The day on which something was said or done: the first that a row has."""
PARENTS = ("review", "checklist", "decision", "consent")
"""Whose day a row shares that has none of its own."""


@dataclass(frozen=True)
class Told:
    """A row in words, and of these what people typed or whom they named."""

    text: str
    typed: str


def with_parts(rows: QuerySet, names: Iterable[str]) -> QuerySet:
    """Return the rows with what their words need, in one query or few."""
    known = {field.name: field for field in rows.model._meta.get_fields()}
    wanted = [known[name] for name in {*names, *PARENTS} & set(known)]
    keys = [field.name for field in wanted if field.many_to_one or field.one_to_one]
    many = [field.name for field in wanted if field.many_to_many]
    # Without a name select_related would follow every key there is.
    joined = rows.select_related(*keys) if keys else rows
    return joined.prefetch_related(*many)


def told(row: Model, names: Iterable[str]) -> Told:
    """Return these fields of a row in words."""
    lines: list[str] = []
    typed: list[str] = []
    known: dict[str, Any] = {field.name: field for field in row._meta.get_fields()}
    for name in names:
        field = known[name]
        words = _words(row, field)
        if words:
            lines.append(f"{word_for(type(row), field)}: {words}")
            typed += [words] if _is_typed(field) else []
    return Told("\n".join(lines), "\n".join(typed))


def day_of(row: Model) -> date | None:
    """Return the day that a row belongs to, or None."""
    for name in DAYS:
        value = getattr(row, name, None)
        if isinstance(value, datetime):
            return timezone.localdate(value)
        if value:
            return value
    parents = [getattr(row, name, None) for name in PARENTS]
    return next((day_of(parent) for parent in parents if parent), None)


def _is_typed(field: Field) -> bool:
    if field.is_relation:
        return field.related_model is Person
    return isinstance(field, CharField | TextField) and not field.choices


def _words(row: Model, field: Field) -> str:
    if field.many_to_many:
        return ", ".join(str(other) for other in getattr(row, field.name).all())
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    value = getattr(row, field.name)
    if isinstance(field, ArrayField):
        labels = dict(field.base_field.flatchoices)
        return ", ".join(str(labels.get(one, one)) for one in value or ())
    if field.name == "criteria":
        return "\n".join(f"{each.words}: {each.answer}" for each in in_words(value))
    return _answers(value) if isinstance(value, dict) else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{short_date(local)}, {clock(local)}"
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)


def _answers(answers: dict) -> str:
    said = []
    for number, answer in sorted(answers.items()):
        word = SAID.get(str(answer.get("answer", "")).lower(), "")
        reason = answer.get("reason", "")
        said.append(f"{QUESTIONS[int(number)].text} {word}. {reason}".strip())
    return "\n".join(said)
