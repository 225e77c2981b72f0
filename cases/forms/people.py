"""Correcting what is recorded of somebody, adding somebody, recording a birth."""

from django import forms

from cases.forms.identifiers import NhsNumberField
from cases.forms.partial_dates import born_field, born_fields, estimated_field
from cases.forms.seen import SeenForm
from cases.models import Person
from cases.partial_dates import PartialDate
from cases.upns import is_upn, tidy
from config.forms import DatePartsField, HouseForm

Kind = Person.Kind
NAMES = ("given_name", "family_name", "also_known_as")
OF_ADULTS = {"relationship", "lives_elsewhere", "responsibility_said"}
SUGGESTED = "For example mother, father, grandmother, aunt."


def _name(label: str, *, required: bool = False, length: int = 100, **kwargs):
    return forms.CharField(label=label, required=required, max_length=length, **kwargs)


class UpnField(forms.CharField):
    """Thirteen characters with a check letter; may be empty."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-20"})

    def __init__(self) -> None:
        super().__init__(label="Unique pupil number", max_length=20, required=False)

    def clean(self, value):
        """Return it in capitals without spaces, or refuse it with a sentence."""
        typed = tidy(super().clean(value))
        if typed and not is_upn(typed):
            raise forms.ValidationError(
                "That is not a unique pupil number. It has a letter, then 12 digits, "
                "like B801200005001; check each of them"
            )
        return typed


class PersonForm(SeenForm):
    """Names, and for those who coordinate the dates that decide who may consent."""

    given_name = _name("Given name")
    family_name = _name("Family name", required=True)
    also_known_as = _name("Also known as", length=200)
    relationship = _name("Relationship to the child", length=60, help_text=SUGGESTED)
    born = born_field()
    estimated = estimated_field()
    expected_on = DatePartsField(label="Expected date of birth", required=False)
    died_on = DatePartsField(label="Died on", required=False, past=True)
    lives_elsewhere = forms.BooleanField(
        label="Lives somewhere else than the child", required=False
    )
    responsibility_said = forms.ChoiceField(
        label="Parental responsibility",
        choices=[("", "Not asked yet"), *Person.Unheld.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="Where somebody has it, record it with its ground on the page People.",
    )
    nhs_number = NhsNumberField()
    upn = UpnField()

    def __init__(self, *args, person, coordinates, sees_education, **kwargs):
        super().__init__(*args, known=_of(person), **kwargs)
        for name in _not_asked(person, coordinates, sees_education):
            del self.fields[name]
        if person.kind == Kind.CHILD:
            self.fields["given_name"].required = True

    def changes(self) -> dict:
        """Return the fields of Person that were asked."""
        said = self.cleaned_data
        plain = {k: v for k, v in said.items() if k not in {"born", "estimated"}}
        return plain | (born_fields(said) if "born" in said else {})


def _of(person: Person) -> dict:
    names = [f.name for f in Person._meta.fields if f.name in PersonForm.base_fields]
    known = {name: getattr(person, name) for name in names}
    if person.born_on:
        born = PartialDate(person.born_on, person.born_accuracy)
        known |= {"born": born.without_estimates, "estimated": born.estimated}
    return known


def _not_asked(person: Person, coordinates: bool, sees_education: bool) -> set[str]:
    unborn, adult = person.kind == Kind.UNBORN, not person.is_child
    away = {"born", "estimated", "nhs_number"} if unborn else {"expected_on"}
    away |= set() if adult else OF_ADULTS
    if not coordinates:
        away |= {"born", "estimated", "expected_on", "died_on"} | OF_ADULTS
    if person.has_parental_responsibility:
        away.add("responsibility_said")
    if not sees_education or person.kind != Kind.CHILD:
        away.add("upn")
    return away


class AddPersonForm(HouseForm):
    """Somebody else of the family."""

    kind = forms.ChoiceField(
        label="Who is it?", choices=Kind.choices, widget=forms.RadioSelect
    )
    given_name = _name("Given name")
    family_name = _name("Family name", required=True)
    also_known_as = _name("Also known as", length=200)
    relationship = _name("Relationship to the child", length=60, help_text=SUGGESTED)
    born = born_field()
    estimated = estimated_field()
    expected_on = DatePartsField(
        label="Expected date of birth", required=False, future=True
    )
    lives_elsewhere = forms.BooleanField(
        label="Lives somewhere else than the child", required=False
    )
    nhs_number = NhsNumberField(help_text="If you have it at hand.")
    reveals = {
        "relationship": ("kind", (Kind.PARENT_CARER, Kind.OTHER_ADULT)),
        "lives_elsewhere": ("kind", (Kind.PARENT_CARER, Kind.OTHER_ADULT)),
        "born": ("kind", (Kind.CHILD, Kind.PARENT_CARER, Kind.OTHER_ADULT)),
        "estimated": ("kind", (Kind.CHILD, Kind.PARENT_CARER, Kind.OTHER_ADULT)),
        "expected_on": ("kind", (Kind.UNBORN,)),
        "nhs_number": ("kind", (Kind.CHILD, Kind.PARENT_CARER, Kind.OTHER_ADULT)),
    }

    def clean(self):
        """A child has a given name and a date, an unborn one a day to come."""
        said = super().clean()
        kind = said.get("kind")
        if kind == Kind.CHILD and not said.get("given_name"):
            self.add_error("given_name", "Enter the child's given name")
        if kind == Kind.CHILD and "born" not in self.errors and not said.get("born"):
            self.add_error("born", "Enter the child's date of birth")
        due = "expected_on" in self.errors or said.get("expected_on")
        if kind == Kind.UNBORN and not due:
            self.add_error("expected_on", "Enter the expected date of birth")
        return said

    def person(self) -> dict:
        """Return the fields of Person that belong to this kind."""
        said = self.cleaned_data
        fields = {name: said[name] for name in ("kind", *NAMES)}
        if said["kind"] == Kind.UNBORN:
            return fields | {"expected_on": said["expected_on"]}
        fields |= born_fields(said) | {"nhs_number": said["nhs_number"]}
        if said["kind"] == Kind.CHILD:
            return fields
        names = ("relationship", "lives_elsewhere")
        return fields | {name: said[name] for name in names}


class BirthForm(HouseForm):
    """The child is born."""

    given_name = _name("Given name", required=True)
    family_name = _name("Family name", required=True)
    born_on = DatePartsField(label="Date of birth", past=True)
    nhs_number = NhsNumberField(help_text="If you have it at hand.")
    mother = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who gave birth",
        required=False,
        empty_label="Nobody on this list, or not known",
        help_text="She has parental responsibility from then on: it is recorded so.",
    )

    def __init__(self, *args, adults, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mother"].queryset = adults
        mothers = adults.filter(relationship__iexact="mother")
        if len(mothers) == 1:
            self.initial.setdefault("mother", mothers[0].pk)

    def birth(self) -> dict:
        """Return the fields of Person that a birth brings."""
        return {k: v for k, v in self.cleaned_data.items() if k != "mother"}
