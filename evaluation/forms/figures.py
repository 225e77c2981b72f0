"""Whose figures of which period, targets, and the figures of others."""

from django import forms

from config.forms import DatePartsField, HouseForm
from evaluation.indicators import INDICATORS, SUPPLIED
from evaluation.periods import offered

EVERYBODY = "all"
NOTHING_SMALL = "A number under 5 can show who they are: choose a larger area"


class LookForm(HouseForm):
    """Whose figures, and of which period."""

    whose = forms.ChoiceField(label="Whose figures")
    period = forms.ChoiceField(label="Period")

    def __init__(self, *args, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [(each.code, each.label) for each in scopes]
        self.fields["period"].choices = [(s.code, s.words) for s in offered()]


class _OfAPeriodForm(HouseForm):
    """Something that holds for a centre from a day to a day."""

    starts_on = DatePartsField(
        label="First day for which it holds", help_text="For example, 1 4 2026"
    )
    ends_on = DatePartsField(
        label="Last day for which it holds", help_text="For example, 31 3 2027"
    )

    def clean(self):
        first, last = (self.cleaned_data.get(n) for n in ("starts_on", "ends_on"))
        if first and last and last < first:
            self.add_error("ends_on", "The last day must be on or after the first day")

    def days(self):
        """Return the first and the last day."""
        return self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]


def centre_choices(centres, *, everywhere):
    """Return the centres to choose from, and all of them at once where she may."""
    named = [(str(centre.pk), str(centre)) for centre in centres]
    return [(EVERYBODY, "All centres"), *named] if everywhere else named


class TargetForm(_OfAPeriodForm):
    """What one indicator should reach."""

    indicator = forms.ChoiceField(label="Figure")
    where = forms.ChoiceField(label="Where")
    value = forms.DecimalField(
        label="Percentage to reach",
        min_value=0,
        max_value=100,
        decimal_places=1,
        help_text="For a figure that should be low, the most that it should be",
    )
    reason = forms.CharField(label="Why this target", required=False, max_length=200)
    field_order = ("indicator", "where", "value", "starts_on", "ends_on", "reason")

    def __init__(self, *args, centres, everywhere, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(each.code, each.name) for each in INDICATORS.values()]
        self.fields["indicator"].choices = named
        self.fields["where"].choices = centre_choices(centres, everywhere=everywhere)


class SuppliedForm(_OfAPeriodForm):
    """A count that somebody else published."""

    figure = forms.ChoiceField(label="What was counted", choices=list(SUPPLIED.items()))
    where = forms.ChoiceField(label="In the area of")
    number = forms.IntegerField(
        label="Number", min_value=5, error_messages={"min_value": NOTHING_SMALL}
    )
    source = forms.CharField(
        label="Where the number comes from",
        max_length=200,
        help_text="Who published it, and when",
    )
    field_order = ("figure", "where", "number", "starts_on", "ends_on", "source")

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = centre_choices(centres, everywhere=False)
