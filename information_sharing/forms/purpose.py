"""Question 1: with whom, for what, and is it a legitimate purpose."""

from typing import ClassVar

from django import forms

from agencies.models import Team, TeamMembership
from config.forms import LongText
from config.plain_names import PlainNameField
from information_sharing.forms.questions import QuestionForm
from information_sharing.models import Consent
from information_sharing.recipients import Recipient

KINDS = [
    choice
    for choice in Consent.Purpose.choices
    if choice[0] != Consent.Purpose.STATISTICS
]
TEAM, PERSON, OUTSIDE = "team", "person", "outside"
TO = [
    (TEAM, "A team"),
    (PERSON, "One person of a team"),
    (OUTSIDE, "Somebody outside, who does not sign in here"),
]


class PlaceChoice(forms.ModelChoiceField):
    """One person in one team."""

    def label_from_instance(self, place) -> str:
        """Return who she is, what she does, and where."""
        who, work = place.practitioner, place.practitioner.profession
        return (
            f"{who}, {work.lower()} ({place.team})" if work else f"{who} ({place.team})"
        )


class PurposeForm(QuestionForm):
    """Question 1, and with whom and for what."""

    number = 1
    to = forms.ChoiceField(
        label="With whom?",
        choices=TO,
        initial=TEAM,
        required=False,
        widget=forms.RadioSelect,
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="The team to share with",
        empty_label="Choose a team",
        required=False,
    )
    person = PlaceChoice(
        TeamMembership.objects.none(),
        label="The person to share with",
        empty_label="Choose a person",
        required=False,
        help_text="Nobody else of the team will see it.",
    )
    outside_name = forms.CharField(
        label="Name of the person who reads it",
        max_length=120,
        required=False,
        help_text="A document is made for this person. Add what they do there, for "
        "example “Ms Hall, head teacher”.",
    )
    outside_organisation = PlainNameField(
        label="Their organisation", max_length=120, required=False
    )
    kind = forms.ChoiceField(
        label="The kind of purpose", choices=KINDS, widget=forms.RadioSelect
    )
    purpose = LongText(
        label="What is the information for?",
        rows=3,
        required=False,
        help_text="Whoever reads it sees these words. "
        "Write nothing that they may not know.",
    )
    field_order: ClassVar = [
        "to", "team", "person", "outside_name", "outside_organisation", "kind",
        "answer", "purpose", "reason", "words", "today",
    ]  # fmt: skip
    on_yes = ("purpose",)

    def offer(self, choices):
        """Offer the teams beside this one, and their people."""
        super().offer(choices)
        self.reveals |= {
            "team": ("to", (TEAM,)),
            "person": ("to", (PERSON,)),
            "outside_name": ("to", (OUTSIDE,)),
            "outside_organisation": ("to", (OUTSIDE,)),
        }

    def clean(self):
        """Ask with whom, in the way that was chosen."""
        cleaned = super().clean()
        to = cleaned.get("to") or TEAM
        if to == TEAM:
            self.need("team", "Choose the team to share with")
        elif to == PERSON:
            self.need("person", "Choose the person to share with")
        else:
            self.need("outside_name", "Write the name of the person who reads it")
            self.need("outside_organisation", "Write the name of their organisation")
        return cleaned

    def clean_yes(self):
        """A purpose is written down."""
        self.need("purpose", "Write what the information is for")

    def recipient(self) -> Recipient:
        """Return with whom; what was typed for another choice is left alone."""
        data = self.cleaned_data
        if data["to"] == OUTSIDE:
            return Recipient(
                outside_name=data["outside_name"],
                outside_organisation=data["outside_organisation"],
            )
        if data["to"] == PERSON:
            place = data["person"]
            return Recipient(team=place.team, practitioner=place.practitioner)
        return Recipient(team=data["team"])
