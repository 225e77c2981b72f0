"""A move to another home, and a nursery or school."""

from django import forms
from django.core.validators import RegexValidator

from cases.contact_words import POSTCODE, TELEPHONE, one_space
from cases.forms.seen import SeenForm
from cases.models import Person
from config.forms import DatePartsField, HouseForm


def _address(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


def _postcode() -> forms.CharField:
    return forms.CharField(
        label="Postcode",
        max_length=10,
        required=False,
        validators=[RegexValidator(POSTCODE, "Enter a postcode like WX1 1AB")],
    )


def _telephone(**kwargs) -> forms.CharField:
    return forms.CharField(
        label="Telephone",
        max_length=30,
        required=False,
        validators=[RegexValidator(TELEPHONE, "Enter a telephone number in digits")],
        **kwargs,
    )


class MoveForm(HouseForm):
    """Who lives where from which day on."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label="Who moves?",
        widget=forms.CheckboxSelectMultiple,
    )
    since = DatePartsField(label="Since", past=True)
    lines = _address("New address")
    postcode = _postcode()
    telephone = _telephone(help_text="Leave it empty where it stays the same.")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people

    def move(self) -> dict:
        """Return what the command asks for."""
        said = self.cleaned_data
        home = {name: said[name] for name in ("lines", "telephone")}
        home["postcode"] = one_space(said["postcode"])
        return {"people": list(said["people"]), "since": said["since"], "home": home}


class AddressForm(SeenForm):
    """An address put right: nobody has moved."""

    lines = _address("Address")
    postcode = _postcode()
    telephone = _telephone()

    def home(self) -> dict:
        """Return the fields of Address."""
        said = self.cleaned_data
        return said | {"postcode": one_space(said["postcode"])}


class SchoolingForm(HouseForm):
    """Where a child goes, and since when."""

    name = forms.CharField(label="Nursery or school", max_length=150)
    since = DatePartsField(label="Since", required=False, past=True)
