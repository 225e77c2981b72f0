"""Looking for a child before registering one."""

from django import forms

from config.forms import DatePartsField, HouseForm


class SearchForm(HouseForm):
    """A child's name and, when known, the birth date."""

    given_name = forms.CharField(label="Given name", max_length=100, required=False)
    family_name = forms.CharField(
        label="Family name", max_length=100, help_text="The first letters are enough."
    )
    born_on = DatePartsField(
        label="Date of birth",
        past=True,
        required=False,
        help_text="For example 3 7 2024. Leave it empty if you do not know it.",
    )
