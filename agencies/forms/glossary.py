"""Explaining a word of the field."""

from django import forms

from agencies.commands import Explanation
from config.forms import HouseForm, LongText


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
