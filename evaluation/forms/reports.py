"""What is asked before something is counted: a centre and a period."""

from django import forms
from django.db import models

from config.forms import HouseForm
from evaluation.counting import Period
from evaluation.models import Edition, Framework, Kind
from evaluation.periods import offered
from evaluation.wanting import Wanted


class _OfAScopeForm(HouseForm):
    """A kind of report and whose figures, by a framework of outcomes."""

    kind = forms.ChoiceField(
        label="What to report", choices=Kind.choices, widget=forms.RadioSelect
    )
    whose = forms.ChoiceField(label="Whose figures")
    framework = forms.ModelChoiceField(
        Framework.objects.none(),
        label="By which outcomes",
        required=False,
        empty_label="The five outcomes of Every Child Matters",
        help_text="Only for outcomes of children",
    )

    def __init__(self, *args, scopes, frameworks, **kwargs):
        super().__init__(*args, **kwargs)
        self.scopes = {each.code: each.whose for each in scopes}
        self.fields["whose"].choices = [(each.code, each.label) for each in scopes]
        self.fields["framework"].queryset = frameworks

    def clean_whose(self):
        """Return the scope behind the code."""
        return self.scopes[self.cleaned_data["whose"]]

    def clean_framework(self):
        """Leave it out where it says nothing."""
        outcomes = self.cleaned_data.get("kind") == Kind.OUTCOMES
        return self.cleaned_data["framework"] if outcomes else None


class ReportForm(_OfAScopeForm):
    """A report of a quarter or a year, set against another."""

    class Against(models.TextChoices):
        BEFORE = "BEFORE", "The period before"
        YEAR = "YEAR", "The same period a year before"
        NONE = "NONE", "No other period"

    period = forms.ChoiceField(
        label="Period",
        help_text="Quarters, and years of four quarters: other periods, taken from each "
        "other, would show single families",
    )
    against = forms.ChoiceField(label="Set against", choices=Against.choices)
    field_order = ("kind", "whose", "period", "against", "framework")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.spans = {span.code: span for span in offered()}
        named = [(span.code, span.words) for span in self.spans.values()]
        self.fields["period"].choices = named

    def wanted(self):
        """Return what is wanted, as the command takes it."""
        said = self.cleaned_data
        span = self.spans[said["period"]]
        against = {"BEFORE": span.before, "YEAR": span.year_before}
        other = against.get(said["against"])
        return Wanted(
            said["whose"],
            span.starts_on,
            span.ends_on,
            Kind(said["kind"]),
            said["framework"],
            Period(other.starts_on, other.ends_on) if other else None,
        )


class EditionForm(_OfAScopeForm):
    """A report that is made again and again."""

    every = forms.ChoiceField(
        label="How often",
        choices=Edition.Every.choices,
        help_text="What falls in a period is counted by the quarter: a report of a month "
        "gives how things stand at its end",
    )
