"""Asking to read one record, for a purpose and some days."""

from django import forms

from config.forms import LongText
from information_sharing.forms.shielding import ReferenceForm
from information_sharing.models import Oversight


class OversightForm(ReferenceForm):
    """Which record, for what, why, and for how long."""

    purpose = forms.ChoiceField(
        label="What it is for",
        choices=Oversight.Purpose.choices,
        widget=forms.RadioSelect,
    )
    reason = LongText(
        label="Why you must read the record itself",
        rows=4,
        help_text="What asking the team would not tell you. Write no name of the "
        "family; a second person reads this.",
    )
    days = forms.IntegerField(
        label="For how many days",
        min_value=1,
        max_value=30,
        help_text="From 1 to 30. You can end it earlier.",
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}
        ),
    )
