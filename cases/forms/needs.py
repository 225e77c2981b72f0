"""The practical-needs checklist, and an action that follows from one line of it."""

from django import forms
from django.utils import timezone

from cases.commands.needs import NeedSaid
from cases.forms.plan import ActionForm
from cases.models import Goal, PracticalNeed
from config.forms import DatePartsField, HouseForm, LongText


class NeedsForm(HouseForm):
    """One line for each kind; what was not asked stays empty."""

    asked_on = DatePartsField(
        label="Date when you asked",
        past=True,
        error_messages={"required": "Enter the date when you asked"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = timezone.localdate()
        for kind in PracticalNeed.Kind:
            self.fields[f"state-{kind}"] = forms.ChoiceField(
                label=kind.label,
                choices=PracticalNeed.State,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"words-{kind}"] = LongText(
                label=f"{kind.label}: what exactly", required=False, rows=2
            )

    @property
    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each line, for its own part of the page."""
        return [
            (self[f"state-{kind}"], self[f"words-{kind}"])
            for kind in PracticalNeed.Kind
        ]

    def clean(self):
        """At least one line; words need their answer."""
        super().clean()
        data = self.cleaned_data
        for kind in PracticalNeed.Kind:
            if data.get(f"words-{kind}") and not data.get(f"state-{kind}"):
                self.add_error(f"state-{kind}", f"{kind.label}: select an answer")
        if not self.errors and not self.said:
            self.add_error(None, "Answer at least one line")
        return data

    @property
    def said(self) -> list[NeedSaid]:
        """Return the lines that were answered."""
        data = self.cleaned_data
        return [
            NeedSaid(kind.value, data[f"state-{kind}"], data[f"words-{kind}"])
            for kind in PracticalNeed.Kind
            if data.get(f"state-{kind}")
        ]


class NeedActionForm(ActionForm):
    """An action for a practical need, under one of the goals."""

    goal = forms.ChoiceField(
        label="For which goal?", widget=forms.RadioSelect, required=True
    )

    def __init__(self, *args, goals: list[Goal], **kwargs):
        super().__init__(*args, goal=goals[0], **kwargs)
        self.goals = {str(goal.pk): goal for goal in goals}
        self.fields["goal"].choices = [
            (pk, goal.words) for pk, goal in self.goals.items()
        ]
        if len(goals) == 1:
            self.fields["goal"].initial = str(goals[0].pk)
        self.order_fields(["goal", "words", "owner_kind"])

    @property
    def for_goal(self) -> Goal:
        """Return the goal that was chosen."""
        return self.goals[self.cleaned_data["goal"]]
