"""A form that knows what its writer had before her: two people are told (R18)."""

import hashlib
import json
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from cases.partial_dates import PartialDate
from config.forms import HouseForm, inside_a_sentence

CHOICE = "choose_"
MINE, THEIRS = "mine", "theirs"
LONGEST = 4000
CHANGED_MEANWHILE = "Somebody else has changed this since you opened the page."


def mark(value: Any) -> str:
    """Return what tells this value from any other; nothing said is all one."""
    return hashlib.sha256(_plain(value).encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    if _is_number(value):
        return f"{Decimal(str(value)).normalize():f}"
    if not value:
        return ""
    if isinstance(value, PartialDate):
        return str(value.parts)
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | QuerySet):
        return ",".join(sorted(_plain(one) for one in value))
    return "\n".join(str(value).split("\r\n")).strip()


def _is_number(value: Any) -> bool:
    """Return whether 0 says something here: an answer of no is no number."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


class SeenForm(HouseForm):
    """Says so where somebody else saved meanwhile; nothing typed is lost.

    `known` is what is recorded now, by field. What she did not touch takes the newer
    value. What both changed is shown both ways, and she chooses.
    """

    seen = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, *args, known: dict[str, Any], initial=None, **kwargs):
        self.known = known
        self.taken: list[str] = []
        super().__init__(*args, initial=known | (initial or {}), **kwargs)

    @classmethod
    def known_of(cls, row: Any) -> dict[str, Any]:
        """Return what a row holds now of each field; of a row not yet there, nothing."""
        names = cls.base_fields.keys() - {"seen"}
        return {name: getattr(row, name, None) for name in names}

    def get_initial_for_field(self, field, field_name):
        """Note with each field what was recorded when the page was opened."""
        if field_name == "seen" and "seen" not in (self.initial or {}):
            return json.dumps({name: mark(self._now(name)) for name in self._facts()})
        return super().get_initial_for_field(field, field_name)

    def put_back(self, typed):
        """Show a draft: what she had not touched in it stands as it is recorded now."""
        super().put_back(typed)
        seen = _read(self.initial.get("seen", ""))
        for name in self._facts():
            if self._is_old(name, self._said_in_draft(name), seen):
                self.initial[name] = self._take(name, seen)
        self.initial["seen"] = json.dumps(seen)

    def clean(self):
        """Settle each field: hers, theirs where she did not touch it, or her choice."""
        super().clean()
        said = self.cleaned_data
        seen = _read(said.pop("seen", ""))
        for name in self._facts():
            if name in said:
                said[name] = self._settled(name, said[name], seen)
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = json.dumps(seen)
        return said

    @property
    def taken_in_words(self) -> str:
        """Return which newer values were taken, for the message after saving."""
        if not self.taken:
            return ""
        names = " and ".join(self.taken)
        return f"Somebody else changed {names} meanwhile: that stands as they left it."

    def _facts(self) -> list[str]:
        return [
            name
            for name in self.fields
            if name != "seen" and not name.startswith(CHOICE)
        ]

    def _now(self, name: str) -> Any:
        if name in self.known:
            return self.known[name]
        return self.fields[name].to_python("")

    def _said_in_draft(self, name: str) -> Any:
        try:
            return self.fields[name].clean(self.initial.get(name))
        except ValidationError:
            return self.initial.get(name)

    def _is_old(self, name: str, said: Any, seen: dict[str, str]) -> bool:
        now = mark(self._now(name))
        return mark(said) == seen.get(name) != now

    def _settled(self, name: str, said: Any, seen: dict[str, str]) -> Any:
        now = mark(self._now(name))
        if self._is_old(name, said, seen):
            return self._take(name, seen)
        if mark(said) == now:
            seen[name] = now
        return said if seen.get(name) == now else self._chosen(name, said)

    def _take(self, name: str, seen: dict[str, str]) -> Any:
        """Return what is recorded now, and show it in the place of what was."""
        field, now = self.fields[name], self._now(name)
        seen[name] = mark(now)
        self.taken.append(inside_a_sentence(_called(field)))
        self.initial[name] = now
        self[name].help_text = f"{CHANGED_MEANWHILE} {field.help_text}".strip()
        setattr(field, "bound_data", lambda data, initial: now)  # noqa: B010
        return now

    def _chosen(self, name: str, said: Any) -> Any:
        """Return hers or theirs as she chose; without a choice the warning stays."""
        now = self._now(name)
        choices = self._offer(name, {THEIRS: now, MINE: said})
        answer = self.data.get(self.add_prefix(f"{CHOICE}{name}"), "")
        if answer not in choices:
            label = inside_a_sentence(_called(self.fields[name]))
            words = f"Somebody else has changed {label} since you opened the page. "
            self.add_error(f"{CHOICE}{name}", f"{words}Choose what is right")
        return now if answer.startswith(THEIRS) else said

    def _offer(self, name: str, values: dict[str, Any]) -> list[str]:
        """Put the choice after its field; an answer holds for these words only."""
        field = self.fields[name]
        about = mark(values[THEIRS])
        choices = [
            (f"{whose}-{about}", f"{WHOSE[whose]}: {_shown(field, value)}")
            for whose, value in values.items()
        ]
        self.fields[f"{CHOICE}{name}"] = forms.ChoiceField(
            label=f"{_called(field)}: which is right?",
            choices=choices,
            widget=forms.RadioSelect,
        )
        names = list(self._facts())
        pairs = [[each, f"{CHOICE}{each}"] for each in names]
        self.order_fields([each for pair in pairs for each in pair])
        return [key for key, _ in choices]


WHOSE = {THEIRS: "As it is recorded now", MINE: "As it stands in your form"}


def _called(field: forms.Field) -> str:
    """Return its label as part of a sentence: what was asked is no question there."""
    return str(field.label).rstrip("?")


def _read(seen: str) -> dict[str, str]:
    try:
        found = json.loads(seen or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _shown(field: forms.Field, value: Any) -> str:
    """Return a value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    labels = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    if isinstance(value, Model):
        return labels.get(str(value.pk), str(value))
    if isinstance(value, int | float | Decimal | list | QuerySet | time):
        value = field.prepare_value(value)
    each = value if isinstance(value, list) else [value]
    words = [labels.get(str(one), str(one)) for one in each if one not in (None, "")]
    return ", ".join(words) or "nothing"
