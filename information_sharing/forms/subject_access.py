"""Asking to see a record, and deciding what of it goes out."""

from typing import ClassVar

from django import forms

from config.forms import DatePartsField, HouseForm, LongText
from information_sharing import asking_to_see
from information_sharing.asking_to_see import Asking, Capacity
from information_sharing.commands.subject_access import Verdict
from information_sharing.forms.consent import PersonChoice
from information_sharing.models import Passage

WHOSE: dict[str, tuple[str, tuple[str, ...]]] = {
    "asker": ("capacity", ("PARENT",)),
    "child_says": ("capacity", ("PARENT",)),
    "representative": ("capacity", ("WITH_AUTHORITY",)),
}


class ReferenceForm(HouseForm):
    """Which record is asked for."""

    reference = forms.CharField(
        label="Case reference",
        max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


class AskingForm(HouseForm):
    """Who asks for whose record, in what capacity, and how we know who it is."""

    person = PersonChoice(
        queryset=None, label="Whose record is it?", empty_label=None,
        widget=forms.RadioSelect,
    )  # fmt: skip
    capacity = forms.ChoiceField(
        label="In what capacity do they ask?",
        choices=Capacity.choices,
        widget=forms.RadioSelect,
    )
    asker = PersonChoice(
        queryset=None, label="Which parent asks?", required=False, empty_label=""
    )
    representative = forms.CharField(
        label="Name and firm of the representative", max_length=120, required=False
    )
    child_says = LongText(
        label="What the child says about it",
        required=False,
        rows=3,
        help_text="From 12 the child is asked. Their own words if you can.",
    )
    identity_checked = LongText(
        label="How you know who it is",
        rows=3,
        help_text="For example: passport seen at the centre, written authority of a day.",
    )
    asked_on = DatePartsField(
        label="Day of asking",
        past=True,
        help_text="The answer is due one month after this day.",
    )
    reveals: ClassVar = WHOSE

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["asker"].queryset = people

    def clean(self):
        """Put each missing thing beside its field."""
        cleaned = super().clean()
        if not self.errors:
            for name, words in asking_to_see.problems(self.asking()):
                self.add_error(name, words)
        return cleaned

    def asking(self) -> Asking:
        """Return the request as it was typed."""
        data = self.cleaned_data
        askers = {
            Capacity.HERSELF.value: data["person"],
            Capacity.PARENT.value: data["asker"],
        }
        return Asking(
            person=data["person"],
            asker=askers.get(data["capacity"]),
            representative=data["representative"],
            capacity=data["capacity"],
            identity_checked=data["identity_checked"],
            child_says=data["child_says"],
            asked_on=data["asked_on"],
        )


class PassageForm(HouseForm):
    """What becomes of one passage."""

    choice = forms.ChoiceField(
        label="What becomes of this passage?",
        choices=Passage.Choice.choices,
        widget=forms.RadioSelect,
    )
    released_text = LongText(
        label="The part that goes out",
        required=False,
        rows=8,
        help_text="Take out what is about somebody else. What is held stays as it is.",
    )
    reason = LongText(
        label="Reason",
        required=False,
        rows=3,
        help_text="For the file. The reason is not in the pack.",
    )
    reveals: ClassVar = {
        "released_text": ("choice", ("PART",)),
        "reason": ("choice", ("PART", "WITHHOLD")),
    }

    def clean(self):
        """Ask for the part, and for the reason of holding back."""
        cleaned = super().clean()
        choice = cleaned.get("choice")
        if choice == Passage.Choice.PART and not cleaned.get("released_text"):
            self.add_error("released_text", "Enter the part that goes out")
        if choice in {"PART", "WITHHOLD"} and not cleaned.get("reason"):
            self.add_error("reason", "Enter the reason for holding something back")
        return cleaned

    def verdict(self) -> Verdict:
        """Return what was decided."""
        return Verdict(**self.cleaned_data)


class AllUnmarkedForm(HouseForm):
    """All that names nobody else, in one go, by somebody who has read it."""

    read = forms.BooleanField(
        label="I have read these passages. They name nobody else, and say nothing "
        "about somebody else."
    )


class RefusalForm(HouseForm):
    """Why a request is refused."""

    reason = LongText(
        label="Reason",
        rows=4,
        help_text="The person who asked is told this, and that they may complain.",
    )
