"""What a centre says of itself, its hours, closed days, rooms, and who is there."""

from datetime import time

from django import forms

from agencies.commands.centre import CentreWords, Hours, Presence
from agencies.models import Room, Team
from cases.forms.seen import SeenForm
from config.dates import WEEKDAYS
from config.forms import ClockField, DatePartsField, HouseForm, LongText

BOTH = "Enter both times, or neither if the centre is closed that day"
AFTER = "The centre must close after it opens"


class CentreForm(SeenForm):
    """What families read of a centre, and how to find it."""

    about = LongText(
        label="About the centre",
        max_length=1000,
        rows=4,
        required=False,
        help_text="Everybody can read this, also without signing in.",
    )
    address = forms.CharField(label="Address", max_length=200, required=False)
    postcode = forms.CharField(label="Postcode", max_length=8, required=False)
    telephone = forms.CharField(label="Telephone", max_length=30, required=False)
    email = forms.EmailField(label="E-mail address", required=False)
    latitude = forms.FloatField(
        label="Latitude",
        required=False,
        min_value=-90,
        max_value=90,
        help_text="For distances in the directory, such as 51.4545.",
    )
    longitude = forms.FloatField(
        label="Longitude", required=False, min_value=-180, max_value=180
    )

    def clean(self):
        """Ask for both numbers of a place, or neither."""
        said = super().clean()
        if (said.get("latitude") is None) != (said.get("longitude") is None):
            missing = "latitude" if said.get("latitude") is None else "longitude"
            if missing not in self.errors:
                self.add_error(missing, "Enter both numbers, or neither")
        return said

    @property
    def words(self) -> CentreWords:
        """Return what was said."""
        return CentreWords(**self.cleaned_data)


class HoursForm(SeenForm):
    """From when to when a centre is open, day by day; an empty day is closed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number, name in enumerate(WEEKDAYS):
            self.fields[f"opens-{number}"] = ClockField(
                label=f"{name}: opens", required=False
            )
            self.fields[f"closes-{number}"] = ClockField(
                label=f"{name}: closes", required=False
            )

    def clean(self):
        """Ask for both times of a day, in order."""
        said = super().clean()
        for number in range(len(WEEKDAYS)):
            self._check_day(number, said)
        return said

    def _check_day(self, number: int, said) -> None:
        closes = f"closes-{number}"
        opened, closed = said.get(f"opens-{number}"), said.get(closes)
        if closes in self.errors or f"opens-{number}" in self.errors:
            return
        if bool(opened) != bool(closed):
            self.add_error(closes, BOTH)
        elif opened and closed <= opened:
            self.add_error(closes, AFTER)

    @property
    def hours(self) -> list[Hours]:
        """Return the days on which it is open."""
        said = self.cleaned_data
        return [
            Hours(n, said[f"opens-{n}"], said[f"closes-{n}"])
            for n in range(len(WEEKDAYS))
            if said[f"opens-{n}"]
        ]


def hours_known(openings) -> dict[str, time]:
    """Return the opening hours as they stand, by the form's fields."""
    known = {}
    for row in openings:
        known[f"opens-{row.weekday}"] = row.opens
        known[f"closes-{row.weekday}"] = row.closes
    return known


class ClosureForm(HouseForm):
    """A day on which a centre stays closed."""

    on = DatePartsField(label="On which day will it be closed?")
    words = forms.CharField(
        label="Why",
        max_length=120,
        help_text="Families read this, for example “bank holiday”.",
    )


class RoomForm(HouseForm):
    """A room that activities and people can be in."""

    name = forms.CharField(label="Name of the room", max_length=80)
    holds = forms.IntegerField(
        label="How many people it holds", required=False, min_value=1, max_value=2000
    )
    words = forms.CharField(
        label="What is in it",
        required=False,
        max_length=200,
        help_text="For example “mats, a sink, step-free”.",
    )


class OnSiteForm(HouseForm):
    """On which day, from when to when, and where in the centre she is."""

    team = forms.ModelChoiceField(Team.objects.none(), label="For which team?")
    on = DatePartsField(label="On which day?")
    arrives = ClockField(label="From", help_text="For example 9am.")
    leaves = ClockField(label="Until", help_text="For example 12:30pm.")
    room = forms.ModelChoiceField(
        Room.objects.none(), label="In which room", required=False
    )

    def __init__(self, *args, teams, rooms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.fields["team"].initial = teams.first()
        self.fields["room"].queryset = rooms
        self.fields["room"].empty_label = "No room in particular"

    def clean(self):
        """Ask for an end after the beginning."""
        said = super().clean()
        arrives, leaves = said.get("arrives"), said.get("leaves")
        if arrives and leaves and leaves <= arrives:
            self.add_error("leaves", "The end must be after the beginning")
        return said

    @property
    def presence(self) -> Presence:
        """Return when and where."""
        said = self.cleaned_data
        return Presence(said["on"], said["arrives"], said["leaves"], said["room"])
