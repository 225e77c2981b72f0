"""Question 7: what exactly, of whom, how and until when."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from cases.models import Person
from config.dates import short_date
from config.forms import DatePartsField, LongText
from information_sharing.eight_questions import NO
from information_sharing.forms.consent import PeopleChoice
from information_sharing.forms.parts import ordinary, sensitive, tick_boxes
from information_sharing.forms.questions import QuestionForm
from information_sharing.models import SharingDecision

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
