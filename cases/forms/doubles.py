"""What stands in the registration form so far: half-typed is no mistake."""

from django import forms

from cases.queries.doubles import Typed
from config.forms import DatePartsField, HouseForm


class SoFarForm(HouseForm):
    """The child's names and day, as far as they are typed."""

    child_given_name = forms.CharField(max_length=100, required=False)
    child_family_name = forms.CharField(max_length=100, required=False)
    child_born_on = DatePartsField(required=False)
    child_expected_on = DatePartsField(required=False)

    @property
    def typed(self) -> Typed:
        """Return what can be understood of it; the rest counts as not typed yet."""
        self.is_valid()
        data = self.cleaned_data
        return Typed(
            given_name=data.get("child_given_name", ""),
            family_name=data.get("child_family_name", ""),
            day=data.get("child_born_on") or data.get("child_expected_on"),
        )
