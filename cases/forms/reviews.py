"""A review: a part about each goal, and what comes next."""

from dataclasses import dataclass
from typing import ClassVar

from django import forms

from cases.commands.reviews import GoalNews, ReviewText
from cases.forms.scores import SCORES, RatingField
from cases.models import Goal, GoalProgress, Review
from config.forms import DatePartsField, HouseForm, LongText

ONE_OF_THEM = (
    "Give the date of the next review or the reason for closing: one of them, not both"
)

FIRST = ("held_on", "mode", "present", "parent_words", "child_words", "times_repeated")
MOST_TIMES = 99
STEP_UP, STEP_DOWN, CLOSE = (
    Review.Decision.STEP_UP.value,
    Review.Decision.STEP_DOWN.value,
    Review.Decision.CLOSE.value,
)
CLOSE_OR_NOT = (
    "Choose “Close” with the reason for closing, or another decision with the date of "
    "the next review"
)


@dataclass(frozen=True)
class GoalPart:
    """The fields about one goal."""

    number: int
    goal: Goal
    progress: forms.BoundField
    note: forms.BoundField
    scores: list[forms.BoundField]


class ReviewForm(HouseForm):
    """What was said at the review, goal by goal."""

    held_on = DatePartsField(
        label="Date of the review",
        past=True,
        error_messages={"required": "Enter the date of the review"},
    )
    mode = forms.ChoiceField(
        label="How was it held?", choices=Review.Mode, widget=forms.RadioSelect
    )
    present = LongText(
        label="Who was there",
        help_text="The family first. Names, and what they do.",
        required=False,
        rows=2,
    )
    parent_words = LongText(
        label="What the parent or carer said",
        help_text="In their own words.",
        required=False,
        rows=3,
    )
    child_words = LongText(
        label="What the child said or showed", required=False, rows=3
    )
    times_repeated = forms.IntegerField(
        label="How often did you have to tell your story again since last time?",
        help_text="Ask the family. A number, 0 for not once. Leave it empty if nobody "
        "was asked.",
        min_value=0,
        max_value=MOST_TIMES,
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"How often the story was told again must be a number from 0 to {MOST_TIMES}",
        ),
    )
    notes = LongText(label="Notes", required=False, rows=4)
    decision = forms.ChoiceField(
        label="What was decided?",
        choices=Review.Decision,
        initial=Review.Decision.CONTINUE,
        required=False,
        widget=forms.RadioSelect,
    )
    to_level = forms.ChoiceField(label="To which level of need?", required=False)
    next_review_on = DatePartsField(label="Date of the next review", required=False)
    closing_reason = LongText(
        label="Reason for closing",
        help_text="Only if the work should end. You close the case in the next step.",
        required=False,
        rows=3,
    )
    closing_summary = LongText(
        label="Summary for the family",
        help_text="What was hard, what the family has done, what has changed, and whom "
        "they can ask. The family gets it as a letter, in these words.",
        required=False,
        rows=6,
    )

    reveals: ClassVar = {
        "to_level": ("decision", (STEP_UP, STEP_DOWN)),
        "closing_reason": ("decision", (CLOSE,)),
        "closing_summary": ("decision", (CLOSE,)),
    }

    def __init__(self, *args, goals: list[Goal], levels=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.levels = {str(level.pk): level for level in levels}
        named = [(pk, str(level)) for pk, level in self.levels.items()]
        self.fields["to_level"].choices = [("", "Choose"), *named]
        self.goals = goals
        for number, goal in enumerate(goals, start=1):
            self._ask_about(number, goal)
        self.order_fields([*FIRST, *(n for n in self.fields if "-" in n)])

    def _ask_about(self, number: int, goal: Goal) -> None:
        self.fields[f"progress-{goal.pk}"] = forms.ChoiceField(
            label="How has it gone?",
            choices=GoalProgress.Progress,
            widget=forms.RadioSelect,
            error_messages={"required": f"Select how goal {number} has gone"},
        )
        self.fields[f"note-{goal.pk}"] = LongText(
            label="What has changed", required=False, rows=2
        )
        for rater, label in SCORES.items():
            field = RatingField(label, about=f"Goal {number}: ")
            self.fields[f"{rater}-{goal.pk}"] = field

    def clean(self):
        """Exactly one of the next date and a reason to close."""
        super().clean()
        data = self.cleaned_data
        after, reason = data.get("next_review_on"), data.get("closing_reason")
        if "next_review_on" in self.errors or "closing_reason" in self.errors:
            return data
        if data.get("decision") == CLOSE and not reason:
            self.add_error("closing_reason", "Enter the reason for closing")
        elif bool(after) == bool(reason):
            self.add_error("next_review_on", ONE_OF_THEM)
        self._check_decision(data, reason)
        held = data.get("held_on")
        if after and held and after <= held:
            self.add_error(
                "next_review_on", "The next review must be after the date of this one"
            )
        return data

    def _check_decision(self, data: dict, reason: str) -> None:
        """Each decision with what it asks for."""
        decision = data.get("decision")
        if decision and decision != CLOSE and reason:
            self.add_error("decision", CLOSE_OR_NOT)
        if decision in {STEP_UP, STEP_DOWN} and not data.get("to_level"):
            self.add_error("to_level", "Select the level of need")
        if decision == CLOSE and not data.get("closing_summary"):
            self.add_error("closing_summary", "Write the summary for the family")

    @property
    def goal_parts(self) -> list[GoalPart]:
        """Return the fields about each goal, for its own part of the page."""
        return [
            GoalPart(
                number=number,
                goal=goal,
                progress=self[f"progress-{goal.pk}"],
                note=self[f"note-{goal.pk}"],
                scores=[self[f"{rater}-{goal.pk}"] for rater in SCORES],
            )
            for number, goal in enumerate(self.goals, start=1)
        ]

    @property
    def review(self) -> ReviewText:
        """Return what was said."""
        names = ReviewText.__dataclass_fields__
        data = self.cleaned_data
        level = self.levels.get(data["to_level"])
        return ReviewText(**{name: data[name] for name in names} | {"to_level": level})

    @property
    def news(self) -> list[GoalNews]:
        """Return how each goal went."""
        data = self.cleaned_data
        return [
            GoalNews(
                goal=goal,
                progress=data[f"progress-{goal.pk}"],
                note=data[f"note-{goal.pk}"],
                scores={rater: data[f"{rater}-{goal.pk}"] for rater in SCORES},
            )
            for goal in self.goals
        ]
