"""Training, what is expected, time in another agency, and stories of practice."""

from django import forms

from agencies.commands.learning import EventWords
from agencies.commands.supervision import Exchange, StoryWords
from agencies.models import (
    Agency,
    CommonCore,
    PracticeStory,
    TrainingEvent,
    WorkExchange,
)
from config.forms import ClockField, DatePartsField, HouseForm, LongText

AREAS = "Which areas of the common core is it about?"
NO_FAMILY = "Name no family and no child, and write nothing by which one is known."


def areas_field(**more) -> forms.MultipleChoiceField:
    """Return the six areas to tick."""
    return forms.MultipleChoiceField(
        choices=CommonCore, widget=forms.CheckboxSelectMultiple, **more
    )


class EventForm(HouseForm):
    """A day of learning."""

    title = forms.CharField(label="What is it called?", max_length=120)
    areas = areas_field(label=AREAS)
    mode = forms.ChoiceField(
        label="How do people learn there?",
        choices=TrainingEvent.Mode,
        widget=forms.RadioSelect,
    )
    held_by = forms.CharField(label="Who holds it?", max_length=120)
    held_on = DatePartsField(label="On which day?")
    begins = ClockField(label="Begins", required=False, help_text="For example 9:30am.")
    place = forms.CharField(label="Where", max_length=120, required=False)
    hours = forms.DecimalField(
        label="Hours", min_value=0, max_value=99, max_digits=4, decimal_places=1
    )
    words = LongText(
        label="What people should know before", required=False, max_length=1000, rows=3
    )
    lasts_months = forms.IntegerField(
        label="After how many months should it be done again?",
        required=False,
        min_value=1,
        max_value=120,
    )
    places = forms.IntegerField(
        label="How many places", required=False, min_value=1, max_value=2000
    )
    audience = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="For which agencies?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick none if it is for everybody.",
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].queryset = agencies

    @property
    def event(self) -> EventWords:
        """Return what was said, apart from the agencies."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "audience"}
        return EventWords(**said)


class BookForm(HouseForm):
    """For which of her agencies somebody comes."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="For which agency do you come?", empty_label=None
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].initial = agencies.first()


class CameForm(HouseForm):
    """Who of those with a place came."""

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        for place in places:
            self.fields[str(place.pk)] = forms.ChoiceField(
                label=_named(place),
                choices=[("yes", "Came"), ("no", "Did not come")],
                widget=forms.RadioSelect,
                required=False,
                initial={"ATTENDED": "yes", "MISSED": "no"}.get(place.status),
            )
            self.places = places

    @property
    def came(self) -> dict:
        """Return whether each came, of those for whom it was said."""
        said = self.cleaned_data
        return {
            place.pk: said[str(place.pk)] == "yes"
            for place in self.places
            if said.get(str(place.pk))
        }


def _named(place) -> str:
    """Return who it is, and for whom she works where this reader may know it (R13)."""
    return (
        f"{place.practitioner}, {place.agency}"
        if place.is_known
        else str(place.practitioner)
    )


class LookBackForm(HouseForm):
    """How useful a day was, and what one does otherwise since."""

    useful = forms.TypedChoiceField(
        label="How useful was it for your work?",
        choices=[
            ("1", "1: not useful"),
            ("2", "2"),
            ("3", "3"),
            ("4", "4"),
            ("5", "5: very useful"),
        ],
        coerce=int,
        widget=forms.RadioSelect,
    )
    will_change = LongText(
        label="What do you do otherwise since then?",
        required=False,
        max_length=1000,
        rows=3,
        help_text="Whoever arranges learning reads it, without your name and once three "
        f"people have looked back. {NO_FAMILY}",
    )


class NeedForm(HouseForm):
    """What people of a profession are expected to have learnt."""

    profession = forms.ChoiceField(label="Of which profession?")
    area = forms.ChoiceField(
        label="What should they have learnt?",
        choices=CommonCore,
        widget=forms.RadioSelect,
    )
    again_after_months = forms.IntegerField(
        label="Again after how many months",
        required=False,
        min_value=1,
        max_value=120,
        help_text="Leave empty if once is enough.",
    )

    def __init__(self, *args, professions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["profession"].choices = [(name, name) for name in professions]


class GateForm(HouseForm):
    """From which day on assessments open only to who has learnt to share."""

    starts_on = DatePartsField(
        label="From which day on?",
        help_text="Give people time to book. Who has an emergency reads all the same.",
    )


class ExchangeForm(HouseForm):
    """One's own time in another agency."""

    kind = forms.ChoiceField(
        label="What is it?", choices=WorkExchange.Kind, widget=forms.RadioSelect
    )
    host = forms.ModelChoiceField(Agency.objects.none(), label="In which agency?")
    half_days = forms.IntegerField(
        label="How many half days?", min_value=1, max_value=500, initial=6
    )
    starts_on = DatePartsField(label="From which day?")
    ends_on = DatePartsField(label="Until which day", required=False)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = agencies

    def clean(self):
        """Ask for an end that is not before the beginning."""
        said = super().clean()
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The end must not be before the beginning")
        return said

    @property
    def exchange(self) -> Exchange:
        """Return what was said."""
        return Exchange(**self.cleaned_data)


class LearntForm(HouseForm):
    """What time in another agency taught."""

    learnt = LongText(
        label="What did you learn?", max_length=2000, rows=4, help_text=NO_FAMILY
    )


class StoryForm(HouseForm):
    """A story of practice from which others learn."""

    title = forms.CharField(label="What is the story called?", max_length=120)
    kind = forms.ChoiceField(
        label="What is it?", choices=PracticeStory.Kind, widget=forms.RadioSelect
    )
    areas = areas_field(label=AREAS, required=False)
    words = LongText(
        label="What happened?", max_length=5000, rows=8, help_text=NO_FAMILY
    )
    what_helped = LongText(
        label="What helped?", required=False, max_length=2000, rows=3
    )
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="Which agencies worked together?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies

    @property
    def story(self) -> StoryWords:
        """Return the story, apart from the agencies."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "agencies"}
        return StoryWords(**said)
