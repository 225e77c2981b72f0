"""A date of birth of which somebody knows only a part."""

from typing import ClassVar

from django import forms

from cases.partial_dates import EXACT, UNKNOWN, PartialDate
from config.fields import DatePartsField
from config.widgets import DatePartsInput

PARTS = [("0", "Day"), ("1", "Month"), ("2", "Year")]


class PartialDateInput(DatePartsInput):
    """Day, month and year in three boxes, of which the first ones may be empty."""

    def decompress(self, value):
        """Return what stands in each box."""
        return (
            value.parts if isinstance(value, PartialDate) else super().decompress(value)
        )


class PartialDateField(DatePartsField):
    """Day, or day and month, may be left empty; the year may not."""

    widget = PartialDateInput
    default_error_messages: ClassVar = {
        "order": "%(name)s with a day must include a month"
    }

    def to_python(self, value):
        """Return a PartialDate, what is not known kept as 1."""
        if value is None or isinstance(value, PartialDate):
            return value
        day, month, year = (str(part or "").strip() for part in value)
        if day and not month:
            self.refuse("order")
        on = super().to_python([day or "1", month or "1", year] if year else value)
        if on is None:
            return None
        marks = [
            mark if part else UNKNOWN
            for mark, part in zip(EXACT, (day, month, year), strict=True)
        ]
        return PartialDate(on, "".join(marks))

    def validate(self, value):
        """Ask of the earliest day that it may be what is asked of any date."""
        super().validate(value.on if value else None)


def born_field() -> PartialDateField:
    """Return the question for a date of birth."""
    return PartialDateField(
        label="Date of birth",
        required=False,
        past=True,
        help_text="Leave the day, or day and month, empty where nobody knows.",
    )


def estimated_field() -> forms.MultipleChoiceField:
    """Return the question which parts of the date are estimated."""
    return forms.MultipleChoiceField(
        label="Estimated parts of the date of birth",
        choices=PARTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick what somebody thinks but is not sure of.",
    )


def born_fields(cleaned: dict) -> dict:
    """Return the fields of Person for a date of birth and what is estimated of it."""
    born = cleaned.get("born")
    if not born:
        return {"born_on": None, "born_accuracy": EXACT}
    born = born.with_estimated(cleaned.get("estimated", []))
    return {"born_on": born.on, "born_accuracy": born.accuracy}
