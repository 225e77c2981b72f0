"""How soon each team of a centre makes first contact."""

from django import forms

from config.forms import HouseForm


class PromisesForm(HouseForm):
    """One number for each team; none means that it takes no referrals."""

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = {f"days-{team.pk}": team for team in teams}
        for name, team in self.teams.items():
            promise = getattr(team, "promise", None)
            self.fields[name] = forms.IntegerField(
                label=f"{team}: working days until first contact",
                min_value=1,
                max_value=60,
                required=False,
                initial=promise.working_days if promise else None,
                widget=forms.TextInput(
                    attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}
                ),
            )

    def days(self) -> dict:
        """Return the working days of each team, or None."""
        return {team: self.cleaned_data[name] for name, team in self.teams.items()}
