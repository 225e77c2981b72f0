"""Booking a visit, and what becomes of it."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Practitioner, Team
from agencies.patterns import days_off, with_days
from cases.forms.notes import (
    WHOLE_FAMILY,
    check_subject,
    kinds_with_readers,
    people_choices,
)
from cases.forms.plan import offer
from cases.models import Visit
from cases.notes import Subject
from cases.queries.notes import Desk
from cases.visiting import Booking, Done
from config.forms import ClockField, DatePartsField, HouseForm, LongText
from information_sharing.categories import Category

LONGEST = 24 * 60


def named_with_days(one: Practitioner) -> str:
    """Return a name, what she is, and on which days she does not work."""
    said = ", ".join(filter(None, [one.profession.lower(), days_off(one)]))
    return f"{one} ({said})" if said else str(one)


class WarnedForm(HouseForm):
    """A form that says what to think about once, and takes a tick for an answer."""

    anyway = forms.BooleanField(label="Book it all the same", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_sure = "anyway" in self.data
        if not self.is_sure:
            self.kept = self.fields.pop("anyway")

    def warn(self, warnings: list[str]) -> bool:
        """Show these unless she has ticked the box; return whether it goes on."""
        if not warnings or self.is_sure:
            return True
        self.fields["anyway"] = self.kept
        self.add_error("anyway", ". ".join(warnings))
        return False


class SubjectForm(HouseForm):
    """Whom it is about and of which kind, as for a contact."""

    about = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="Kind of information",
        help_text="It decides who may read this. About one person it may be fewer people.",
        error_messages={"required": "Select the kind of information"},
    )

    def __init__(self, *args, desk: Desk, **kwargs):
        super().__init__(*args, **kwargs)
        self.desk = desk
        whole = [(WHOLE_FAMILY, "The whole family")]
        offer(self, "about", [*people_choices(desk.people), *whole])
        offer(self, "category", [("", "Choose"), *kinds_with_readers(desk.kinds)])

    def clean(self):
        """She may write about this person, of this kind."""
        super().clean()
        if "about" in self.cleaned_data and "category" in self.cleaned_data:
            check_subject(self, self.subject())
        return self.cleaned_data

    def subject(self) -> Subject:
        """Return whom it is about, and of which kind."""
        about = self.cleaned_data["about"]
        people = self.desk.people
        person = next((one for one in people if str(one.pk) == about), None)
        return Subject(person, self.cleaned_data["category"])


class BookForm(WarnedForm, SubjectForm):
    """What for, when, where, and with whom."""

    purpose = forms.CharField(
        label="What is it for?",
        help_text="A few words, as you would say it to the family.",
        max_length=200,
    )
    planned_on = DatePartsField(
        label="Day", future=True, error_messages={"required": "Enter the day"}
    )
    begins = ClockField(label="Time, if it is agreed", required=False)
    where = forms.ChoiceField(
        label="Where?", choices=Visit.Place.choices, widget=forms.RadioSelect
    )
    with_whom = forms.MultipleChoiceField(
        label="Who comes along?",
        help_text="Colleagues who work with this family. They are told that you ask.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.ChoiceField(label="For which of your teams?")
    field_order = (
        "purpose",
        "planned_on",
        "begins",
        "where",
        "about",
        "category",
        "with_whom",
        "team",
        "anyway",
    )

    def __init__(self, *args, desk: Desk, colleagues: list[Practitioner], **kwargs):
        super().__init__(*args, desk=desk, **kwargs)
        self.colleagues = {str(one.pk): one for one in colleagues}
        self.teams: dict[str, Team] = {str(team.pk): team for team in desk.teams}
        self.fields["category"].initial = Category.PLAN
        self.fields["where"].initial = Visit.Place.HOME
        self.fields["about"].initial = WHOLE_FAMILY
        named = [(pk, named_with_days(one)) for pk, one in self.colleagues.items()]
        offer(self, "with_whom", named)
        offer(self, "team", [(pk, str(team)) for pk, team in self.teams.items()])
        for name, few in (("with_whom", not named), ("team", len(self.teams) == 1)):
            if few:
                del self.fields[name]

    def booking(self) -> Booking:
        """Return what is planned."""
        said = self.cleaned_data
        chosen = said.get("with_whom", [])
        return Booking(
            purpose=said["purpose"],
            planned_on=said["planned_on"],
            where=said["where"],
            team=self.teams[said.get("team") or next(iter(self.teams))],
            begins=said["begins"],
            with_whom=tuple(self.colleagues[pk] for pk in chosen),
        )


class RecordForm(SubjectForm):
    """How a visit went, in under a minute on a phone."""

    child_seen = forms.BooleanField(label="A child was seen", required=False)
    fact = LongText(label="What happened or was seen", rows=4)
    judgement = LongText(label="What you make of it", rows=3, required=False)
    minutes_spent = forms.IntegerField(
        label="Minutes spent",
        required=False,
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}
        ),
    )
    happened_on = DatePartsField(
        label="Day", past=True, error_messages={"required": "Enter the day"}
    )
    field_order = (
        "child_seen",
        "fact",
        "judgement",
        "about",
        "category",
        "minutes_spent",
        "happened_on",
    )

    def __init__(self, *args, visit: Visit, **kwargs):
        super().__init__(*args, **kwargs)
        written = {category for _, category in self.desk.written}
        usual = [Category.CHRONOLOGY, visit.category]
        kind = next((kind for kind in usual if kind in written), "")
        self.fields["category"].initial = kind
        self.fields["about"].initial = str(visit.person_id or WHOLE_FAMILY)
        today = timezone.localdate()
        self.fields["happened_on"].initial = min(visit.planned_on, today)

    def done(self) -> Done:
        """Return how it went."""
        said = self.cleaned_data
        return Done(
            subject=self.subject(),
            happened_on=said["happened_on"],
            fact=said["fact"],
            judgement=said["judgement"],
            child_seen=said["child_seen"],
            minutes_spent=said["minutes_spent"],
        )


class NotSeenForm(HouseForm):
    """That nobody was there."""

    words = LongText(label="Anything to add", rows=2, required=False)


class CallOffForm(HouseForm):
    """Why a visit does not take place."""

    reason = LongText(label="Why it is called off", rows=2)


class MoveVisitForm(WarnedForm):
    """Another day, and why."""

    planned_on = DatePartsField(
        label="New day", future=True, error_messages={"required": "Enter the new day"}
    )
    begins = ClockField(label="Time, if it is agreed", required=False)
    reason = LongText(label="Why it is moved", rows=2)
    field_order: ClassVar = ("planned_on", "begins", "reason", "anyway")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        (self.fields.get("anyway") or self.kept).label = "Move it all the same"


class HandOverVisitForm(HouseForm):
    """Who goes instead, and why."""

    to = forms.ChoiceField(
        label="Who goes instead?",
        help_text="Colleagues who work with this family. Ask them first.",
    )
    reason = LongText(label="What they should know", rows=2)

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.colleagues = {one.key: one for one in colleagues}
        with_days(one.practitioner for one in colleagues)
        named = [
            (key, f"{named_with_days(one.practitioner)}, {one.team}")
            for key, one in self.colleagues.items()
        ]
        offer(self, "to", [("", "Choose"), *named])

    @property
    def chosen(self):
        """Return the colleague who was chosen, with her team."""
        return self.colleagues[self.cleaned_data["to"]]
