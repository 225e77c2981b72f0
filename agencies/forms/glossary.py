"""Explaining a word of the field."""

from django import forms

from agencies.commands import Explanation
from agencies.models import Agency, GlossaryTerm
from config.forms import HouseForm, LongText


class TermForm(HouseForm):
    """A word or short form, and what it means in plain words."""

    name = forms.CharField(label="Word or short form", max_length=60)
    stands_for = forms.CharField(
        label="What it stands for",
        required=False,
        max_length=120,
        help_text="Only for a short form, such as “Team around the child”.",
    )
    meaning = LongText(
        label="What it means",
        max_length=1000,
        rows=3,
        help_text="In words that a parent would use.",
    )

    @property
    def explanation(self) -> Explanation:
        """Return the word and its explanation."""
        return Explanation(**self.cleaned_data)


class MeaningForm(HouseForm):
    """What one's own agency means by a word."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Which agency?", empty_label=None
    )
    meaning = LongText(
        label="What does it mean there?",
        max_length=1000,
        rows=3,
        required=False,
        help_text="In plain words. Leave empty to take away what stands there.",
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].initial = agencies.first()


class AskForm(HouseForm):
    """A word that somebody does not know."""

    word = forms.CharField(label="Which word or short form?", max_length=120)
    where = forms.CharField(
        label="Where did you read or hear it?",
        max_length=200,
        required=False,
        help_text="For example “in the minutes of the board”. Name no family.",
    )


class AnswerForm(HouseForm):
    """Where the answer to a question stands."""

    term = forms.ModelChoiceField(
        GlossaryTerm.objects.none(),
        label="Which word of the glossary answers it?",
        required=False,
        help_text="Add the word first if it is not there. Choose none if it needs no "
        "answer.",
    )

    def __init__(self, *args, terms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].queryset = terms
        self.fields["term"].empty_label = "None"
