"""Forms of legal holds."""

from django import forms

from config.forms import HouseForm, LongText


class PlaceHoldForm(HouseForm):
    """Which record is held, and why."""

    reference = forms.CharField(
        label="Reference",
        max_length=12,
        help_text="For example TA-2K7-4M",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    reason = LongText(label="Why the record must be kept", rows=4,
        help_text="Who has asked, and for what. Nothing about the family.")  # fmt: skip


class LiftHoldForm(HouseForm):
    """Why a hold is not needed any more."""

    reason = LongText(label="Why the hold is lifted", rows=4)
