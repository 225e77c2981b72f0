"""Activities, their days, and what is written on a sheet."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField

from agencies.models import Team
from cases.commands.activities import MOST_ADULTS
from cases.commands.sheets import Typed
from cases.forms.numbers import NumberField
from cases.models import Activity, Person
from config.dates import age
from config.forms import ClockField, DatePartsField, HouseForm, valid_uuid

LINES = 10
TICK, ADULTS = "child-", "adults-"
GONE = (
    "A child that you ticked is on the sheet already, or is not shared with your team "
    "for this any more. The others are still ticked."
)


def _adults(label: str, **more: Any) -> forms.IntegerField:
    narrow = {"class": "govuk-input--width-2", "inputmode": "numeric"}
    widget = forms.NumberInput(attrs=narrow)
    limits = {"min_value": 0, "max_value": MOST_ADULTS}
    return forms.IntegerField(label=label, initial=1, widget=widget, **limits, **more)


def _number(label: str) -> NumberField:
    wide = {"class": "govuk-input--width-10", "autocomplete": "off"}
    widget = forms.TextInput(attrs=wide | {"autocapitalize": "characters"})
    return NumberField(label=label, required=False, widget=widget)


class ActivityForm(HouseForm):
    """Something that a team runs again and again."""

    team = forms.ModelChoiceField(Team.objects.none(), label="Your team")
    name = forms.CharField(
        label="Name of the activity",
        max_length=80,
        help_text="Never a family's name. Only your team reads it.",
    )
    kind = forms.ChoiceField(
        label="What it is",
        choices=Activity.Kind,
        widget=forms.RadioSelect,
        initial=Activity.Kind.STAY_AND_PLAY,
        help_text="A child's record says this, not the name.",
    )
    place = forms.CharField(label="Where", max_length=120, required=False)

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.fields["team"].initial = teams.first()


class DayForm(HouseForm):
    """A day that an activity was held."""

    held_on = DatePartsField(label="Day of the session", past=True)
    begins = ClockField(label="When it began, if there were two", required=False)


class SomebodyForm(HouseForm):
    """One child whom the team does not know by name."""

    name = forms.CharField(
        label="Child's name",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    number = _number("Registration number, if they know it")
    adults = _adults("How many adults are with the child?")

    def typed(self) -> Typed:
        """Return the line."""
        return Typed(**self.cleaned_data)


class TabletForm(SomebodyForm):
    """The same, as a family reads it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Your child's first and last name"
        self.fields["name"].help_text = "Expecting a child? Write your own name."
        self.fields["number"].label = "Your number, if you know it"
        self.fields["number"].help_text = "It is on your slip, like TA-2K7-4M."


@dataclass(frozen=True)
class PaperLine:
    """The three boxes of one line."""

    position: int
    name: BoundField
    number: BoundField
    adults: BoundField
    new: BoundField | None


