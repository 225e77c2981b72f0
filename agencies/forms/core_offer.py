"""How one line of the core offer stands at a centre."""

from typing import Any

from django import forms

from agencies.commands.core_offer import Offered
from agencies.models import Agency, CentreOffer, Service
from cases.forms.seen import SeenForm
from config.forms import DatePartsField, LongText


class OfferForm(SeenForm):
    """How it is given, by whom, how often, what lacks, and when to look again."""

    how = forms.ChoiceField(
        label="How do families get it?",
        choices=CentreOffer.How,
        widget=forms.RadioSelect,
        help_text="A poster on the wall alone is not showing families where to go.",
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Who gives it",
        required=False,
        empty_label="Nobody",
    )
    service = forms.ModelChoiceField(
        Service.objects.none(),
        label="Which service of the directory it is",
        required=False,
        empty_label="None of them",
    )
    how_often = forms.CharField(
        label="How often",
        max_length=120,
        required=False,
        help_text="Such as: two mornings a week.",
    )
    gap = LongText(
        label="What lacks",
        required=False,
        max_length=2000,
        rows=3,
        help_text="For whom or where it is not enough. Never write about a family.",
    )
    review_on = DatePartsField(label="Look at it again on", required=False)

    def __init__(self, *args: Any, agencies: Any, services: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["service"].queryset = services

    @property
    def offered(self) -> Offered:
        """Return what is said of the line."""
        return Offered(**self.cleaned_data)
