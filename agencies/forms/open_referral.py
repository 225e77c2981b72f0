"""What may be asked of the open API; whatever else is asked is refused in words."""

from typing import Any

from django import forms

from agencies.queries.distances import Point, point_of
from agencies.queries.search import Wanted

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST, MOST_IN_SHORT = 100, 10_000
"""How many a page may have; `minimal` has them all at once."""
TIMES = ["%H:%M", "%H:%M:%S", "%H:%MZ", "%H:%M:%SZ"]
YEAR, METRES = 12, 1000
TRUE, FALSE = {"true", "1", "yes"}, {"false", "0", "no", ""}


class TrueOrFalse(forms.CharField):
    """A yes or no as programs write it."""

    def clean(self, value: Any) -> bool:
        """Return what was said, or refuse it."""
        said = str(value or "").strip().lower()
        if said not in TRUE | FALSE:
            raise forms.ValidationError("Say true or false.")
        return said in TRUE


class DayField(forms.CharField):
    """A day as MO or Monday; becomes a number."""

    def clean(self, value: Any) -> int | None:
        """Return the number of the day, or refuse it."""
        said = super().clean(value)[:2].upper()
        if said and said not in DAYS:
            raise forms.ValidationError("Say a day as MO, TU, WE, TH, FR, SA or SU.")
        return DAYS.index(said) if said else None


class PageForm(forms.Form):
    """Which page of a list, and how long."""

    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    per_page = forms.IntegerField(required=False, min_value=1, max_value=MOST)

    @property
    def number(self) -> int:
        """Return which page."""
        return self.cleaned_data["page"] or 1

    @property
    def length(self) -> int:
        """Return how many a page has."""
        return self.cleaned_data["per_page"] or 50


class TermsForm(PageForm):
    """Which words of which list."""

    taxonomy_id = forms.UUIDField(required=False)


class AskedForm(TermsForm):
    """Which services; ages are in years, `proximity` in metres."""

    search = forms.CharField(required=False, max_length=200)
    taxonomy_term_id = forms.UUIDField(required=False)
    organization_id = forms.UUIDField(required=False)
    minimum_age = forms.FloatField(required=False, min_value=0, max_value=150)
    maximum_age = forms.FloatField(required=False, min_value=0, max_value=150)
    start_time = forms.TimeField(required=False, input_formats=TIMES)
    end_time = forms.TimeField(required=False, input_formats=TIMES)
    day = DayField(required=False)
    modified_after = forms.DateTimeField(required=False)
    postcode = forms.CharField(required=False, max_length=10)
    proximity = forms.FloatField(required=False, min_value=0, max_value=1_000_000)
    full = TrueOrFalse(required=False)
    minimal = TrueOrFalse(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if str(self.data.get("minimal", "")).strip().lower() in TRUE:
            self.fields["per_page"] = forms.IntegerField(
                required=False, min_value=1, max_value=MOST_IN_SHORT
            )

    @property
    def length(self) -> int:
        """Return how many a page has; in short, all of them."""
        short = self.cleaned_data["minimal"] and not self.cleaned_data["per_page"]
        return MOST_IN_SHORT if short else super().length

    def clean_postcode(self) -> Point | None:
        """Return where it is, or refuse it."""
        typed = self.cleaned_data["postcode"].strip()
        found = point_of(typed) if typed else None
        if typed and found is None:
            raise forms.ValidationError("We do not know where this postcode is.")
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse a distance from nowhere."""
        said = super().clean() or self.cleaned_data
        if said.get("proximity") is not None and not self.data.get("postcode"):
            self.add_error("proximity", "Say from which postcode, too.")
        return said

    @property
    def wanted(self) -> Wanted:
        """Return what is looked for."""
        said = self.cleaned_data
        need, metres = said["taxonomy_term_id"], said["proximity"]
        return Wanted(
            words=said["search"],
            needs=(need,) if need else (),
            taxonomy=said["taxonomy_id"],
            agency=said["organization_id"],
            youngest_from=_months(said["minimum_age"]),
            oldest_to=_months(said["maximum_age"]),
            opens_from=said["start_time"],
            closes_by=said["end_time"],
            weekday=said["day"],
            changed_since=said["modified_after"],
            near=said["postcode"],
            within_km=None if metres is None else metres / METRES,
        )


def _months(years: float | None) -> int | None:
    return None if years is None else round(years * YEAR)