class PaperForm(HouseForm):
    """Ten lines of a sheet that was filled in on paper.

    `others` returns whose the number is, if it is not the child's of this name.
    """

    def __init__(self, *args, others=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.others = others
        for line in range(1, LINES + 1):
            self.fields[f"name-{line}"] = forms.CharField(
                label=f"Child's name, line {line}", max_length=200, required=False
            )
            self.fields[f"number-{line}"] = _number(f"Number, line {line}")
            adults = _adults(f"Adults, line {line}", required=False)
            self.fields[f"adults-{line}"] = adults
            self.fields[f"new-{line}"] = forms.BooleanField(
                label=f"Somebody else, line {line}", required=False
            )

    @property
    def lines(self) -> list[PaperLine]:
        """Return the boxes, line by line."""
        return [
            PaperLine(
                n,
                self[f"name-{n}"],
                self[f"number-{n}"],
                self[f"adults-{n}"],
                self[f"new-{n}"] if self._is_asked(n) else None,
            )
            for n in range(1, LINES + 1)
        ]

    def _is_asked(self, n: int) -> bool:
        said = self.is_bound and self.cleaned_data.get(f"new-{n}")
        return said or f"new-{n}" in self.errors

    def _ask_who(self, n: int) -> None:
        """A number with another name is asked about: it may be a slip of the pen."""
        said = self.cleaned_data
        name, number = said.get(f"name-{n}"), said.get(f"number-{n}")
        if not (self.others and name and number) or said[f"new-{n}"]:
            return
        if them := self.others(number=number, name=name):
            asked = f"{number} is {' or '.join(them)}. Is this {_one_of(them)}? "
            hint = "Then write that name. If not, tick “Somebody else”."
            self.add_error(f"new-{n}", asked + hint)

    def clean(self):
        """Ask for a name beside each number, and for one line at least."""
        cleaned = super().clean()
        for n in range(1, LINES + 1):
            if cleaned.get(f"number-{n}") and not cleaned.get(f"name-{n}"):
                self.add_error(f"name-{n}", f"Enter the child's name in line {n}")
            self._ask_who(n)
        if not self.errors and not self.typed():
            self.add_error("name-1", "Enter at least one name")
        return cleaned

    def typed(self) -> list[Typed]:
        """Return the lines that have a name; no number of adults means one."""
        data = self.cleaned_data
        return [
            Typed(name, data[f"number-{n}"], _one_if_empty(data[f"adults-{n}"]))
            for n in range(1, LINES + 1)
            if (name := data[f"name-{n}"])
        ]


def _one_of(them: tuple[str, ...]) -> str:
    return "the child you mean" if len(them) == 1 else "one of them"


def _one_if_empty(adults: int | None) -> int:
    return 1 if adults is None else adults


@dataclass(frozen=True)
class TickRow:
    """One child to tick, and with how many adults."""

    child: Person
    tick: BoundField
    adults: BoundField


class TickForm(SomebodyForm):
    """Children to tick, found by name or used to come, and one who is new."""

    find = forms.CharField(
        label="Find a child by name or number",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )

    def __init__(self, *args, children: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = self.fields["adults"].required = False
        self.children = children
        for child in children:
            label = _named(child)
            self.fields[f"{TICK}{child.pk}"] = forms.BooleanField(
                label=label, required=False
            )
            adults = _adults(f"Adults with {child}", required=False)
            self.fields[f"{ADULTS}{child.pk}"] = adults

    @property
    def rows(self) -> list[TickRow]:
        """Return the boxes, child by child."""
        return [
            TickRow(one, self[f"{TICK}{one.pk}"], self[f"{ADULTS}{one.pk}"])
            for one in self.children
        ]

    @property
    def finds_somebody(self) -> bool:
        """Return whether somebody is offered who is not ticked already."""
        return not all(row.tick.value() for row in self.rows)

    def clean(self):
        """Say so when nobody is ticked or typed, or somebody not to be entered."""
        cleaned = super().clean()
        wanted = ticked_in(self.data)
        if wanted - {child.pk for child in self.children}:
            self.add_error(None, GONE)
        if cleaned.get("number") and not cleaned.get("name"):
            self.add_error("name", "Enter the child's name beside the number")
        elif not (wanted or self.errors or cleaned.get("name")):
            self.add_error("find", "Tick who came, find a child, or type a new name")
        return cleaned

    def entered(self) -> list[tuple[Person, int]]:
        """Return who was ticked, each with so many adults."""
        data = self.cleaned_data
        return [
            (child, _one_if_empty(data[f"{ADULTS}{child.pk}"]))
            for child in self.children
            if data[f"{TICK}{child.pk}"]
        ]

    def lines(self) -> list[Typed]:
        """Return the one who is new, if somebody is typed."""
        data = self.cleaned_data
        adults = _one_if_empty(data["adults"])
        return [Typed(data["name"], data["number"], adults)] if data["name"] else []


def ticked_in(posted) -> set[UUID]:
    """Return the keys of the children who were ticked."""
    keys = (name.removeprefix(TICK) for name in posted if name.startswith(TICK))
    return {key for key in map(valid_uuid, keys) if key}


def waits_in(posted) -> bool:
    """Return whether somebody is ticked or typed who is not on the sheet yet."""
    return bool(ticked_in(posted) or posted.get("name", "").strip())


class WhichChildForm(HouseForm):
    """Which known child a typed line is."""

    child = forms.ModelChoiceField(
        Person.objects.none(),
        label="Which child is it?",
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["child"].queryset = children
        self.fields["child"].label_from_instance = _named


def _named(child: Person) -> str:
    how_old = age(born=child.born_on, expected=child.expected_on)
    return f"{child} ({how_old}), {child.case.reference}"


class PasswordForm(HouseForm):
    """The practitioner's own password, to take the tablet back."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
