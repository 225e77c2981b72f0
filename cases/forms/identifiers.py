"""Fields for what identifies a person or a place."""

import re

from django import forms
from django.core.exceptions import ValidationError

from cases.nhs_numbers import digits_of, is_nhs_number

POSTCODE = re.compile(
    r"^\s*(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][ABD-HJLNP-UW-Z]{2})\s*$",
    re.IGNORECASE,
)
"""Outward and inward part, practice.md 4.9."""


def one_space(typed: str) -> str:
    """Return a postcode as it is kept: capitals, one space."""
    postcode = "".join(typed.upper().split())
    return f"{postcode[:-3]} {postcode[-3:]}" if postcode else ""


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
