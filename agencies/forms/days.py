"""Saying on which days one works."""

from django import forms

from agencies.commands import Days
from agencies.models import WorkingPattern
from agencies.patterns import NAMES, WEEKEND
from config.forms import ClockField, HouseForm


class DaysForm(HouseForm):
    """On which days she works, her quiet hours, and how often she wants a digest."""

    days = forms.TypedMultipleChoiceField(
        label="On which days do you work?",
        choices=[(str(n), name) for n, name in enumerate(NAMES + WEEKEND)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one day"},
    )
    quiet_from = ClockField(label="Quiet hours begin", help_text="For example 6pm.")
    quiet_until = ClockField(label="Quiet hours end", help_text="For example 8am.")
    digest = forms.ChoiceField(
        label="How often shall an e-mail say how much waits for you?",
        help_text="It has numbers and a link, and nothing about any family.",
        choices=WorkingPattern.Digest.choices,
        widget=forms.RadioSelect,
    )

    @property
    def days_chosen(self) -> Days:
        """Return what she chose."""
        return Days(**self.cleaned_data)
