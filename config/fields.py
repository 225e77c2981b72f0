"""Fields that say in plain words what is wrong and never lose what was typed."""

import re
from datetime import date, time
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS

from config import scans
from config.widgets import PARTS, DatePartsInput

LONG_TEXT = 50_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTH_NUMBERS = {
    str(name).lower()[:length]: number
    for number, name in MONTHS.items()
    for length in (3, 4, 9)
}
YES_NO_NOT_SURE = (("yes", "Yes"), ("no", "No"), ("not_sure", "Not sure"))
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}


class LongText(forms.CharField):
    """Free writing, as long as anyone needs, kept with its line breaks."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, *, max_length=LONG_TEXT, rows=6, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value):
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class ScanField(forms.FileField):
    """A file to be kept: judged by what is in it, not by what it is called."""

    widget = forms.FileInput
    default_error_messages: ClassVar = {"empty": "There is nothing in this file"}

    def __init__(self, *, pictures_only=False, **kwargs):
        kinds = "PNG or JPEG" if pictures_only else "PDF, PNG or JPEG"
        kwargs.setdefault("help_text", f"A {kinds} of 5 MB at most.")
        self.pictures_only = pictures_only
        super().__init__(**kwargs)

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        start = file.read(scans.START)
        file.seek(0)
        only = self.pictures_only
        if wrong := scans.problem_with(file.size, start, pictures_only=only):
            raise ValidationError(wrong)
        return file


class YesNoNotSureField(forms.ChoiceField):
    """A question that may honestly be answered 'not sure'."""

    widget = forms.RadioSelect

    def __init__(self, *, choices=YES_NO_NOT_SURE, **kwargs):
        super().__init__(choices=choices, **kwargs)


class ClockField(forms.Field):
    """A time of day as people write it: 2:30pm, 14:30, 9am, midday."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5"})
    default_error_messages: ClassVar = {
        "invalid": "%(name)s must be a time, like 2:30pm"
    }

    def to_python(self, value):
        text = (value or "").strip().lower()
        if not text:
            return None
        if text in NAMED_TIMES:
            return NAMED_TIMES[text]
        found = CLOCK.fullmatch(text)
        return self.from_match(found) if found else self.refuse()

    def from_match(self, found):
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3] and not 1 <= hour <= 12:
            self.refuse()
        if found[3]:
            hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
        try:
            return time(hour, minute)
        except ValueError:
            return self.refuse()

    def refuse(self):
        message = self.error_messages["invalid"]
        raise ValidationError(message, code="invalid", params={"name": "Time"})

    def prepare_value(self, value):
        return value.strftime("%H:%M") if isinstance(value, time) else value


class DatePartsField(forms.Field):
    """A date in three boxes. Each fault has its own sentence.

    `min_date` and `max_date` are dates or functions that give one;
    `past=True` means today or before, `future=True` today or after.
    """

    widget = DatePartsInput
    default_error_messages: ClassVar = {
        "missing": "%(name)s must include %(parts)s",
        "invalid": "%(name)s must be a real date, like 27 3 2026",
        "year": "%(name)s must have a year with 4 numbers, like 2026",
        "past": "%(name)s must be today or in the past",
        "future": "%(name)s must be today or in the future",
        "min_date": "%(name)s must be on or after %(limit)s",
        "max_date": "%(name)s must be on or before %(limit)s",
    }

    def __init__(
        self, *, min_date=None, max_date=None, past=False, future=False, **kwargs
    ):
        self.min_date, self.max_date = min_date, max_date
        self.past, self.future = past, future
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, date):
            return value
        parts = [str(part or "").strip() for part in value or ["", "", ""]]
        if not any(parts):
            return None
        if missing := [n for n, part in zip(PARTS, parts, strict=True) if not part]:
            named = " and ".join(f"a {name}" for name in missing)
            self.refuse("missing", parts=named)
        return self.real_date(*parts)

    def real_date(self, day, month, year):
        if re.fullmatch(r"[0-9]{1,3}", year):
            self.refuse("year")
        number = MONTH_NUMBERS.get(month.lower().rstrip("."), month)
        try:
            found = date(whole(year), whole(number), whole(day))
        except ValueError:
            self.refuse("invalid")
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.refuse("invalid")
        return found

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        today = timezone.localdate()
        if self.past and value > today:
            self.refuse("past")
        if self.future and value < today:
            self.refuse("future")
        self.check_limits(value)

    def check_limits(self, value):
        earliest, latest = limit(self.min_date), limit(self.max_date)
        if earliest and value < earliest:
            self.refuse("min_date", limit=f"{earliest:%-d %B %Y}")
        if latest and value > latest:
            self.refuse("max_date", limit=f"{latest:%-d %B %Y}")

    def refuse(self, code, **params):
        message = self.error_messages[code]
        raise ValidationError(message, code=code, params={"name": "Date"} | params)

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (initial or None)
        except ValidationError:
            return True


def whole(text):
    """A short number in plain digits, or ValueError."""
    if not re.fullmatch(r"[0-9]{1,4}", str(text)):
        raise ValueError(text)
    return int(text)


def limit(bound):
    """A date limit, given as such or as a function that is asked now."""
    return bound() if callable(bound) else bound
