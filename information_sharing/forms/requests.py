"""Asking to see a record, and answering in words."""

import re

from django import forms
from django.core.validators import RegexValidator

from agencies.models import Team
from config.forms import HouseForm, LongText
from information_sharing.models import AccessRequest

REFERENCE = re.compile(r"^\s*TA-[0-9A-Z]{3,5}(-[0-9A-Z]{2})?\s*$", re.IGNORECASE)
ANSWERS = [
    (AccessRequest.Answer.TALK_FIRST, "Please get in touch with me"),
    (AccessRequest.Answer.NOT_SHARED, "Nothing is shared"),
]


class AskForm(HouseForm):
    """Which record, for what, and for which of her teams."""

    found = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    reference = forms.CharField(
        label="Reference",
        max_length=20,
        required=False,
        help_text="As a colleague gave it to you, like TA-2K7-4M.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    team = forms.ModelChoiceField(Team.objects.none(), label="For which of your teams?")
    purpose = LongText(
        label="What do you need it for?",
        rows=4,
        help_text="What you do for the family, and what you would need to know. The "
        "people who keep the record read this.",
    )

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.fields["team"].initial = teams.first()
        if self.data.get("found") or self.initial.get("found"):
            del self.fields["reference"]
        else:
            self.fields["reference"].required = True
            check = RegexValidator(REFERENCE, "Enter a reference like TA-2K7-4M")
            self.fields["reference"].validators.append(check)
            del self.fields["found"]
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()

    def clean_reference(self) -> str:
        """Return it as it is kept."""
        return self.cleaned_data["reference"].strip().upper()


class AnswerRequestForm(HouseForm):
    """An answer without sharing anything."""

    answer = forms.ChoiceField(
        label="Your answer", choices=ANSWERS, widget=forms.RadioSelect
    )
    words = LongText(
        label="What you want to say",
        rows=4,
        required=False,
        help_text="The person who asked reads this. Say nothing about the family.",
    )
