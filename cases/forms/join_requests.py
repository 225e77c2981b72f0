"""Asking another team whether two records are of one family, and answering."""

from typing import ClassVar

from django import forms

from cases.commands.join_requests import Reply
from cases.forms.numbers import NumberField
from cases.models import JoinRequest
from config.forms import HouseForm, LongText

Answer = JoinRequest.Answer
THEIRS, OURS = "theirs", "ours"


class AskToJoinForm(HouseForm):
    """The number that the family told, and why this is asked."""

    reference = NumberField(
        label="Registration number of the other record",
        help_text="As the family told it, for example TA-2K7-4M.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    words = LongText(
        label="Why do you ask?",
        rows=3,
        help_text="The other team reads this, with your team's name and the number of "
        "this record. Name nobody of the family.",
    )
    family_agrees = forms.BooleanField(
        label="The family wants the two records to be one: if the other team says yes, "
        "they are joined at once",
        error_messages={"required": "Ask the family first, then tick the box"},
    )


class AnswerJoinForm(HouseForm):
    """Yes or no, after the family was asked; with yes, which record stays open."""

    answer = forms.ChoiceField(
        label="Is this the same family?", choices=Answer, widget=forms.RadioSelect
    )
    keep = forms.ChoiceField(
        label="Which record stays open?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Keep the record in which most of the work was done.",
    )
    sure = forms.BooleanField(label="Join the two records now", required=False)
    words = LongText(
        label="Words for the team that asked",
        required=False,
        rows=3,
        help_text="They read this. Name nobody of the family.",
    )
    family_asked = forms.BooleanField(
        label="The family was asked, and this is what they want",
        error_messages={"required": "Ask the family first, then tick the box"},
    )
    reveals: ClassVar = {
        "keep": ("answer", (Answer.YES,)),
        "sure": ("answer", (Answer.YES,)),
    }

    def __init__(self, *args, theirs: str, ours: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [
            (OURS, f"{ours}, ours"),
            (THEIRS, f"{theirs}, theirs"),
        ]

    def clean(self):
        """Yes says which record stays, and is meant."""
        super().clean()
        if self.cleaned_data.get("answer") == Answer.YES:
            if not self.cleaned_data.get("keep") and "keep" not in self.errors:
                self.add_error("keep", "Choose which record stays open")
            if not self.cleaned_data.get("sure"):
                self.add_error("sure", "Tick the box to join the two records")
        return self.cleaned_data

    @property
    def reply(self) -> Reply:
        """Return what was said."""
        data = self.cleaned_data
        keep_theirs = data.get("keep") == THEIRS
        return Reply(data["answer"], data["words"], keep_theirs)
