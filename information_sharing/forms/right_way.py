"""Question 7: what exactly, of whom, how and until when."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from cases.models import Person
from config.dates import short_date
from config.forms import DatePartsField, LongText
from information_sharing.eight_questions import NO, YES
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
    review_on = DatePartsField(
        label="When will you look at it again?",
        required=False,
        help_text="Leave it empty if once is enough. It comes up on the sharing page.",
    )
    no_protocol_reason = LongText(
        label="Why do you share without an information-sharing protocol?",
        required=False,
        rows=3,
    )
    asked_more = forms.ChoiceField(
        label="Did they ask for more than you share?",
        choices=TOLD,
        widget=forms.RadioSelect,
        required=False,
    )
    held_back = tick_boxes("What do you not share?", required=False)
    held_back_reason = LongText(
        label="Why do you not share it?", required=False, rows=3
    )
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
        "answer", "people", "categories", "sensitive", "asked_more", "held_back",
        "held_back_reason", "method", "ends_on", "review_on", "no_protocol_reason",
        "told", "not_told_reason", "urgent", "reason", "words", "today",
    ]  # fmt: skip
    on_yes = (
        "people", "categories", "sensitive", "asked_more", "method", "ends_on",
        "review_on", "no_protocol_reason", "told", "urgent",
    )  # fmt: skip

    def offer(self, choices):
        """Offer what the consent covers, or without consent what she sees."""
        among, self.latest = choices["categories"], choices["latest"]
        self.fields["people"].queryset = choices["people"]
        self.fields["categories"].choices = ordinary(among)
        self.fields["sensitive"].choices = sensitive(among)
        seen = choices["seen"]
        self.fields["held_back"].choices = [*ordinary(seen), *sensitive(seen)]
        self.fields["ends_on"].initial = self.latest
        self.reveals["not_told_reason"] = ("told", ("no",))
        self.reveals["held_back"] = ("asked_more", ("yes",))
        self.reveals["held_back_reason"] = ("asked_more", ("yes",))
        self.unsigned = choices["unsigned"]
        self.speak_of(choices["to"], among=among)
        unused = {
            "sensitive": not self.fields["sensitive"].choices,
            "categories": not self.fields["categories"].choices,
            "urgent": self.latest is not None,
            "method": choices["to"].is_outside,
            "no_protocol_reason": not choices["unsigned"],
        }
        for name in [name for name, is_unused in unused.items() if is_unused]:
            del self.fields[name]

    def speak_of(self, to, *, among):
        """Say who has no protocol, and what an end means to somebody outside."""
        body = to.outside_organisation or (to.team and to.team.agency)
        if self.unsigned:
            signed = [
                *ordinary(among - self.unsigned),
                *sensitive(among - self.unsigned),
            ]
            only = ", ".join(label for _, label in signed).lower()
            there = (
                f"Our protocol with {body} is only for: {only}."
                if only
                else (f"We have no protocol with {body}.")
            )
            self.fields["no_protocol_reason"].help_text = (
                f"{there} It does not stop you: write why they need "
                f"{'anything else' if only else 'this'} all the same."
            )
        if to.is_outside:
            self.fields["ends_on"].label = "Until when may they use it?"
            self.fields["told"].label = "Has the family been told that you send this?"

    def clean_yes(self):
        """Right information, right people, right time."""
        self.need("people", "Choose whose information")
        self.need_if("method", "Choose how they will be told")
        self.need("ends_on", "Enter the day on which the sharing ends")
        if set(self.chosen()) & self.unsigned:
            self.need("no_protocol_reason", "Write why you share without a protocol")
        else:
            self.cleaned_data["no_protocol_reason"] = ""
        self.need("told", "Say whether the family has been told")
        if self.cleaned_data.get("told") == NO:
            self.need("not_told_reason", "Write why the family is not told")
        if not self.chosen() and "categories" not in self.errors:
            some = "categories" if "categories" in self.fields else "sensitive"
            self.add_error(some, "Choose at least one kind of information")
        self.check_held_back()
        self.check_end()

    def need_if(self, name: str, sentence: str):
        """Ask for a field that is not on every page."""
        if name in self.fields:
            self.need(name, sentence)

    def check_held_back(self):
        """What is held back was asked for, is not shared, and has a reason."""
        if self.cleaned_data.get("asked_more") != YES:
            return
        self.need("held_back", "Choose what you do not share")
        self.need("held_back_reason", "Write why you do not share it")
        if set(self.chosen()) & set(self.not_shared()):
            self.add_error("held_back", "You have ticked the same kind above")

    def check_end(self):
        """The end is to come, and within the consent; the review is not after it."""
        end, review = (self.cleaned_data.get(n) for n in ("ends_on", "review_on"))
        if end and end < timezone.localdate():
            self.add_error("ends_on", "Choose a day to come")
        elif end and self.latest and end > self.latest:
            last = short_date(self.latest)
            self.add_error(
                "ends_on", f"The consent ends on {last}: choose that or before"
            )
        if review and review < timezone.localdate():
            self.add_error("review_on", "Choose a day to come")
        elif review and end and review > end:
            self.add_error("review_on", "Choose a day before it ends")

    def chosen(self) -> tuple[str, ...]:
        """Return every category that was ticked."""
        data = self.cleaned_data
        return (*data.get("categories", ()), *data.get("sensitive", ()))

    def not_shared(self) -> tuple[str, ...]:
        """Return every category that was asked for and is not shared."""
        data = self.cleaned_data
        if data.get("asked_more") != YES:
            return ()
        return tuple(data.get("held_back", ()))

    def chosen_method(self) -> str:
        """Return how they are told: somebody outside always by a document."""
        return self.cleaned_data.get("method") or SharingDecision.Method.DOCUMENT
