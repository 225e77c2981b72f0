"""How the agencies of a centre work together, and which figures to set beside it."""

from django import forms

from agencies.models import Centre
from config.forms import HouseForm, LongText
from evaluation.commands.partnership import Way
from evaluation.forms.contributions import WorkingForm
from evaluation.periods import QUARTER, offered


class PartnershipForm(WorkingForm):
    """The model and the extent at a centre, with what shows it."""

    centre = forms.ModelChoiceField(
        Centre.objects.none(), label="Centre", empty_label=None
    )
    evidence = LongText(
        label="What shows it?",
        required=False,
        rows=4,
        help_text="For example, an agreement, a joint budget, minutes. No families.",
    )
    field_order = ("centre", "model", "extent", "since", "evidence")

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        self.fields["model"].label = "In which way do the agencies work together?"
        self.fields[
            "extent"
        ].help_text = (
            "A degree, no grade: more is not better, it depends on what it is for."
        )

    @property
    def way(self) -> Way:
        """Return what was said of the centre."""
        told = {k: v for k, v in self.cleaned_data.items() if k != "centre"}
        return Way(**told)


class BesideForm(HouseForm):
    """Which centre, and which quarter."""

    centre = forms.ModelChoiceField(
        Centre.objects.none(), label="Centre", empty_label=None
    )
    period = forms.ChoiceField(label="Quarter")

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        self.fields["period"].choices = [(s.code, s.words) for s in quarters()]


def quarters():
    """Return the quarters that can be looked at, newest first."""
    return [span for span in offered() if span.months == QUARTER]
