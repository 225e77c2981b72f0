"""What is asked before something is counted: a centre and a period."""

from datetime import timedelta

from django import forms

from agencies.models import Centre
from config.forms import DatePartsField, HouseForm

SHORTEST = timedelta(weeks=4)
LONGEST = timedelta(days=5 * 366)


class PeriodForm(HouseForm):
    """A centre of hers and a period that is long enough to say something.

    Four weeks at least: two short periods set against each other show single families.
    """

    centre = forms.ModelChoiceField(
        Centre.objects.none(), label="Centre", empty_label=None
    )
    starts_on = DatePartsField(
        label="First day of the period", help_text="For example, 1 4 2026", past=True
    )
    ends_on = DatePartsField(
        label="Last day of the period", help_text="Today or before", past=True
    )

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres

    def clean(self):
        first = self.cleaned_data.get("starts_on")
        last = self.cleaned_data.get("ends_on")
        if first and last and not self.has_error("ends_on"):
            self._check_length(first, last)

    def _check_length(self, first, last):
        if last < first:
            self.add_error("ends_on", "The last day must be on or after the first day")
        elif last - first + timedelta(days=1) < SHORTEST:
            self.add_error("ends_on", "The period must be at least 4 weeks long")
        elif last - first > LONGEST:
            self.add_error("ends_on", "The period must be 5 years or shorter")
