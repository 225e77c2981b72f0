"""The last page of the eight questions."""

from uuid import UUID

from django import forms

from config.dates import short_date
from config.forms import HouseForm, valid_uuid
from information_sharing.models import SharingDecision


class Earlier(forms.ModelMultipleChoiceField):
    """Earlier decisions about the same team."""

    def label_from_instance(self, decision) -> str:
        """Return the day, the outcome and the categories."""
        what = f"{decision.get_outcome_display()} {self.names.kinds(decision.categories)}".strip()
        return f"{what}, decided on {short_date(decision.made_at)}"


class DecideForm(HouseForm):
    """The last page: nothing to fill in but what this decision replaces.

    `known` are the decisions that the page showed, `previewed` those that were ticked
    when it said what would happen.
    """

    replaces = Earlier(
        SharingDecision.objects.none(),
        label="Does this replace an earlier decision?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What is ticked ends when you decide. What only it shared is no "
        "longer seen.",
        error_messages={
            "invalid_choice": "Someone replaced that decision meanwhile. Look again"
        },
    )
    known = forms.CharField(required=False, widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, earlier, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.earlier = earlier
        self.fields["known"].initial = keys_of(earlier)
        self.fields["replaces"].names = names
        self.fields["replaces"].queryset = earlier
        if not earlier.exists():
            del self.fields["replaces"]

    def ticked(self) -> tuple[SharingDecision, ...]:
        """Return what is to be replaced, as far as it was said rightly."""
        if not self.is_bound or "replaces" in self.errors:
            return ()
        return tuple(self.cleaned_data.get("replaces", ()))

    def was_previewed(self) -> bool:
        """Return whether the page has said what happens with just this ticked."""
        return self.cleaned_data["previewed"] == keys_of(self.ticked())

    def known_decisions(self) -> frozenset[UUID] | None:
        """Return the decisions that the page showed; None if it did not say."""
        if "known" not in self.data:
            return None
        listed = self.cleaned_data["known"].split()
        return frozenset(filter(None, map(valid_uuid, listed)))

    def show_again(self) -> None:
        """Let the page say what it now shows, and keep what was ticked."""
        fresh = {"known": keys_of(self.earlier), "previewed": keys_of(self.ticked())}
        self.data = self.data.copy()
        self.data.update(fresh)


def keys_of(decisions) -> str:
    """Return the keys of decisions in one line."""
    return " ".join(sorted(str(decision.pk) for decision in decisions))
