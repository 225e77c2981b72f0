"""Money with an end, and what it pays for."""

from django import forms

from agencies.commands.funding import Pays, StreamWords
from agencies.models import Service, Team
from cases.forms.seen import SeenForm
from config.forms import DatePartsField, HouseForm, LongText


class StreamForm(HouseForm):
    """A stream of money: who gives it, how much, until when."""

    name = forms.CharField(label="What this money is called", max_length=120)
    funder = forms.CharField(label="Who gives it", max_length=120)
    pounds_a_year = forms.DecimalField(
        label="Pounds a year",
        required=False,
        min_value=0,
        max_digits=11,
        decimal_places=2,
    )
    starts_on = DatePartsField(label="From which day")
    ends_on = DatePartsField(
        label="Until which day",
        required=False,
        help_text="Leave empty if no end is known.",
    )
    words = LongText(
        label="What is agreed about it", required=False, max_length=1000, rows=3
    )

    def clean(self):
        """Ask for an end that is not before the beginning."""
        said = super().clean()
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The end must not be before the beginning")
        return said

    @property
    def stream(self) -> StreamWords:
        """Return what was said."""
        return StreamWords(**self.cleaned_data)


class ChangeStreamForm(StreamForm, SeenForm):
    """The same said otherwise; two people at one stream are told of each other."""


class PaysForm(HouseForm):
    """What a stream pays for: a service of the directory, or a post."""

    service = forms.ModelChoiceField(
        Service.objects.none(), label="A service", required=False
    )
    post = forms.CharField(
        label="Or a post",
        required=False,
        max_length=120,
        help_text="The post, not the name of whoever has it.",
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label="In which team is the post?", required=False
    )
    full_time_equivalent = forms.DecimalField(
        label="Share of a full-time post, such as 0.6",
        required=False,
        min_value=0,
        max_value=50,
        max_digits=4,
        decimal_places=2,
    )

    def __init__(self, *args, services, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services
        self.fields["service"].empty_label = "No service"
        self.fields["team"].queryset = teams
        self.fields["team"].empty_label = "No team"

    def clean(self):
        """Ask for one of the two."""
        said = super().clean()
        if not said.get("service") and not said.get("post"):
            self.add_error("service", "Choose a service or write a post")
        elif said.get("service") and said.get("post"):
            self.add_error("post", "Choose a service or write a post, not both")
        return said

    @property
    def pays(self) -> Pays:
        """Return what it pays for."""
        return Pays(**self.cleaned_data)
