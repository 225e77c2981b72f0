"""Fields for what identifies a person or a place."""

from django import forms
from django.core.exceptions import ValidationError

from cases.contact_words import POSTCODE, one_space
from cases.nhs_numbers import digits_of, is_nhs_number

__all__ = ["POSTCODE", "NhsNumberField", "one_space"]


class NhsNumberField(forms.CharField):
    """Ten digits with a check digit, typed with or without spaces; may be empty."""

    widget = forms.TextInput(
        attrs={"class": "govuk-input--width-10", "inputmode": "numeric"}
    )

    def __init__(self, **kwargs) -> None:
        super().__init__(label="NHS number", max_length=20, required=False, **kwargs)

    def clean(self, value):
        """Return the ten digits, or refuse them with a sentence."""
        digits = digits_of(super().clean(value))
        if digits and not is_nhs_number(digits):
            raise ValidationError(
                "That is not an NHS number. It has 10 digits, like 943 476 5919; "
                "check each of them"
            )
        return digits
