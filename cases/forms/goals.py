"""How a goal stands now."""

from typing import ClassVar

from django import forms

from cases.models import Goal
from cases.states import GOAL
from config.forms import HouseForm, LongText

HINTS = {
    Goal.Stands.DIFFER: "The plan goes on, and keeps what each of them says.",
    Goal.Stands.REACHED: "It looks as the family hoped.",
    Goal.Stands.DROPPED: "The family has decided otherwise, or it does not fit any more.",
}


class SettleGoalForm(HouseForm):
    """Agreed, agreed to differ, reached, or not pursued any more."""

    stands = forms.ChoiceField(label="How does it stand?", widget=forms.RadioSelect)
    differs = LongText(
        label="What each of them says",
        help_text="In their own words, the family first. Nobody has to be right.",
        required=False,
        rows=4,
    )

    reveals: ClassVar = {"differs": ("stands", (Goal.Stands.DIFFER.value,))}

    def __init__(self, *args, goal: Goal, **kwargs):
        super().__init__(*args, **kwargs)
        after = [Goal.Stands(each) for each in GOAL.after(goal.stands)]
        self.fields["stands"].choices = [(each.value, _said(each)) for each in after]
        self.fields["differs"].initial = goal.differs

    def clean(self):
        """Where views differ, each of them is heard."""
        super().clean()
        data = self.cleaned_data
        differ = data.get("stands") == Goal.Stands.DIFFER
        if differ and "differs" not in self.errors and not data.get("differs"):
            self.add_error("differs", "Write what each of them says")
        if not differ:
            data["differs"] = ""
        return data


def _said(stands: Goal.Stands) -> str:
    hint = HINTS.get(stands)
    return f"{stands.label}: {hint[:1].lower()}{hint[1:]}" if hint else stands.label
