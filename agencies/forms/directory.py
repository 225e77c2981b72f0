"""What an agency says of its own service: one form for each topic."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agencies.directory_words import months_in_words
from agencies.models import Agency, Service, TaxonomyTerm, Team
from cases.forms.seen import SeenForm
from config.forms import HouseForm, LongText

NO_FAMILY = "Everybody may read it: never write about a family."
AGE = re.compile(r"(\d{1,3})\s*(month|year)s?", re.IGNORECASE)
OPEN = [
    (one.value, one.label)
    for one in (Service.Status.ACTIVE, Service.Status.PLANNED, Service.Status.PAUSED)
]
NARROW = {"class": "govuk-input--width-5"}
MOST_WORDS = 40
LISTS = ("needs", "kinds", "outcomes")
"""The lists of words that a service is found by, as agencies.taxonomies has them."""


class AgeField(forms.CharField):
    """An age as people say it, kept in months: birth, 6 months, 2 years.

    `until=True` counts the whole year: a child of 4 years is one until the birthday.
    """

    def __init__(self, *, until: bool = False, **kwargs: Any):
        self.until = until
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "govuk-input--width-10"})
        )
        super().__init__(max_length=20, required=False, **kwargs)

    def clean(self, value: Any) -> int | None:
        """Return the months, or nothing."""
        text = str(super().clean(value)).strip().lower()
        if not text or text == "birth":
            return 0 if text else None
        found = AGE.fullmatch(text)
        if not found or int(found[1]) > 300:
            raise ValidationError("Say the age in months or years, such as 6 months")
        if found[2] == "month":
            return int(found[1])
        return int(found[1]) * 12 + (11 if self.until else 0)

    def prepare_value(self, value: Any) -> Any:
        """Return the months in the words that were typed."""
        if not isinstance(value, int):
            return value
        if self.until and value > 11 and (value + 1) % 12 == 0:
            return months_in_words(value - 11).replace("12 months", "1 year")
        return months_in_words(value)


class WordsField(forms.CharField):
    """Several words with commas between them, kept as a list."""

    def clean(self, value: Any) -> list[str]:
        """Return the words, each once."""
        parts = [part.strip() for part in str(super().clean(value)).split(",")]
        words = list(dict.fromkeys(part for part in parts if part))
        if len(words) > MOST_WORDS or any(len(word) > 60 for word in words):
            raise ValidationError("Write short names with commas between them")
        return words

    def prepare_value(self, value: Any) -> Any:
        """Return the list as it is typed."""
        return ", ".join(value) if isinstance(value, list) else value


class WhatForm(HouseForm):
    """What the service is, and whether it is there."""

    name = forms.CharField(label="Name of the service", max_length=120)
    summary = forms.CharField(
        label="What it is, in a sentence",
        max_length=240,
        help_text="In words that a parent would use.",
    )
    description = LongText(
        label="More about it", required=False, max_length=5000, help_text=NO_FAMILY
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team gives it",
        required=False,
        empty_label="No team in particular",
    )
    status = forms.ChoiceField(
        label="Is it there?", choices=OPEN, widget=forms.RadioSelect, initial="ACTIVE"
    )
    is_public = forms.BooleanField(
        label="Families find it without a log-in",
        required=False,
        initial=True,
        help_text="Leave it empty where it is not safe that everybody knows the place.",
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = agency.teams.all()


class ChangeWhatForm(WhatForm, SeenForm):
    """The same said otherwise; two keepers at one entry are told of each other."""


class NewForm(WhatForm):
    """A service that is not in the directory yet."""

    def __init__(self, *args: Any, agency: Agency, agencies: Any, **kwargs: Any):
        super().__init__(*args, agency=agency, **kwargs)
        if len(agencies) > 1:
            self.fields["agency"] = forms.ModelChoiceField(
                agencies, label="Whose service it is", initial=agency
            )
            self.fields["team"].queryset = Team.objects.filter(agency__in=agencies)


def _terms(label: str) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        TaxonomyTerm.objects.none(),
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WhomForm(SeenForm):
    """For whom it is: ages, needs, areas, languages."""

    for_whom = LongText(
        label="For whom, in words", required=False, max_length=2000, rows=3
    )
    youngest = AgeField(
        label="From which age", help_text="Such as birth, 6 months or 2 years."
    )
    oldest = AgeField(
        label="Up to which age",
        until=True,
        help_text="4 years means until the fifth birthday. Empty means no end.",
    )
    needs = _terms("What it helps with")
    kinds = _terms("What kind of help it is")
    outcomes = _terms("Which outcomes for children it is there for")
    areas = WordsField(
        label="Areas",
        required=False,
        help_text="With commas between them. Empty means everybody, wherever they live.",
    )
    languages = WordsField(
        label="Languages",
        required=False,
        help_text="Languages besides or with English, with commas between them.",
    )

    def __init__(self, *args: Any, terms: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in LISTS:
            self.fields[name].queryset = terms.filter(taxonomy__code=name)

    def clean(self) -> dict[str, Any]:
        """Refuse an oldest age below the youngest."""
        said = super().clean() or self.cleaned_data
        low, high = said.get("youngest"), said.get("oldest")
        if low is not None and high is not None and high < low:
            self.add_error("oldest", "Up to which age must not be below from which age")
        lists = [said.pop(name, ()) for name in LISTS]
        return said | {"needs": [term for listed in lists for term in listed]}


def _number(label: str, most: int, **more: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs=NARROW | {"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=widget, **more
    )


class GettingForm(SeenForm):
    """How one gets it, who decides, and whether there is room."""

    routes = forms.MultipleChoiceField(
        label="Who may ask",
        choices=Service.Route,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how_to_refer = LongText(
        label="How to ask or refer", required=False, max_length=2000, rows=4
    )
    who_decides = forms.CharField(
        label="Who decides",
        max_length=200,
        required=False,
        help_text="A role or a panel, not a name: families read this.",
    )
    answers_within = _number("Promises to answer within how many working days", 60)
    places = _number("How many places", 9999)
    waiting = _number("How many families are waiting", 9999)
    weeks_to_wait = _number("About how many weeks they wait", 520)


class ContactForm(SeenForm):
    """What it costs, and how to reach it."""

    pounds = forms.DecimalField(
        label="Price in pounds",
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        help_text="0 means free.",
        widget=forms.TextInput(attrs=NARROW | {"inputmode": "decimal"}),
    )
    cost = forms.CharField(label="More about the cost", max_length=200, required=False)
    telephone = forms.CharField(label="Telephone", max_length=30, required=False)
    email = forms.EmailField(label="E-mail address", max_length=254, required=False)
    website = forms.URLField(
        label="Website", max_length=300, required=False, assume_scheme="https"
    )


PARTS: dict[str, tuple[str, type[SeenForm]]] = {
    "what": ("what it is", ChangeWhatForm),
    "whom": ("for whom", WhomForm),
    "getting": ("how to get it", GettingForm),
    "contact": ("cost and contact", ContactForm),
}
"""The topics of an entry, by the word in their address."""
