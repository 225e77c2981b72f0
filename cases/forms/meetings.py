"""Planning a meeting, asking people to it, and their answers."""

from typing import Any, ClassVar

from django import forms

from cases.commands.invitations import Needs, Report
from cases.commands.meetings import When
from cases.forms.plan import WHOLE_FAMILY, kind_choices, offer
from cases.guests import Guest
from cases.models import Invitee, Meeting, Person
from cases.queries.inviting import Offered, services_to_choose_from
from config.forms import ClockField, DatePartsField, HouseForm, LongText
from information_sharing.categories import Category

LONGEST_NAME = 120
TICKS = forms.CheckboxSelectMultiple
WHO_IS_TICKED = (
    "Who is known to come is ticked, and nobody whom the family left out. Ask the family "
    "whom they want there."
)


class WhenForm(HouseForm):
    """The day, found with the family first, and the place."""

    family_chose_date = forms.ChoiceField(
        label="Was the day found with the family first?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    why_without_family = LongText(
        label="Why not?",
        help_text="Also needed for a meeting of practitioners only.",
        required=False,
        rows=3,
    )
    held_on = DatePartsField(label="Day of the meeting", future=True)
    begins = ClockField(label="Begins at", help_text="For example 2:30pm.")
    minutes = forms.IntegerField(
        label="How many minutes?",
        initial=60,
        min_value=10,
        max_value=480,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    place = forms.CharField(
        label="Place",
        help_text="Where the family feels at ease. Colleagues who do not see the plan "
        "are not told the place.",
        max_length=200,
        required=False,
    )
    online = forms.BooleanField(label="It is held online", required=False)

    def when(self, kind: str) -> When:
        """Return the day and the place as they were written."""
        data = self.cleaned_data
        return When(
            kind=kind,
            held_on=data["held_on"],
            begins=data["begins"],
            minutes=data["minutes"],
            place=data["place"],
            online=data["online"],
            family_chose_date=data["family_chose_date"] == "yes",
            why_without_family=data["why_without_family"],
        )


class GuestsForm(HouseForm):
    """Everybody who is asked: those involved, the family, and whom the family brings."""

    family = forms.MultipleChoiceField(
        label="Of the family",
        help_text="Ask the family whom they want there.",
        widget=TICKS,
        required=False,
    )
    companions = LongText(
        label="Friends or others whom the family brings",
        help_text="One name on a line. They hear only what the family says they may.",
        required=False,
        rows=2,
    )
    colleagues = forms.MultipleChoiceField(
        label="Who is involved",
        help_text=WHO_IS_TICKED,
        widget=TICKS,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        colleagues: list[Offered],
        relatives: list[Offered],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {"colleagues": colleagues, "family": relatives}
        for name, offered in self.offered.items():
            offer(self, name, [(each.key, each.label) for each in offered])
            ticked = [each.key for each in offered if each.ticked]
            self.fields[name].initial = ticked
        without = ", ".join(services_to_choose_from(colleagues))
        if without:
            choose = f"{WHO_IS_TICKED} Nobody is ticked yet of: {without}."
            self.fields["colleagues"].help_text = choose

    def clean_companions(self) -> list[str]:
        """Return the names, each once."""
        lines = self.cleaned_data["companions"].splitlines()
        names = list(dict.fromkeys(" ".join(line.split()) for line in lines))
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(
                f"Write each name in {LONGEST_NAME} characters or fewer"
            )
        return [name for name in names if name]

    @property
    def guests(self) -> list[Guest]:
        """Return everybody who was ticked or named."""
        data = self.cleaned_data
        found = [
            each.guest
            for name, offered in self.offered.items()
            for each in offered
            if each.key in data[name]
        ]
        return found + [Guest(companion=name) for name in data["companions"]]


class PlanMeetingForm(WhenForm, GuestsForm):
    """What kind of meeting, when, where, and with whom."""

    kind = forms.ChoiceField(
        label="Kind of meeting", choices=Meeting.Kind.choices, widget=forms.RadioSelect
    )
    field_order: ClassVar = [
        "kind",
        "family_chose_date",
        "why_without_family",
        "held_on",
        "begins",
        "minutes",
        "place",
        "online",
        "family",
        "companions",
        "colleagues",
    ]


class MoveMeetingForm(WhenForm):
    """Another day for the same people and the same agenda."""

    because = LongText(label="Why it is moved", rows=3)


class CallOffForm(HouseForm):
    """Why a meeting is called off."""

    because = LongText(label="Why it is called off", rows=3)


class AnswerForm(HouseForm):
    """Coming, or not."""

    answer = forms.ChoiceField(
        label="Can you come?",
        choices=[
            (Invitee.Answer.COMING.value, "Yes, I am coming"),
            (Invitee.Answer.APOLOGIES.value, "No, I cannot come"),
        ],
        widget=forms.RadioSelect,
    )


class GuestForm(HouseForm):
    """What helps somebody to take part; for the family also their answer."""

    answer = forms.ChoiceField(
        label="Their answer",
        choices=[("", "No answer yet"), *Invitee.Answer.choices[1:]],
        required=False,
    )
    support_needs = forms.CharField(
        label="What helps them to take part",
        help_text="For example an interpreter, childcare, a lift, a quiet room.",
        max_length=200,
        required=False,
    )
    is_chair = forms.BooleanField(label="Leads the meeting", required=False)
    report_due_on = DatePartsField(
        label="Report asked for by",
        help_text="If they cannot come, or know something that all should hear.",
        required=False,
    )

    def __init__(self, *args: Any, is_colleague: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["answer" if is_colleague else "report_due_on"]

    @property
    def needs(self) -> Needs:
        """Return what is arranged."""
        data = self.cleaned_data
        return Needs(
            support_needs=data["support_needs"],
            report_due_on=data.get("report_due_on"),
            is_chair=data["is_chair"],
        )


class AboutForm(HouseForm):
    """Something of one kind, about one person or the whole family."""

    about = forms.ChoiceField(label="Who is it about?")
    category = forms.ChoiceField(
        label="Kind of information",
        help_text="It decides who may hear and read this.",
    )

    def __init__(
        self, *args: Any, people: list[Person], kinds: list[Category], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(pk, str(person)) for pk, person in self.people.items()]
        offer(self, "about", [(WHOLE_FAMILY, "The whole family"), *named])
        offer(self, "category", [("", "Choose"), *kind_choices(kinds)])

    @property
    def person(self) -> Person | None:
        """Return who it is about, or nobody in particular."""
        return self.people.get(self.cleaned_data["about"])


class ReportForm(AboutForm):
    """A short report from somebody who cannot come."""

    words = LongText(
        label="Your report", help_text="Short, and in plain words.", rows=8
    )
    field_order: ClassVar = ["about", "category", "words"]

    @property
    def report(self) -> Report:
        """Return what was written."""
        data = self.cleaned_data
        return Report(data["words"], data["category"], self.person)
