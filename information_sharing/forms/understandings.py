"""What each child of 12 or over understood and said, beside the parent's consent (R14)."""

from django import forms
from django.utils import timezone

from config.forms import LongText
from information_sharing.agreements import (
    Understood,
    is_asked_too,
    understanding_of,
    words_of,
)
from information_sharing.models import Understanding


def asked_too(people) -> list:
    """Return the children of this family who are asked beside a parent."""
    today = timezone.localdate()
    return [person for person in people if is_asked_too(person, today)]


def fields_for(child) -> dict[str, forms.Field]:
    """Return the two fields of one child, by name."""
    return {
        understanding_of(child): forms.ChoiceField(
            label=f"What does {child} say?",
            choices=Understanding.Level.choices,
            widget=forms.RadioSelect,
            required=False,
            help_text="Children of 12 or over are asked themselves. One who "
            "understands and does not agree is left out.",
        ),
        words_of(child): LongText(
            label=f"What {child} said, or why nobody asked",
            required=False,
            rows=2,
        ),
    }


def understood(children, data) -> tuple[Understood, ...]:
    """Return what was written down of each child who was asked."""
    return tuple(
        Understood(child, data[understanding_of(child)], data.get(words_of(child), ""))
        for child in children
        if data.get(understanding_of(child))
    )
