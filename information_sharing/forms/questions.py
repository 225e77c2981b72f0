"""One form for each of the eight questions (design 1.2)."""

from typing import ClassVar

from django import forms

from config.dates import short_date
from config.forms import HouseForm, LongText, YesNoNotSureField
from information_sharing.eight_questions import NOT_SURE, REASON_FOR, YES
from information_sharing.models import Consent
from information_sharing.questions import QUESTIONS


class QuestionForm(HouseForm):
    """Yes, no or not sure, with a reason where the answer changes the path."""

    number: ClassVar[int]
    answer = YesNoNotSureField(label="Your answer")
    reason = LongText(required=False, rows=4)
    words = LongText(
        label="What do you want to ask the information officer?",
        required=False,
        rows=4,
        help_text="The officer does not see the family's record. Leave out names.",
    )
    today = forms.BooleanField(
        label="I need the answer today",
        required=False,
        help_text="Otherwise it comes within three working days.",
    )

    def __init__(self, *args, choices=None, **kwargs):
        super().__init__(*args, prefix=f"q{self.number}", **kwargs)
        question = QUESTIONS[self.number]
        self.fields["reason"].label = question.reason_label
        wanted = tuple(sorted(REASON_FOR[self.number]))
        self.reveals = {
            "reason": ("answer", wanted),
            "words": ("answer", (NOT_SURE,)),
            "today": ("answer", (NOT_SURE,)),
            **self.shown_on_yes(),
        }
        self.offer(choices or {})

    def shown_on_yes(self) -> dict:
        """Return the fields that only a yes asks for."""
        return dict.fromkeys(self.on_yes, ("answer", (YES,)))

    on_yes: ClassVar[tuple[str, ...]] = ()

    def offer(self, choices: dict) -> None:
        """Put the rows that may be chosen into the fields of that name."""
        for name, rows in choices.items():
            self.fields[name].queryset = rows

    def clean(self):
        """Ask for what the chosen answer needs."""
        cleaned = super().clean()
        answer = cleaned.get("answer")
        if answer in REASON_FOR[self.number]:
            self.need("reason", "Write your reason")
        if answer == NOT_SURE:
            self.need("words", "Write what you want to ask")
        if answer == YES:
            self.clean_yes()
        return cleaned

    def clean_yes(self) -> None:
        """Ask for what a yes needs."""

    def need(self, name: str, sentence: str) -> None:
        """Ask for this field."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, sentence)


class IdentifiesForm(QuestionForm):
    """Question 2."""

    number = 2


class ConfidentialForm(QuestionForm):
    """Question 3."""

    number = 3


class ConsentChoice(forms.ModelChoiceField):
    """A consent, told apart by who gave it and for what."""

    def label_from_instance(self, consent) -> str:
        """Return who gave it, when, and until when."""
        given, until = short_date(consent.given_on), short_date(consent.expires_on)
        return f"Given by {self.names.one(consent.given_by)} on {given}, until {until}"


class CoveredForm(QuestionForm):
    """Question 4, and the consent that covers it."""

    number = 4
    consent = ConsentChoice(
        Consent.objects.none(),
        label="Which consent?",
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "invalid_choice": "This consent does not cover it any more. Choose again"
        },
    )
    field_order: ClassVar = ["answer", "consent", "reason", "words", "today"]
    on_yes = ("consent",)

    def offer(self, choices):
        """Ask which consent only where one covers this; a single one is picked."""
        covering = list(choices["consent"][:2])
        self.fields["consent"].queryset = choices["consent"]
        self.fields["consent"].names = choices["names"]
        if len(covering) == 1:
            self.fields["consent"].initial = covering[0].pk
        if not covering:
            del self.fields["consent"]

    def clean(self):
        """Only a yes rests on a consent, also where one was picked already."""
        cleaned = super().clean()
        if cleaned.get("answer") != YES:
            cleaned.pop("consent", None)
        return cleaned

    def clean_yes(self):
        """A yes names its consent."""
        if "consent" not in self.fields:
            self.add_error("answer", "No consent covers this. Answer no or not sure")
            return
        self.need("consent", "Choose the consent that covers it")


class DutyForm(QuestionForm):
    """Question 5."""

    number = 5


class PublicInterestForm(QuestionForm):
    """Question 6."""

    number = 6
