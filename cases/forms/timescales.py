"""The local timescales on one page, and what became of a checklist."""

from dataclasses import dataclass

from django import forms

from cases.commands.timescales import NewTime
from cases.models import Timescale
from config.forms import HouseForm, LongText

LONGEST, LONGEST_AMBER = 400, 90


@dataclass(frozen=True)
class Part:
    """The fields of one step."""

    label: str
    changed: Timescale
    amount: forms.BoundField
    unit: forms.BoundField
    amber: forms.BoundField


class TimescalesForm(HouseForm):
    """How long from one step to the next, for each step."""

    def __init__(self, *args, timescales: dict[str, Timescale], **kwargs):
        super().__init__(*args, **kwargs)
        self.timescales = timescales
        for step, row in timescales.items():
            self._ask(step, row)

    def _ask(self, step: str, row: Timescale) -> None:
        label = row.get_step_display()
        self.fields[f"amount-{step}"] = _number(
            f"{label}: within", row.amount, 1, LONGEST, label
        )
        self.fields[f"unit-{step}"] = forms.ChoiceField(
            label=f"{label}: counted in", choices=Timescale.Unit, initial=row.unit
        )
        self.fields[f"amber-{step}"] = _number(
            f"{label}: say “due soon” this many days before",
            row.amber_days,
            0,
            LONGEST_AMBER,
            label,
        )

    @property
    def parts(self) -> list[Part]:
        """Return the fields of each step, for its own part of the page."""
        return [
            Part(
                label=row.get_step_display(),
                changed=row,
                amount=self[f"amount-{step}"],
                unit=self[f"unit-{step}"],
                amber=self[f"amber-{step}"],
            )
            for step, row in self.timescales.items()
        ]

    @property
    def times(self) -> list[NewTime]:
        """Return what each step may take from now on."""
        said = self.cleaned_data
        return [
            NewTime(
                step,
                said[f"amount-{step}"],
                said[f"unit-{step}"],
                said[f"amber-{step}"],
            )
            for step in self.timescales
        ]


def _number(label: str, now: int, least: int, most: int, about: str):
    wrong = f"{about}: enter a whole number from {least} to {most}"
    return forms.IntegerField(
        label=label,
        initial=now,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), wrong
        ),
    )


class FollowUpForm(HouseForm):
    """What became of a checklist."""

    words = LongText(
        label="How things went",
        help_text="What the family says first, in their words. Then what you will do, "
        "if anything: a new checklist starts again from the beginning.",
        rows=5,
    )
