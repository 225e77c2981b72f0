"""What a manager types to make a survey and to invite people."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from agencies.models import Agency, Centre, RoleName
from config.forms import DatePartsField, HouseForm, LongText
from evaluation.commands.invitations import MOST_SLIPS
from evaluation.commands.surveys import ROUNDS, SHORT_FORM
from evaluation.instruments import instruments, short_form
from evaluation.models import Perspective, SurveyItem

LATER = [(str(n), f"{n} months after the first") for n in ROUNDS]
MOST_ADDRESSES = 500


def small_boxes() -> forms.CheckboxSelectMultiple:
    """Return tick boxes that take little room."""
    return forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})


def sets_of_questions() -> list[tuple[str, str]]:
    """Return what can be asked, each with its length."""
    families = len([each for each in short_form() if each.for_families])
    at_work = len(short_form()) - families
    short = (
        f"The short form: {at_work} items for people at work, {families} for families"
    )
    found = [
        (each.slug, f"{each.name}: {len(each.items)} items, {each.minutes} minutes")
        for each in instruments().values()
    ]
    return [(SHORT_FORM, short), *found]


class SurveyForm(HouseForm):
    """What a survey is called and for, and until when."""

    title = forms.CharField(label="Title", max_length=120)
    purpose = LongText(
        label="Why you ask",
        required=False,
        rows=4,
        max_length=2000,
        help_text="Everybody who is invited reads this.",
    )
    closes_on = DatePartsField(
        label="Last day for answers",
        help_text="It closes by itself at the end of this day.",
        future=True,
    )


class NewSurveyForm(SurveyForm):
    """A new survey, at one of her centres, with what it asks to begin with."""

    centre = forms.ModelChoiceField(
        Centre.objects.none(), label="Centre", empty_label=None
    )
    what = forms.MultipleChoiceField(
        label="What it asks",
        required=False,
        widget=small_boxes(),
        help_text="You can add and leave out afterwards.",
    )
    field_order: ClassVar = ["centre", "title", "purpose", "closes_on", "what"]

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        self.fields["what"].choices = sets_of_questions()


class AddItemsForm(HouseForm):
    """Which set of questions to take in."""

    what = forms.ChoiceField(label="Questions to add")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = sets_of_questions()


class JudgeForm(HouseForm):
    """Whether one item is adopted, adapted or left out, and why (notes-001 1E)."""

    reveals: ClassVar = {
        "words": ("choice", ("ADAPT",)),
        "reason": ("choice", ("ADAPT", "DISCARD")),
    }
    choice = forms.ChoiceField(
        label="What becomes of it",
        choices=SurveyItem.Choice.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="In your words", max_length=300, required=False)
    reason = forms.CharField(
        label="Reason",
        max_length=300,
        required=False,
        help_text="It is kept with the survey, for the next round.",
    )


class AgainForm(HouseForm):
    """When the next round is."""

    months = forms.TypedChoiceField(
        label="Which round", choices=LATER, coerce=int, widget=forms.RadioSelect
    )
    closes_on = DatePartsField(label="Last day for answers", future=True)


class PeopleForm(HouseForm):
    """Which of the people who work at the centre: nothing ticked means all."""

    agencies = forms.MultipleChoiceField(
        label="Agencies", required=False, widget=small_boxes()
    )
    perspectives = forms.MultipleChoiceField(
        label="Levels",
        required=False,
        widget=small_boxes(),
        choices=[c for c in Perspective.choices if c[0] != Perspective.FAMILY],
    )
    roles = forms.MultipleChoiceField(
        label="Roles", required=False, widget=small_boxes()
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = {str(each.agency): each.agency_name for each in colleagues}
        roles = {each.role: RoleName(each.role).label for each in colleagues}
        for name, found in (("agencies", agencies), ("roles", roles)):
            self.fields[name].choices = sorted(found.items(), key=lambda pair: pair[1])


class AddressesForm(HouseForm):
    """People without a log-in, by their e-mail addresses."""

    addresses = LongText(
        label="E-mail addresses",
        help_text="One in each line. Ask people first whether they want to be written to.",
    )
    perspective = forms.ChoiceField(
        label="Who they are",
        choices=Perspective.choices,
        initial=Perspective.FAMILY,
        widget=forms.RadioSelect,
    )
    agency = forms.ModelChoiceField(
        Agency.objects.order_by("name"),
        label="Their agency, if it is one",
        required=False,
        empty_label="None",
    )

    def clean_addresses(self):
        """Return the addresses; name the lines that are none."""
        lines = [line.strip() for line in self.cleaned_data["addresses"].split("\n")]
        found = [line for line in lines if line]
        wrong = [line for line in found if not _is_address(line)]
        if wrong:
            raise ValidationError(f"Not an e-mail address: {', '.join(wrong[:5])}")
        if len(found) > MOST_ADDRESSES:
            raise ValidationError(f"Enter {MOST_ADDRESSES} addresses at most at a time")
        return found


class SlipsForm(HouseForm):
    """How many links are to be printed, for whom."""

    number = forms.IntegerField(
        label="How many", min_value=0, max_value=MOST_SLIPS, initial=20
    )
    perspective = forms.ChoiceField(
        label="For whom",
        choices=Perspective.choices,
        initial=Perspective.FAMILY,
        widget=forms.RadioSelect,
    )


class PrintForm(HouseForm):
    """How many of the links that are left to print now."""

    number = forms.IntegerField(label="How many to print now", min_value=1)


class GroupForm(HouseForm):
    """A whole group of invited people."""

    perspective = forms.ChoiceField(choices=Perspective.choices)
    agency = forms.ModelChoiceField(Agency.objects.all(), required=False)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
