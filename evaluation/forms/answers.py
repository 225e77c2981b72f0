"""The form that somebody answers: nothing in it must be filled in."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from config.forms import HouseForm, LongText
from evaluation.instruments import dimension_of
from evaluation.models import SurveyItem

DONT_KNOW = "0"
AGREE = [
    ("5", "Agree fully"),
    ("4", "Agree"),
    ("3", "In between"),
    ("2", "Disagree"),
    ("1", "Disagree fully"),
    (DONT_KNOW, "Don't know, or does not apply"),
]
HOW_MUCH = [
    ("5", "A great deal"),
    ("4", "Much"),
    ("3", "Somewhat"),
    ("2", "A little"),
    ("1", "Not at all"),
    (DONT_KNOW, "Don't know, or does not apply"),
]
KIND = SurveyItem.Kind
LONGEST = 2000
NOTHING = (
    "You have not answered anything yet. Answer one question at least, or close this "
    "page: the link stays open."
)
OWN_WORDS = (
    "Name nobody, and nothing by which you could be recognised. If five or more write "
    "here, the managers who asked read it on their page. It is put on no document."
)
RADIOS = {"class": "govuk-radios--small govuk-radios--inline"}


@dataclass(frozen=True)
class Section:
    """The questions of one dimension, under its name."""

    name: str
    hint: str
    fields: list


class AnswerForm(HouseForm):
    """Everything a survey asks one person, in sections; ranks once each."""

    def __init__(self, *args, items: list[SurveyItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.items = sorted(items, key=_place)
        ranked = [each for each in items if each.kind == KIND.RANK]
        for each in self.items:
            self.fields[each.code] = _field(each, len(ranked))

    def clean(self):
        """Refuse a place that is given twice, and a form without a single answer."""
        given: dict[str, list[SurveyItem]] = {}
        for each in self.items:
            place = each.kind == KIND.RANK and self.cleaned_data.get(each.code)
            if place:
                given.setdefault(place, []).append(each)
        for place, twice in given.items():
            for each in twice[1:]:
                first = twice[0].words
                said = f"Place {place} is given to “{first}” already. Choose another"
                self.add_error(each.code, said)
        if self.items and not (self.errors or self.answers):
            raise ValidationError(NOTHING)

    @property
    def sections(self) -> list[Section]:
        """Return the questions by dimension; what is put in order stands together."""
        groups = groupby(self.items, key=_section)
        return [
            Section(name, hint, [self[each.code] for each in items])
            for (name, hint), items in groups
        ]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what was answered; what was left blank is not in it."""
        return {
            each.code: said if each.kind == KIND.OPEN else int(said)
            for each in self.items
            if (said := self.cleaned_data.get(each.code))
        }


ONCE_EACH = (
    "Give place 1 to what matters most for working together, then 2, and so on. Each "
    "place once. You may leave out any, or all."
)
RANKING = ("In order of importance", ONCE_EACH)


def _place(item: SurveyItem) -> tuple[bool, bool, int]:
    return (item.kind == KIND.OPEN, item.kind == KIND.RANK, item.position)


def _section(item: SurveyItem) -> tuple[str, str]:
    return RANKING if item.kind == KIND.RANK else (_name(item), "")


def _name(item: SurveyItem) -> str:
    return dimension_of(item.instrument, item.dimension).name


def _field(item: SurveyItem, ranks: int) -> forms.Field:
    if item.kind == KIND.OPEN:
        return LongText(
            label=item.words,
            required=False,
            max_length=LONGEST,
            rows=4,
            help_text=OWN_WORDS,
        )
    if item.kind == KIND.RANK:
        places = [("", "No place"), *((str(n), str(n)) for n in range(1, ranks + 1))]
        return forms.ChoiceField(label=item.words, required=False, choices=places)
    scale = HOW_MUCH if item.kind == KIND.IMPACT else AGREE
    buttons = forms.RadioSelect(attrs=RADIOS)
    return forms.ChoiceField(
        label=item.words, required=False, choices=scale, widget=buttons
    )
