"""What is written before a record opens in an emergency, and at its review (R11)."""

from typing import ClassVar

from django import forms

from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.models import EmergencyAccess

REFERENCE, CHILD = "REFERENCE", "CHILD"
HOW = (
    (REFERENCE, "By the reference of the record"),
    (CHILD, "By the child's full name and date of birth"),
)


class EmergencyForm(HouseForm):
    """Which record, why, for how long, and for which team."""

    how = forms.ChoiceField(
        label="How do you look for the record?", choices=HOW, widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label="Reference",
        max_length=12,
        required=False,
        help_text="For example TA-2K7-4M.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    name = forms.CharField(
        label="The child's full name",
        max_length=200,
        required=False,
        help_text="Given name and family name, exactly as they are recorded.",
    )
    born_on = DatePartsField(
        label="The child's date of birth",
        past=True,
        required=False,
        help_text="For example 3 7 2024.",
    )
    reason = LongText(
        label="Why you must read it now",
        rows=4,
        help_text="What has happened, and what could happen while you wait to ask. The "
        "reviewer reads this.",
    )
    hours = forms.IntegerField(
        label="For how many hours",
        min_value=1,
        max_value=24,
        help_text="From 1 to 24. Fewer is better; you can end it earlier.",
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}
        ),
    )
    team = forms.ChoiceField(label="In which team you act", widget=forms.RadioSelect)
    reveals: ClassVar = {
        "reference": ("how", (REFERENCE,)),
        "name": ("how", (CHILD,)),
        "born_on": ("how", (CHILD,)),
    }

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        self.fields["team"].choices = [(k, str(team)) for k, team in self.teams.items()]
        if len(self.teams) == 1:
            self.initial.setdefault("team", next(iter(self.teams)))

    def clean(self):
        """Ask for what the chosen way of looking needs."""
        said = super().clean()
        if said.get("how") == REFERENCE and not said.get("reference"):
            self.add_error("reference", "Enter the reference")
        if said.get("how") == CHILD:
            for name, sentence in (
                ("name", "Enter the child's full name"),
                ("born_on", "Enter the child's date of birth"),
            ):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return said

    def lookup(self) -> dict:
        """Return by what the record is looked for, and nothing else."""
        said = self.cleaned_data
        if said["how"] == REFERENCE:
            return {"reference": said["reference"], "born_on": None}
        return {"name": said["name"], "born_on": said["born_on"]}

    def chosen_team(self):
        """Return the team in which she acts."""
        return self.teams[self.cleaned_data["team"]]


class ReviewForm(HouseForm):
    """What a second person thinks of an emergency opening."""

    verdict = forms.ChoiceField(
        label="What do you think?",
        choices=EmergencyAccess.Verdict.choices,
        widget=forms.RadioSelect,
    )
    words = LongText(
        label="What you tell them",
        rows=4,
        help_text="The person who opened the record reads this. "
        "Say what was right, and what to do another time.",
    )
