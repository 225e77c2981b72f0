"""One form for each of the eight questions (design 1.2)."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Team
from cases.models import Person
from config.dates import short_date
from config.forms import DatePartsField, HouseForm, LongText, YesNoNotSureField
from information_sharing.eight_questions import NO, NOT_SURE, REASON_FOR, YES
from information_sharing.forms.consent import PeopleChoice
from information_sharing.forms.parts import ordinary, sensitive, tick_boxes
from information_sharing.models import Consent, SharingDecision
from information_sharing.queries import labels
from information_sharing.questions import QUESTIONS

KINDS = [
    choice
    for choice in Consent.Purpose.choices
    if choice[0] != Consent.Purpose.STATISTICS
]


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

    def __init__(self, *args, choices=None, **kwargs):
        super().__init__(*args, prefix=f"q{self.number}", **kwargs)
        question = QUESTIONS[self.number]
        self.fields["reason"].label = question.reason_label
        wanted = tuple(sorted(REASON_FOR[self.number]))
        self.reveals = {
            "reason": ("answer", wanted),
            "words": ("answer", (NOT_SURE,)),
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


class PurposeForm(QuestionForm):
    """Question 1, and with whom and for what."""

    number = 1
    team = forms.ModelChoiceField(
        Team.objects.none(), label="The team to share with", empty_label="Choose a team"
    )
    kind = forms.ChoiceField(
        label="The kind of purpose", choices=KINDS, widget=forms.RadioSelect
    )
    purpose = LongText(
        label="What is the information for?",
        rows=3,
        required=False,
        help_text="The team that reads it sees these words. "
        "Write nothing that it may not know.",
    )
    field_order: ClassVar = ["team", "kind", "answer", "purpose", "reason", "words"]
    on_yes = ("purpose",)

    def clean_yes(self):
        """A purpose is written down."""
        self.need("purpose", "Write what the information is for")


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
        return f"Given by {consent.given_by} on {given}, until {until}"


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
    field_order: ClassVar = ["answer", "consent", "reason", "words"]
    on_yes = ("consent",)

    def offer(self, choices):
        """Ask which consent only where one covers this."""
        super().offer(choices)
        if not choices["consent"].exists():
            del self.fields["consent"]

    def clean_yes(self):
        """A yes names its consent."""
        if "consent" not in self.fields:
            self.add_error("answer", "No consent covers this. Answer no or not sure")
        else:
            self.need("consent", "Choose the consent that covers it")


class DutyForm(QuestionForm):
    """Question 5."""

    number = 5


class PublicInterestForm(QuestionForm):
    """Question 6."""

    number = 6


TOLD = [("yes", "Yes"), ("no", "No")]


class RightWayForm(QuestionForm):
    """Question 7: what exactly, of whom, how and until when."""

    number = 7
    people = PeopleChoice(
        Person.objects.none(),
        label="Whose information?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    categories = tick_boxes("Which kinds of information?", required=False)
    sensitive = tick_boxes("Sensitive information, only if needed", required=False)
    method = forms.ChoiceField(
        label="How will they be told?",
        choices=SharingDecision.Method.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    ends_on = DatePartsField(label="Until when?", required=False)
    told = forms.ChoiceField(
        label="Has the family been told that you share this?",
        choices=TOLD,
        widget=forms.RadioSelect,
        required=False,
    )
    not_told_reason = LongText(label="Why are they not told?", required=False, rows=3)
    urgent = forms.BooleanField(
        label="Someone may come to harm within a day: share now",
        required=False,
        help_text="It opens at once. A second person must countersign within "
        "24 hours, or it shuts again.",
    )
    field_order: ClassVar = [
        "answer", "people", "categories", "sensitive", "method", "ends_on", "told",
        "not_told_reason", "urgent", "reason", "words",
    ]  # fmt: skip
    on_yes = (
        "people", "categories", "sensitive", "method", "ends_on", "told", "urgent",
    )  # fmt: skip

    def offer(self, choices):
        """Offer what the consent covers, or without consent what she sees."""
        among, self.latest = choices["categories"], choices["latest"]
        self.fields["people"].queryset = choices["people"]
        self.fields["categories"].choices = ordinary(among)
        self.fields["sensitive"].choices = sensitive(among)
        self.fields["ends_on"].initial = self.latest
        self.reveals["not_told_reason"] = ("told", ("no",))
        unused = {
            "sensitive": not self.fields["sensitive"].choices,
            "categories": not self.fields["categories"].choices,
            "urgent": self.latest is not None,
        }
        for name in [name for name, is_unused in unused.items() if is_unused]:
            del self.fields[name]

    def clean_yes(self):
        """Right information, right people, right time."""
        self.need("people", "Choose whose information")
        self.need("method", "Choose how they will be told")
        self.need("ends_on", "Enter the day on which the sharing ends")
        self.need("told", "Say whether the family has been told")
        if self.cleaned_data.get("told") == NO:
            self.need("not_told_reason", "Write why the family is not told")
        if not self.chosen() and "categories" not in self.errors:
            some = "categories" if "categories" in self.fields else "sensitive"
            self.add_error(some, "Choose at least one kind of information")
        self.check_end()

    def check_end(self):
        """The end is to come, and within the consent."""
        end = self.cleaned_data.get("ends_on")
        if end and end < timezone.localdate():
            self.add_error("ends_on", "Choose a day to come")
        elif end and self.latest and end > self.latest:
            last = short_date(self.latest)
            self.add_error(
                "ends_on", f"The consent ends on {last}: choose that or before"
            )

    def chosen(self) -> tuple[str, ...]:
        """Return every category that was ticked."""
        data = self.cleaned_data
        return (*data.get("categories", ()), *data.get("sensitive", ()))


QUESTION_FORMS: dict[int, type[QuestionForm]] = {
    form.number: form
    for form in (
        PurposeForm, IdentifiesForm, ConfidentialForm, CoveredForm, DutyForm,
        PublicInterestForm, RightWayForm,
    )
}  # fmt: skip


class Earlier(forms.ModelMultipleChoiceField):
    """Earlier decisions about the same team."""

    def label_from_instance(self, decision) -> str:
        """Return the day, the outcome and the categories."""
        what = f"{decision.get_outcome_display()} {labels(decision.categories)}".strip()
        return f"{what}, decided on {short_date(decision.made_at)}"


class DecideForm(HouseForm):
    """The last page: nothing to fill in but what this decision replaces."""

    replaces = Earlier(
        SharingDecision.objects.none(),
        label="Does this replace an earlier decision?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What is ticked ends now. What only it shared is no longer seen.",
        error_messages={
            "invalid_choice": "Someone replaced that decision meanwhile. Look again"
        },
    )

    def __init__(self, *args, earlier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaces"].queryset = earlier
        if not earlier.exists():
            del self.fields["replaces"]
