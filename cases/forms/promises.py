"""How soon each team of a centre makes first contact."""

from django import forms

from config.forms import HouseForm

SAY = "Enter a number of working days, or tick that this team takes no more referrals"


class PromisesForm(HouseForm):
    """One number for each team; a promise that stands is ended by a tick, never by
    an empty box."""

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        for key, team in self.teams.items():
            promise = getattr(team, "promise", None)
            self.fields[f"days-{key}"] = _days(team, promise)
            if promise:
                self.fields[f"ends-{key}"] = forms.BooleanField(
                    label=f"{team} takes no more referrals", required=False
                )

    def clean(self):
        """Ask for a number or a tick where a promise stands."""
        cleaned = super().clean()
        for key in self.teams:
            days, ends = f"days-{key}", f"ends-{key}"
            if ends not in self.fields or cleaned.get(ends) or cleaned.get(days):
                continue
            if days not in self.errors:
                self.add_error(days, SAY)
        return cleaned

    def days(self) -> dict:
        """Return the working days of each team, or None."""
        said = self.cleaned_data
        return {
            team: None if said.get(f"ends-{key}") else said[f"days-{key}"]
            for key, team in self.teams.items()
        }


def _days(team, promise) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"{team}: working days until first contact",
        min_value=1,
        max_value=60,
        required=False,
        initial=promise.working_days if promise else None,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}
        ),
    )
