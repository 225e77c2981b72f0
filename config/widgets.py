"""Form controls that Django does not bring."""

from datetime import date

from django import forms

PARTS = ("day", "month", "year")


def date_part(label, width):
    """One box of a date, labelled and typed in by number pad."""
    attrs = {"class": f"govuk-input--width-{width}", "inputmode": "numeric"}
    return forms.TextInput(attrs=attrs | {"title": label, "autocomplete": "off"})


class DatePartsInput(forms.MultiWidget):
    """Day, month and year in three boxes: nobody has to guess a format."""

    template_name = "django/forms/widgets/date_parts.html"

    def __init__(self, attrs=None):
        boxes = {"day": 2, "month": 3, "year": 4}
        parts = {part: date_part(part.title(), boxes[part]) for part in PARTS}
        super().__init__(parts, attrs)

    def decompress(self, value):
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [None, None, None]
