"""Recording which service works with the family."""

from django import forms

from agencies.models import Team
from config.forms import DatePartsField, HouseForm

AS_THE_TEAM, SENSITIVE, ORDINARY = "AS_THE_TEAM", "SENSITIVE", "ORDINARY"
NAMING = (
    (AS_THE_TEAM, "As usual for this service"),
    (SENSITIVE, "Sensitive: others are told “a sensitive service”"),
    (ORDINARY, "Not sensitive for this family: everybody who sees the record may know"),
)
CHOSEN = {AS_THE_TEAM: None, SENSITIVE: True, ORDINARY: False}


class InvolvementForm(HouseForm):
    """Which team, since when, and whether it may be named."""

    team = forms.ModelChoiceField(
        queryset=Team.objects.none(), label="Service", empty_label="Choose a service"
    )
    starts_on = DatePartsField(label="First day", past=True)
    ends_on = DatePartsField(
        label="Last day", required=False, help_text="Leave it empty if it goes on."
    )
    naming = forms.ChoiceField(
        label="May others know which service it is?",
        choices=NAMING,
        initial=AS_THE_TEAM,
        widget=forms.RadioSelect,
        help_text="Some services, such as help after violence or with addiction, say "
        "much about a family by their name alone. Ask the family.",
    )

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams

    def clean(self):
        """It ends on or after the day it begins."""
        said = super().clean()
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day must be on or after the first")
        return said

    def involvement(self) -> dict:
        """Return the fields of the involvement."""
        said = self.cleaned_data
        return {
            "team": said["team"],
            "starts_on": said["starts_on"],
            "ends_on": said["ends_on"],
            "is_sensitive": CHOSEN[said["naming"]],
        }


class EndInvolvementForm(HouseForm):
    """The last day of a service's work."""

    ends_on = DatePartsField(label="Last day", past=True)
