"""The last page of the eight questions."""

from django import forms

from config.dates import short_date
from config.forms import HouseForm
from information_sharing.models import SharingDecision


class Earlier(forms.ModelMultipleChoiceField):
    """Earlier decisions about the same team."""

    def label_from_instance(self, decision) -> str:
        """Return the day, the outcome and the categories."""
        what = f"{decision.get_outcome_display()} {self.names.kinds(decision.categories)}".strip()
        return f"{what}, decided on {short_date(decision.made_at)}"


class DecideForm(HouseForm):
    """The last page: nothing to fill in but what this decision replaces."""

    replaces = Earlier(
        SharingDecision.objects.none(),
        label="Does this replace an earlier decision?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What is ticked ends now. What only it shared is no longer seen.",
        error_messages={
            "invalid_choice": "Someone replaced that decision meanwhile. Look again"
        },
    )

    def __init__(self, *args, earlier, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaces"].names = names
        self.fields["replaces"].queryset = earlier
        if not earlier.exists():
            del self.fields["replaces"]
