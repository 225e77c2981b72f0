"""Saying what one does, how one works, and what one cannot do."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agencies.commands.people import OwnWords
from agencies.models import Profile
from config.forms import HouseForm, LongText

NO_FAMILY = "Every colleague can read it: name no family here."
MOST, LONGEST = 20, 60


class LinesField(LongText):
    """A list, one on each line; nothing twice."""

    def __init__(self, **kwargs):
        super().__init__(max_length=2000, rows=3, required=False, **kwargs)

    def to_python(self, value):
        lines = [
            " ".join(line.split()) for line in super().to_python(value).split("\n")
        ]
        kept = list(dict.fromkeys(filter(None, lines)))
        if len(kept) > MOST or any(len(line) > LONGEST for line in kept):
            raise ValidationError(
                f"{self.label} must be {MOST} lines or fewer, each of {LONGEST} "
                "characters or fewer"
            )
        return kept

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class ProfileForm(HouseForm):
    """Her work in her own words."""

    what_i_do = LongText(
        label="What I do", max_length=2000, rows=4, required=False, help_text=NO_FAMILY
    )
    how_i_work = LongText(
        label="How I work",
        max_length=2000,
        rows=4,
        required=False,
        help_text="For example where and how often you meet families.",
    )
    what_i_cannot_do = LongText(
        label="What I cannot do",
        max_length=2000,
        rows=4,
        required=False,
        help_text="So that nobody expects it of you, and who does it instead.",
    )
    what_i_value = LongText(
        label="What I value", max_length=1000, rows=3, required=False
    )
    expertise = LongText(
        label="What I know well", max_length=1000, rows=3, required=False
    )
    skills = LinesField(label="Skills", help_text="One on each line.")
    languages = LinesField(
        label="Languages in which I can work", help_text="One on each line."
    )

    @property
    def words(self) -> OwnWords:
        """Return what she says."""
        return OwnWords(**self.cleaned_data)


def shown(profile: Profile) -> dict[str, Any]:
    """Return a profile as its form shows it."""
    return {name: getattr(profile, name) for name in ProfileForm.base_fields}


class SearchForm(forms.Form):
    """What is looked for in the list of people; whatever is wrong is left out."""

    q = forms.CharField(required=False, max_length=80)
    agency = forms.UUIDField(required=False)

    def narrowed(self) -> dict[str, Any]:
        """Return what to look for."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"wanted": said.get("q", ""), "agency": said.get("agency")}
