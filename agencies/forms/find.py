"""Finding a service: what somebody may ask, and what that means for the search."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms

from agencies.directory_words import DAYS
from agencies.models import Centre, Service, TaxonomyTerm
from agencies.queries.distances import Point, point_of
from agencies.queries.search import LONGEST, RUNNING, Order, Wanted
from config.forms import HouseForm

YEAR, ADULT = 12, 18
ANY = ("", "Any")
WITHIN = ((1, "1 km"), (3, "3 km"), (5, "5 km"), (10, "10 km"), (25, "25 km"))
SOON = (*RUNNING, Service.Status.PLANNED, Service.Status.PAUSED)


def _ages() -> list[tuple[str, str]]:
    years = [
        (str(n), "1 year" if n == 1 else f"{n} years") for n in range(1, ADULT + 1)
    ]
    return [("", "Any age"), ("0", "Not born yet, or under 1 year"), *years]


class FindForm(HouseForm):
    """Words, a need, an age, a place; whatever is left out narrows nothing."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=LONGEST,
        help_text="Such as speech, debt or stay and play.",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    need = forms.ModelChoiceField(
        TaxonomyTerm.objects.none(),
        label="Help with",
        required=False,
        empty_label="Any",
    )
    age = forms.ChoiceField(label="Age of the child", choices=_ages(), required=False)
    near = forms.ModelChoiceField(
        Centre.objects.none(), label="Near", required=False, empty_label="Anywhere"
    )
    postcode = forms.CharField(
        label="Or near a postcode",
        required=False,
        max_length=10,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "autocomplete": "postal-code"}
        ),
    )
    within = forms.TypedChoiceField(
        label="How far at most",
        choices=[("", "Any distance"), *WITHIN],
        required=False,
        coerce=int,
        empty_value=None,
    )
    day = forms.TypedChoiceField(
        label="Open on",
        choices=[("", "Any day"), *enumerate(DAYS)],
        required=False,
        coerce=int,
        empty_value=None,
    )
    language = forms.ChoiceField(label="Language", required=False)
    selves = forms.BooleanField(
        label="Families come or call themselves: nobody has to refer them",
        required=False,
    )
    soon = forms.BooleanField(
        label="Also what is planned, or closed for a while", required=False
    )

    MORE: ClassVar = ("postcode", "within", "day", "language", "soon")

    def __init__(self, *args: Any, needs, centres, languages, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = needs
        self.fields["near"].queryset = centres
        self.fields["language"].choices = [ANY, *((one, one) for one in languages)]

    def clean_postcode(self) -> Point | None:
        """Return where it is; say so, if nobody knows."""
        typed = self.cleaned_data["postcode"].strip()
        point = point_of(typed) if typed else None
        if typed and point is None:
            raise forms.ValidationError(
                "We do not know where this postcode is. Check it, or choose a centre."
            )
        return point

    def clean(self) -> dict[str, Any]:
        """Say so, when it is asked how far and not from where."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("within") and not self.point and "postcode" not in self.errors:
            self.add_error("within", "Say from where: choose a centre, or a postcode")
        return cleaned

    @property
    def point(self) -> Point | None:
        """Return from where distances are told."""
        centre = self.cleaned_data.get("near")
        if self.cleaned_data.get("postcode"):
            return self.cleaned_data["postcode"]
        return Point(centre.latitude, centre.longitude) if centre else None

    @property
    def place(self) -> str:
        """Return from where, in words."""
        if self.cleaned_data.get("postcode"):
            return self.data["postcode"].strip().upper()
        return str(self.cleaned_data.get("near") or "")

    @property
    def in_words(self) -> str:
        """Return what is asked, for the front of a print."""
        return ", ".join(part for part in _said(self) if part)

    @property
    def shows_more(self) -> bool:
        """Return whether something is asked that stands under "More"."""
        return any(self.data.get(name) for name in self.MORE)

    @property
    def wanted(self) -> Wanted:
        """Return what the search is asked; what was not understood is left out."""
        said = self.cleaned_data
        age, need = said.get("age"), said.get("need")
        wanted = Wanted(
            words=said.get("q", ""),
            needs=(need.pk,) if need else (),
            language=said.get("language", ""),
            route=Service.Route.SELF if said.get("selves") else "",
            statuses=SOON if said.get("soon") else RUNNING,
            weekday=said.get("day"),
            near=self.point,
            within_km=said.get("within"),
        )
        if age:
            low = int(age) * YEAR
            wanted = replace(wanted, age_from=low, age_to=low + YEAR - 1)
        return replace(wanted, order=_order(wanted))


def _said(form: FindForm) -> list[str]:
    said = form.cleaned_data
    words, age, day = said.get("q"), said.get("age"), said.get("day")
    return [
        f"“{words}”" if words else "",
        str(said.get("need") or ""),
        f"age {dict(_ages())[age].lower()}" if age else "",
        f"near {form.place}" if form.point else "",
        f"{DAYS[day]}s" if day is not None else "",
        said.get("language") or "",
        "where families come themselves" if said.get("selves") else "",
    ]


def _order(wanted: Wanted) -> Order:
    if wanted.near:
        return Order.DISTANCE
    return Order.RANK if wanted.words else Order.NAME
