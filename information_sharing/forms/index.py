"""Looking for a child in the index; listing a family there."""

from django import forms
from django.core.validators import RegexValidator

from cases.forms.identifiers import POSTCODE, NhsNumberField, one_space
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.models import Listing
from information_sharing.queries.index import Search, SearchPurpose

ENOUGH = (
    "Enter an NHS number, or a family name with a birth date, or a given name and a "
    "family name with a postcode"
)


class IndexForm(HouseForm):
    """What identifies one child, and why somebody looks."""

    given_name = forms.CharField(label="Given name", max_length=100, required=False)
    family_name = forms.CharField(label="Family name", max_length=100, required=False)
    born_on = DatePartsField(
        label="Date of birth",
        required=False,
        help_text="For example 3 7 2024. For an unborn child, the expected date.",
    )
    nhs_number = NhsNumberField()
    postcode = forms.CharField(
        label="Postcode of the child's home",
        max_length=10,
        required=False,
        validators=[RegexValidator(POSTCODE, "Enter a postcode like WX1 1AB")],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    purpose = forms.ChoiceField(
        label="Why do you look for this child?",
        choices=SearchPurpose.choices,
        widget=forms.RadioSelect,
        help_text="Your answer is logged. For any other reason, ask the information "
        "officer first.",
    )

    def clean_postcode(self) -> str:
        """Return it as it is kept."""
        return one_space(self.cleaned_data["postcode"])

    def clean(self):
        """Ask for enough to mean one child, so that nobody can leaf through names."""
        cleaned = super().clean()
        if not self.errors and not _is_enough(cleaned):
            self.add_error(None, ENOUGH)
        return cleaned

    def wanted(self) -> Search:
        """Return what was typed."""
        names = ("given_name", "family_name", "born_on", "nhs_number", "postcode")
        return Search(**{name: self.cleaned_data[name] for name in names})


def _is_enough(typed: dict) -> bool:
    family, given = typed["family_name"], typed["given_name"]
    dated = family and typed["born_on"]
    placed = family and given and typed["postcode"]
    return bool(typed["nhs_number"] or dated or placed)


class ListingForm(HouseForm):
    """Why this family may be found without having agreed to it."""

    basis = forms.ChoiceField(
        label="What does it rest on?",
        choices=Listing.Basis.choices,
        widget=forms.RadioSelect,
    )
    reason = LongText(
        label="Reason",
        rows=4,
        help_text="Name the duty or order, or say what you weighed. It is part of the "
        "record.",
    )
