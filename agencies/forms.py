"""Explaining a word of the field."""

from django import forms

from agencies.commands import Days, Explanation
from agencies.models import WorkingPattern
from agencies.patterns import NAMES, WEEKEND
from config.forms import ClockField, HouseForm, LongText


class TermForm(HouseForm):
    """A word or short form, and what it means in plain words."""

    name = forms.CharField(label="Word or short form", max_length=60)
    stands_for = forms.CharField(
        label="What it stands for",
        required=False,
        max_length=120,
        help_text="Only for a short form, such as “Team around the child”.",
    )
    meaning = LongText(
        label="What it means",
        max_length=1000,
        rows=3,
        help_text="In words that a parent would use.",
    )

    @property
    def explanation(self) -> Explanation:
        """Return the word and its explanation."""
        return Explanation(**self.cleaned_data)


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
