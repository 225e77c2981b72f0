"""What becomes of an action: how it goes, another day, another owner."""

from django import forms

from cases.forms.owners import OwnerForm
from config.forms import DatePartsField, HouseForm, LongText


class ProgressForm(HouseForm):
    """How an action goes."""

    words = LongText(label="How is it going?", rows=3)


class MoveForm(HouseForm):
    """Another day, and why."""

    due_on = DatePartsField(
        label="New due date",
        future=True,
        error_messages={"required": "Enter the new due date"},
    )
    words = LongText(
        label="Why it needs more time",
        help_text="For example: the service has asked for another two weeks.",
        rows=3,
    )


class HandOverForm(OwnerForm):
    """Another owner, and what she should know."""

    words = LongText(
        label="What they should know",
        help_text="Where things stand, and what was agreed with the family.",
        required=False,
        rows=3,
    )
    asked = forms.BooleanField(
        label="I have asked them, and they will do it",
        error_messages={"required": "Ask them first, then tick the box"},
    )
