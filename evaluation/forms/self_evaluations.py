"""One section of the self-evaluation."""

from django import forms

from config.forms import HouseForm, LongText
from evaluation.models import SelfEvaluationSection


class SectionForm(HouseForm):
    """What is written in one section, and the grade that the centre gives itself."""

    narrative = LongText(
        label="What you want to say",
        required=False,
        rows=12,
        help_text="Everyone who reads the self-evaluation sees this. Do not write "
        "anything by which a family could be recognised.",
    )
    grade = forms.TypedChoiceField(
        label="Grade",
        required=False,
        coerce=int,
        empty_value=None,
        choices=SelfEvaluationSection.Grade.choices,
        widget=forms.RadioSelect,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
