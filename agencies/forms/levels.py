"""Saying how far two agencies work together, and finding the rung."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from agencies.forms.bodies import NO_FAMILY
from agencies.ladder import LADDER, QUESTIONS
from agencies.models import Agency
from config.forms import DatePartsField, HouseForm, LongText

YEAR = timedelta(days=365)


class PairForm(HouseForm):
    """Which two agencies: one's own first."""

    one = forms.ModelChoiceField(
        Agency.objects.none(), label="Your agency", empty_label="Choose an agency"
    )
    other = forms.ModelChoiceField(
        Agency.objects.none(), label="The other agency", empty_label="Choose an agency"
    )

    def __init__(self, *args, mine, all_agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["one"].queryset = mine
        self.fields["other"].queryset = all_agencies

    def clean(self) -> dict[str, Any]:
        """Two agencies, not one twice."""
        cleaned = super().clean() or {}
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", "Choose two different agencies")
        return cleaned


class MirrorForm(PairForm):
    """Which two agencies answer each other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["one"].label = "One agency"


class LevelForm(PairForm):
    """The rung, what shows it, and when to look again."""

    rung = forms.TypedChoiceField(
        label="How far do you work together?",
        choices=[(str(s.rung.value), f"{s.label}: {s.meaning}") for s in LADDER],
        coerce=int,
        widget=forms.RadioSelect,
        help_text="A degree, no mark: more is not better. Choose what is true today.",
    )
    evidence = LongText(
        label="What shows it?",
        rows=4,
        max_length=4000,
        help_text="Such as an agreement, a joint plan, meetings held, rules for "
        f"deciding. {NO_FAMILY}",
    )
    review_on = DatePartsField(label="Look again on", min_date=timezone.localdate)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("review_on", timezone.localdate() + YEAR)


class FinderForm(HouseForm):
    """Twelve questions that suggest a rung."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=words,
                choices=[("yes", "Yes"), ("no", "No")],
                widget=forms.RadioSelect,
            )
