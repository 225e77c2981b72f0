"""What families may read of an activity, and when it is on."""

from django import forms

from agencies.models import Room
from cases.commands.programme import ActivityWords, When
from config.dates import WEEKDAYS
from config.forms import ClockField, DatePartsField, HouseForm


class ActivityWordsForm(HouseForm):
    """What an activity is for, and whether everybody may read it."""

    summary = forms.CharField(
        label="What it is, in one sentence", max_length=240, required=False
    )
    for_whom = forms.CharField(
        label="For whom",
        max_length=120,
        required=False,
        help_text="For example “babies who do not walk yet, with their parents”.",
    )
    booking = forms.CharField(
        label="How to come",
        max_length=200,
        required=False,
        help_text="For example “just come” or “call to book”.",
    )
    room = forms.ModelChoiceField(Room.objects.none(), label="Room", required=False)
    is_public = forms.BooleanField(
        label="Show it on the public programme",
        required=False,
        help_text="Then everybody can read its name, these words and its times, also "
        "without signing in. Never who comes.",
    )

    def __init__(self, *args, rooms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = rooms
        self.fields["room"].empty_label = "No room in particular"

    @property
    def words(self) -> ActivityWords:
        """Return what was said."""
        return ActivityWords(**self.cleaned_data)


class SlotForm(HouseForm):
    """On which day, from when to when, from which week on."""

    weekday = forms.TypedChoiceField(
        label="On which day of the week?",
        choices=[(str(n), name) for n, name in enumerate(WEEKDAYS)],
        coerce=int,
        widget=forms.RadioSelect,
    )
    begins = ClockField(label="Begins", help_text="For example 10am.")
    ends = ClockField(label="Ends", help_text="For example 11:30am.")
    every_weeks = forms.TypedChoiceField(
        label="How often?",
        choices=[
            ("1", "Every week"),
            ("2", "Every second week"),
            ("4", "Every fourth week"),
        ],
        coerce=int,
        initial="1",
        widget=forms.RadioSelect,
    )
    starts_on = DatePartsField(label="From which day on?")
    ends_on = DatePartsField(
        label="Until which day",
        required=False,
        help_text="Leave empty if it goes on.",
    )
    term_time_only = forms.BooleanField(
        label="In school term only",
        required=False,
        help_text="The programme says so; it does not know your school's terms.",
    )

    def clean(self):
        """Ask for ends after beginnings."""
        said = super().clean()
        for first, last in (("begins", "ends"), ("starts_on", "ends_on")):
            before, after = said.get(first), said.get(last)
            if before and after and after < before:
                self.add_error(last, "The end must be after the beginning")
        if said.get("begins") and said.get("begins") == said.get("ends"):
            self.add_error("ends", "The end must be after the beginning")
        return said

    @property
    def when(self) -> When:
        """Return when it is on."""
        return When(**self.cleaned_data)
