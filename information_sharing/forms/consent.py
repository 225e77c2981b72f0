"""What the family agreed to, on one page in sections."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Agency, Practitioner, Team
from cases.models import Person
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing import agreements
from information_sharing.agreements import Agreement
from information_sharing.forms.parts import ordinary, sensitive, tick_boxes, tick_rows
from information_sharing.forms.understandings import asked_too, fields_for, understood
from information_sharing.models import Consent

SECTIONS = (
    ("Who agrees", ("given_by", "capacity")),
    ("About whom", ("people", "understandings", "note")),
    ("What may be shared", ("categories", "sensitive")),
    ("With whom", ("teams", "bodies", "excluded_agencies", "excluded_teams")),
    ("What for", ("purposes",)),
    (
        "How it was explained",
        ("explained_by", "language", "with_interpreter", "easy_read"),
    ),
    (
        "How and until when",
        ("method", "given_on", "expires_on", "told_refusal_is_fine", "may_be_found"),
    ),
)


class PersonChoice(forms.ModelChoiceField):
    """A person of the family, with who she is."""

    def label_from_instance(self, person) -> str:
        """Return the name and the relationship."""
        return described(person)


class PeopleChoice(forms.ModelMultipleChoiceField):
    """People of the family, each with who they are."""

    def label_from_instance(self, person) -> str:
        """Return the name and the relationship."""
        return described(person)


def described(person) -> str:
    """Return a person's name and who she is in the family."""
    known = person.relationship or person.get_kind_display()
    elsewhere = ", lives elsewhere" if person.lives_elsewhere else ""
    return f"{person} ({known.lower()}{elsewhere})".strip()


def able_to_agree(people) -> list:
    """Return who may give consent in any capacity: no small child, nobody unborn."""
    today = timezone.localdate()
    return [person.pk for person in people if agreements.capacities(person, today)]


def in_a_year():
    """Return the last day of a consent that starts today."""
    today = timezone.localdate()
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + 1, day=28 if leap_day else today.day)


