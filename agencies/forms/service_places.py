"""Where and when a service is there, and when it closes."""

from typing import Any

from django import forms

from agencies.commands.service_places import Somewhere, When
from agencies.directory_words import DAYS
from agencies.models import Centre, Location, Service, ServiceAtLocation
from config.forms import ClockField, DatePartsField, HouseForm

NEW = "new"
WEEKS = ((1, "Every week"), (2, "Every 2 weeks"), (4, "Every 4 weeks"))
ANEW: tuple[str, tuple[str, ...]] = ("at", (NEW,))
IN_PLACE = dict.fromkeys(("name", "address", "town", "postcode"), ANEW)


class PlaceForm(HouseForm):
    """A place at which the service is given: a centre, a known place, or a new one."""

    at = forms.ChoiceField(label="Place")
    name = forms.CharField(
        label="Name of the new place",
        max_length=120,
        required=False,
        help_text="Never where a family lives.",
    )
    address = forms.CharField(label="Street and number", max_length=200, required=False)
    town = forms.CharField(label="Town or village", max_length=80, required=False)
    postcode = forms.CharField(
        label="Postcode",
        max_length=8,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    words = forms.CharField(
        label="What to know about getting there",
        max_length=200,
        required=False,
        help_text="Such as: ask at the desk, first floor, lift.",
    )
    reveals = IN_PLACE

    def __init__(self, *args: Any, places: Any, centres: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.known: dict[str, Location | Centre] = {
            str(one.pk): one for one in (*centres, *places)
        }
        self.fields["at"].choices = [
            ("", "Choose a place"),
            ("Centres", [(str(one.pk), one.name) for one in centres]),
            ("Other places", [(str(one.pk), _shown(one)) for one in places]),
            (NEW, "Another place"),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask what the new place is called."""
        said = super().clean() or self.cleaned_data
        if said.get("at") == NEW and not said.get("name"):
            self.add_error("name", "Enter the name of the new place")
        return said

    @property
    def place(self) -> Location | Centre | Somewhere:
        """Return what was chosen, or the new place."""
        said = self.cleaned_data
        if said["at"] != NEW:
            return self.known[said["at"]]
        postcode = said["postcode"].strip().upper()
        return Somewhere(said["name"], said["address"], said["town"], postcode)


def _shown(place: Location) -> str:
    return ", ".join(part for part in (place.name, place.postcode) if part)


class TimeForm(HouseForm):
    """When the service is there."""

    where = forms.ModelChoiceField(
        ServiceAtLocation.objects.none(),
        label="Where",
        required=False,
        empty_label="At no particular place",
    )
    weekday = forms.TypedChoiceField(
        label="Day", choices=list(enumerate(DAYS)), coerce=int
    )
    opens = ClockField(label="From", help_text="Such as 9am or 13:30.")
    closes = ClockField(label="Until")
    every_weeks = forms.TypedChoiceField(
        label="How often", choices=WEEKS, coerce=int, initial=1
    )
    term_time_only = forms.BooleanField(label="In term time only", required=False)
    ends_on = DatePartsField(label="Last day, if there is one", required=False)

    def __init__(self, *args: Any, service: Service, **kwargs: Any):
        super().__init__(*args, **kwargs)
        where = self.fields["where"]
        where.queryset = service.at_locations.select_related("location")
        where.label_from_instance = lambda one: one.location.name

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        said = super().clean() or self.cleaned_data
        opens, closes = said.get("opens"), said.get("closes")
        if opens and closes and closes <= opens:
            self.add_error("closes", "Until must be later than From")
        return said

    @property
    def when(self) -> When:
        """Return the time as it is kept."""
        said = {name: v for name, v in self.cleaned_data.items() if name != "where"}
        return When(**said)


class CloseForm(HouseForm):
    """When a service closes, and what takes its place."""

    closes_on = DatePartsField(label="Last day of the service")
    successor = forms.CharField(
        label="Which service takes its place?",
        max_length=120,
        required=False,
        help_text="Its name as it stands in the directory. Empty, if there is none.",
    )

    def __init__(self, *args: Any, named: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.named = named

    def clean_successor(self) -> Service | None:
        """Return the one service of that name, or say which there are."""
        typed = self.cleaned_data["successor"].strip()
        if not typed:
            return None
        exact, like = self.named(typed)
        if len(exact) == 1:
            return exact[0]
        raise forms.ValidationError(_which(exact or like))


def _which(found: list[Service]) -> str:
    if not found:
        return "No service of this name is in the directory. Look for it there first."
    names = "; ".join(f"{one.name} ({one.agency})" for one in found)
    return f"Which one do you mean? Write its whole name: {names}"
