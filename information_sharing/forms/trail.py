"""Which lines of the trail to show."""

from django import forms

from config.forms import DatePartsField, HouseForm
from information_sharing.queries.trail import Wanted
from information_sharing.trail_words import Kind


class TrailForm(HouseForm):
    """By person, team, kind and period; nothing chosen shows all."""

    person: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label="Who", required=False, empty_label="Everybody"
    )
    team: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label="Team", required=False, empty_label="All teams"
    )
    kind = forms.ChoiceField(
        label="What", required=False, choices=[("", "Everything"), *Kind.choices]
    )
    since = DatePartsField(label="From", required=False)
    until = DatePartsField(label="To", required=False)

    def __init__(self, *args, people, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["team"].queryset = teams

    def wanted(self) -> Wanted:
        """Return what was chosen; what cannot be read narrows nothing."""
        self.is_valid()
        return Wanted(**self.cleaned_data)
