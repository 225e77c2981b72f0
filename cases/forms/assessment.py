"""One element of the assessment: strengths first, then needs."""

from django import forms

from cases.models import Person
from config.forms import HouseForm, LongText


class ContributionForm(HouseForm):
    """What is strong, what is needed, and how we know."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    strengths = LongText(label="What is going well", required=False, rows=5)
    needs = LongText(label="What is needed", required=False, rows=5)
    evidence = LongText(
        label="How you know",
        required=False,
        rows=3,
        help_text="What you saw, what was said and by whom. Keep opinion apart.",
    )


class WordsForm(HouseForm):
    """A single text: somebody's own words, or the conclusions."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    words = LongText(label="Words", required=False, rows=10)


class StartAssessmentForm(HouseForm):
    """For which child."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label="Child", empty_label=None
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = children
        self.fields["person"].initial = children.first()
