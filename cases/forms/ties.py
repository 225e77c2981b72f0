"""Parental responsibility and relationships: begun and ended."""

from django import forms

from cases.models import Person, Relationship, Responsibility
from config.forms import DatePartsField, HouseForm


def _somebody(label: str, **kwargs) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Person.objects.none(), label=label, empty_label="Choose somebody", **kwargs
    )


class _AboutTwo(HouseForm):
    """Two people of the family, and since when."""

    first, second = "person", "other"

    def __init__(self, *args, first, second, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[self.first].queryset = first
        self.fields[self.second].queryset = second


class ResponsibilityForm(_AboutTwo):
    """Who has parental responsibility for which child, and on what ground."""

    second = "child"
    person = _somebody("Who has parental responsibility?")
    child = _somebody("For which child?")
    ground = forms.ChoiceField(
        label="On what ground?",
        choices=Responsibility.Ground.choices,
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label="How this is known",
        required=False,
        max_length=200,
        help_text="For example: saw the birth certificate.",
    )
    since = DatePartsField(label="Since", required=False, past=True)


class RelationshipForm(_AboutTwo):
    """How one person belongs to another."""

    person = _somebody("This person")
    kind = forms.ChoiceField(
        label="How they belong together",
        choices=[("", "Choose one"), *Relationship.Kind.choices],
    )
    other = _somebody("The other person")
    since = DatePartsField(label="Since", required=False, past=True)

    def clean(self):
        """Two different people."""
        said = super().clean()
        if said.get("person") and said.get("person") == said.get("other"):
            self.add_error("other", "Choose two different people")
        return said


class UntilForm(HouseForm):
    """From which day something is so no more."""

    until = DatePartsField(label="Until", past=True)
