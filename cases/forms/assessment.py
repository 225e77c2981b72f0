"""One element of the assessment: strengths first, then needs."""

from django import forms

from cases.models import LevelOfNeed, Person
from cases.models.assessment import NeedLevel
from config.forms import HouseForm, LongText

DIFFERS = {
    "label": "Where views differ",
    "help_text": "If the family, or a colleague, sees it otherwise: whose view, and what.",
    "required": False,
    "rows": 3,
}
HOW_YOU_KNOW = {
    "label": "How you know",
    "required": False,
    "rows": 3,
    "help_text": "What you saw, what was said and by whom. Keep opinion apart.",
}


class ContributionForm(HouseForm):
    """What is strong, what is needed, how we know, and where views differ."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    strengths = LongText(label="What is going well", required=False, rows=5)
    needs = LongText(label="What is needed", required=False, rows=5)
    evidence = LongText(**HOW_YOU_KNOW)
    differs = LongText(**DIFFERS)
    need_level = forms.ChoiceField(
        label="How much is needed here",
        choices=[("", "Not said"), *NeedLevel.choices],
        required=False,
    )


class WordsForm(HouseForm):
    """A single text: somebody's own words, or how it came about."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    words = LongText(label="Words", required=False, rows=10)


class ConclusionsForm(WordsForm):
    """The conclusions, and whoever does not agree with them."""

    differs = LongText(**DIFFERS)


class AdditionForm(HouseForm):
    """What a colleague adds to one element and signs."""

    strengths = LongText(label="What is going well", required=False, rows=4)
    needs = LongText(label="What is needed", required=False, rows=4)
    evidence = LongText(**HOW_YOU_KNOW)
    differs = LongText(**DIFFERS)


class WordsAdditionForm(HouseForm):
    """What a colleague adds where there is a single text."""

    evidence = LongText(label="What you add", required=False, rows=6)
    differs = LongText(**DIFFERS)


class ViewOfNeedForm(HouseForm):
    """Which level one team sees, and why."""

    level = forms.ModelChoiceField(
        LevelOfNeed.objects.none(),
        label="Level of need, as your team sees it",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    words = LongText(
        label="Why you see it so",
        help_text="What you have seen. Others may see it otherwise: both views stand.",
        rows=4,
    )

    def __init__(self, *args, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = levels


class CompareForm(HouseForm):
    """Which other version to hold against this one."""

    other = forms.ChoiceField(label="Compare with", required=False)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [
            (str(each.pk), f"Version {each.version}") for each in versions
        ]


class StartAssessmentForm(HouseForm):
    """For which child."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label="Child", empty_label=None
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = children
        self.fields["person"].initial = children.first()
