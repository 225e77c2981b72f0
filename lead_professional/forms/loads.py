"""How much work leading is, and how much one person does at most."""

from django import forms

from agencies.models import Agency
from config.forms import HouseForm

WEIGHTS = ((1, "As usual"), (2, "Much work: counts as two"), (3, "Counts as three"))
LEAST, MOST = 1, 50
WRONG = f"enter a whole number from {LEAST} to {MOST}"


class WeightForm(HouseForm):
    """How much work it is to lead for this family."""

    weight = forms.TypedChoiceField(
        label="How much work is it to lead for this family?",
        choices=WEIGHTS,
        coerce=int,
        widget=forms.RadioSelect,
    )


class CapsForm(HouseForm):
    """How much one person leads at most, agency by agency."""

    def __init__(self, *args, caps: dict[Agency, int], **kwargs):
        super().__init__(*args, **kwargs)
        self.agencies = {f"most-{agency.pk}": agency for agency in caps}
        for agency, now in caps.items():
            said = f"{agency}: {WRONG}"
            self.fields[f"most-{agency.pk}"] = forms.IntegerField(
                label=agency.name,
                initial=now,
                min_value=LEAST,
                max_value=MOST,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), said
                ),
            )

    @property
    def most(self) -> dict[Agency, int]:
        """Return the number of each agency."""
        return {
            agency: self.cleaned_data[name] for name, agency in self.agencies.items()
        }
