"""Withdrawing consent: for whom, and what was said."""

from django import forms

from config.forms import HouseForm, LongText

ALL = "all"


class WithdrawalForm(HouseForm):
    """Which team, or all, and in whose words."""

    team = forms.ChoiceField(
        label="Who may no longer be told", widget=forms.RadioSelect
    )
    reason = LongText(
        label="Who said so, and what they said",
        rows=3,
        help_text="Their own words if you can. Nobody has to give a reason.",
    )

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        named = [(key, str(team)) for key, team in self.teams.items()]
        self.fields["team"].choices = [*named, (ALL, "Everyone: the whole consent")]

    def chosen_team(self):
        """Return the team, or None for all of them."""
        return self.teams.get(self.cleaned_data["team"])