class ConsentForm(HouseForm):
    """One consent, as it was given.

    `lacking` are children for whom the record says nothing of the giver's right to agree.
    """

    lacking: ClassVar[list] = []

    given_by = PersonChoice(
        Person.objects.none(),
        label="Who gives consent",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    capacity = forms.ChoiceField(
        label="In what capacity",
        choices=Consent.Capacity.choices,
        widget=forms.RadioSelect,
        help_text="From 16, young people agree for themselves. For an unborn child, "
        "the mother does. A carer without parental responsibility speaks for a "
        "child under 16 only with the say of somebody who has it.",
    )
    people = PeopleChoice(
        Person.objects.none(),
        label="Whose information",
        widget=forms.CheckboxSelectMultiple,
        help_text="Nobody can agree for another adult. Ask a father who lives "
        "elsewhere himself, and record that on its own.",
    )
    note = LongText(
        label="What they said about it",
        required=False,
        rows=3,
        help_text="Needed where a carer agrees: write who with parental "
        "responsibility said yes, when, and in what words.",
    )
    categories = tick_boxes(
        "Kinds of information",
        choices=ordinary(),
        required=False,
        help_text="Names and ages always go with these.",
    )
    sensitive = tick_boxes(
        "Sensitive information",
        choices=sensitive(),
        required=False,
        help_text="Ask about each by name. “Share everything” never means these.",
    )
    teams = tick_rows(Team.objects.none(), "Teams that may be told", required=False)
    bodies = LongText(
        label="Others outside Team Around that may be told, one on a line",
        required=False,
        rows=2,
        help_text="The full name of each organisation, for example “Northmoor Family "
        "Hub”. Nobody there sees the record: a document may be made for them.",
    )
    excluded_agencies = tick_rows(
        Agency.objects.all(),
        "Agencies that may not be told",
        required=False,
        help_text="“Not the nursery”: this wins over everything else here.",
    )
    excluded_teams = tick_rows(
        Team.objects.none(), "Teams that may not be told", required=False
    )
    purposes = tick_boxes("Purposes", choices=Consent.Purpose.choices)
    explained_by = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who explained it",
        empty_label=None,
        required=False,
    )
    language = forms.CharField(
        label="Language, if not English",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    with_interpreter = forms.BooleanField(label="An interpreter helped", required=False)
    easy_read = forms.BooleanField(
        label="An easy-read form, with pictures, was used", required=False
    )
    method = forms.ChoiceField(
        label="How it was given",
        choices=Consent.Method.choices,
        widget=forms.RadioSelect,
    )
    given_on = DatePartsField(label="From", initial=timezone.localdate)
    expires_on = DatePartsField(
        label="Until",
        initial=in_a_year,
        help_text="Twelve months is usual. A shorter time is fine.",
    )
    told_refusal_is_fine = forms.BooleanField(
        label="I told them that saying no changes nothing in the help they get",
        error_messages={
            "required": "Tell them first that saying no changes nothing, then tick this"
        },
    )
    may_be_found = forms.BooleanField(
        label="Somebody who looks for the child is told whom to contact",
        required=False,
        help_text="Only the lead professional or the team here: nothing of the record.",
    )

    def __init__(self, *args, case, people, teams, explainers, refused=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.case, self.refused = case, refused
        self.fields["people"].queryset = people
        self.fields["explained_by"].queryset = explainers
        self.fields["given_by"].queryset = people.filter(pk__in=able_to_agree(people))
        self.asked = asked_too(people)
        for child in self.asked:
            self.fields |= fields_for(child)
        for name in ("teams", "excluded_teams"):
            self.fields[name].queryset = teams

    def ask_about(self, name, words):
        """Add to the help beside a field what this occasion asks."""
        self.fields[name].help_text = f"{self.fields[name].help_text} {words}".strip()

    def sections(self):
        """Yield each heading with its fields."""
        asked = [name for child in self.asked for name in fields_for(child)]
        for heading, names in SECTIONS:
            fields = [self[name] for name in names if name in self.fields]
            if "understandings" in names:
                fields[1:1] = [self[name] for name in asked]
            yield heading, fields

    def clean(self):
        """Say beside each field where the agreement reaches too far."""
        cleaned = super().clean()
        if "bodies" not in self.errors:
            self.need_something("team that may be told", "teams", "bodies")
        self.need_something("kind of information", "categories", "sensitive")
        if not {"given_by", "capacity", "given_on", "expires_on"} <= set(cleaned):
            return cleaned
        agreement = self.agreement()
        said = agreements.problems(agreement, self.case, self.refused)
        self.lacking = agreements.lacks_responsibility(
            agreement.given_by, agreement.people, agreement.given_on
        )
        for name, wrong in said:
            if name not in self.errors:
                self.add_error(name, wrong)
        return cleaned

    def clean_bodies(self) -> tuple[str, ...]:
        """Return the organisations, each once."""
        return agreements.bodies_in(self.cleaned_data["bodies"])

    def need_something(self, what, *names):
        """Ask for at least one of these, whatever else is wrong."""
        if not any(self.cleaned_data.get(name) for name in names):
            self.add_error(names[0], f"Choose at least one {what}")

    def agreement(self) -> Agreement:
        """Return what was agreed."""
        data = self.cleaned_data
        listed = ("people", "teams", "bodies", "excluded_agencies", "excluded_teams")
        return Agreement(
            given_by=data["given_by"],
            capacity=data["capacity"],
            categories=(*data.get("categories", ()), *data.get("sensitive", ())),
            purposes=tuple(data.get("purposes", ())),
            method=data.get("method", ""),
            given_on=data["given_on"],
            expires_on=data["expires_on"],
            note=data.get("note", ""),
            told_refusal_is_fine=data.get("told_refusal_is_fine", False),
            may_be_found=data.get("may_be_found", False),
            understandings=understood(self.asked, data),
            **self.explained(),
            **{name: tuple(data.get(name, ())) for name in listed},
        )

    def explained(self) -> dict:
        """Return how it was explained, and by whom."""
        data = self.cleaned_data
        return {
            "language": data.get("language", ""),
            "with_interpreter": data.get("with_interpreter", False),
            "easy_read": data.get("easy_read", False),
            "explained_by": data.get("explained_by"),
        }


class ChangeConsentForm(ConsentForm):
    """The same person's agreement once more: renewed, widened or narrowed."""

    def __init__(self, *args, consent, people, **kwargs):
        super().__init__(*args, people=people, **kwargs)
        self.fields["given_by"].queryset = people.filter(pk=consent.given_by_id)
        self.initial = {**self.initial, **as_agreed(consent)}


def as_agreed(consent) -> dict:
    """Return what still stands of a consent, to begin the next one from.

    What a person is told and asked each time anew is left empty.
    """
    kinds = agreements.kinds_left(consent)
    teams = [row.team_id for row in consent.teams.all() if not row.withdrawn_at]
    left_out = list(consent.exclusions.all())
    return {
        "given_by": consent.given_by_id,
        "capacity": consent.capacity,
        "people": [person.pk for person in agreements.people_left(consent)],
        "categories": kinds,
        "sensitive": kinds,
        "teams": teams,
        "bodies": "\n".join(agreements.bodies_left(consent)),
        "excluded_teams": [row.team_id for row in left_out if row.team_id],
        "excluded_agencies": [row.agency_id for row in left_out if row.agency_id],
        "purposes": consent.purposes,
        "language": consent.language,
        "with_interpreter": consent.with_interpreter,
        "easy_read": consent.easy_read,
        "may_be_found": consent.may_be_found,
    }
