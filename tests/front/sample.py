"""A form with every kind of field, for the tests of how forms look and speak."""

from typing import ClassVar

from django import forms

from config.forms import (
    ClockField,
    DatePartsField,
    HouseForm,
    LongText,
    YesNoNotSureField,
)


class SampleForm(HouseForm):
    """What a page might ask."""

    name = forms.CharField(max_length=10, help_text="As on the letter")
    email = forms.EmailField(label="E-mail address", required=False)
    seen_on = DatePartsField(label="Date seen", past=True, help_text="Like 27 3 2026")
    healthy = YesNoNotSureField(label="Is the child well?")
    reason = LongText(label="Why", required=False)
    rating = forms.IntegerField(label="Rating", min_value=0, max_value=10)
    told = forms.BooleanField(label="The family was told", help_text="Or say why not")
    share = forms.MultipleChoiceField(
        label="What to share",
        choices=[("HEALTH", "Health"), ("PLAN", "Plan")],
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.ChoiceField(label="Team", choices=[("", "Choose"), ("t", "Therapy")])
    at = ClockField(label="Start time")
    step = forms.CharField(widget=forms.HiddenInput, required=False)

    reveals: ClassVar = {"reason": ("healthy", ("no", "not_sure"))}


GOOD = {
    "name": "Maya",
    "seen_on_day": "3",
    "seen_on_month": "Nov",
    "seen_on_year": "2026",
    "healthy": "yes",
    "rating": "4",
    "told": "on",
    "share": ["HEALTH"],
    "team": "t",
    "at": "2:30pm",
}


def messages(**changes):
    """Return what the form says about these answers, by field."""
    form = SampleForm(GOOD | changes)
    return {name: list(errors) for name, errors in form.errors.items()}
