"""Why a closed record is opened again."""

from django import forms

from config.forms import HouseForm, LongText


class ReopenForm(HouseForm):
    """Why, and that the family knows."""

    words = LongText(
        label="Why is it opened again?",
        help_text="For example: the family has asked for help again.",
        rows=3,
    )
    known = forms.BooleanField(
        label="The family knows that the record is opened again",
        error_messages={"required": "Tick the box once the family knows"},
    )
