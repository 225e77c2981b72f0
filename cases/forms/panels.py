"""Setting up a panel, putting a family to it, and what it decides."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Centre, Team
from cases.commands.panels import Decision
from cases.models import PanelItem, PanelMeeting
from config.forms import DatePartsField, HouseForm, LongText

Outcome = PanelItem.Outcome


class PanelForm(HouseForm):
    """Its name and what it is for."""

    centre = forms.ModelChoiceField(Centre.objects.none(), label="At which centre?")
    name = forms.CharField(label="Name of the panel", max_length=120)
    purpose = LongText(
        label="What it is for, and what it is not", rows=3, max_length=2000
    )

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        self.initial.setdefault("centre", centres.first())


class SeatForm(HouseForm):
    """Who sits on it, for which team."""

    place = forms.ChoiceField(
        label="Who sits on the panel?",
        help_text="A seat opens no record: each member hears what is shared with her "
        "team.",
    )
    is_chair = forms.BooleanField(label="They chair the panel", required=False)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {str(place.pk): place for place in places}
        said = [(key, f"{p.practitioner}, {p.team}") for key, p in self.places.items()]
        self.fields["place"].choices = [("", "Choose somebody"), *said]

    @property
    def said(self) -> dict:
        """Return the person, the team, and whether it is the chair."""
        said = self.cleaned_data
        place, is_chair = self.places[said["place"]], said["is_chair"]
        who = {"practitioner": place.practitioner, "team": place.team}
        return who | {"is_chair": is_chair}


class SittingForm(HouseForm):
    """The day on which it meets."""

    held_on = DatePartsField(label="The panel meets on", min_date=timezone.localdate)


class PutForm(HouseForm):
    """To which sitting, and what is asked of the panel."""

    meeting = forms.ModelChoiceField(
        PanelMeeting.objects.none(),
        label="To which panel, on which day?",
        empty_label="Choose a meeting",
    )
    words = LongText(
        label="What do you ask of the panel?",
        rows=4,
        help_text="Only members who see this family's plan read this.",
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class DecideForm(HouseForm):
    """What was considered, what was decided, and why."""

    options = LongText(label="What was considered?", rows=3)
    outcome = forms.ChoiceField(
        label="What did the panel decide?",
        choices=[
            (Outcome.ALLOCATED, "A team works with the family"),
            (Outcome.DECLINED, "Declined"),
            (Outcome.LATER, "Put off to the next meeting"),
        ],
        widget=forms.RadioSelect,
    )
    to_team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team?",
        required=False,
        empty_label="Choose a team",
    )
    reason = LongText(label="Why?", rows=3)
    reveals: ClassVar = {"to_team": ("outcome", (Outcome.ALLOCATED,))}

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_team"].queryset = teams

    def clean(self):
        """A team that works with the family is named."""
        cleaned = super().clean()
        allocated = cleaned.get("outcome") == Outcome.ALLOCATED
        if allocated and not cleaned.get("to_team") and "to_team" not in self.errors:
            self.add_error("to_team", "Choose the team")
        return cleaned

    @property
    def decision(self) -> Decision:
        """Return what was decided."""
        said = self.cleaned_data
        team = said["to_team"] if said["outcome"] == Outcome.ALLOCATED else None
        return Decision(said["outcome"], said["options"], said["reason"], team)
