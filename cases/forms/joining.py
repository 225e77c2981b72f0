"""Which record is joined to this one, and that somebody looked at both."""

from django import forms

from config.forms import HouseForm


class JoinForm(HouseForm):
    """The other record, by its reference."""

    reference = forms.CharField(
        label="Reference of the other record",
        max_length=12,
        help_text="For example TA-2K7-4M.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


class SureForm(HouseForm):
    """Both records were looked at, and they are of the same family."""

    reference = forms.CharField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, initial="yes")
    same_family = forms.BooleanField(
        label="I have looked at both: they are of the same family",
        error_messages={"required": "Look at both records, then tick the box"},
    )


class PartForm(HouseForm):
    """The records are not of the same family after all."""

    reference = forms.CharField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(
        label="These are two families: part the records",
        error_messages={"required": "Tick the box to part the records"},
    )
