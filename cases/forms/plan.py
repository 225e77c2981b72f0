"""Goals, actions, and how an action ends."""

from django import forms

from cases.commands.plan import ActionText, GoalText
from cases.forms.owners import OwnerForm, offer
from cases.forms.scores import SCORES, RatingField, Said
from cases.models import Action, Goal, Person
from cases.outcomes import Aim, Outcome
from cases.queries.owners import Readers
from config.dates import age
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.categories import Category

WHOLE_FAMILY = "family"
AIMS_LOOK = "govuk-checkboxes--small ta-aims"
AIMS = [
    (outcome.label, [(aim.value, aim.label) for aim in Aim if aim.outcome == outcome])
    for outcome in Outcome
]


def score_field(label: str) -> forms.IntegerField:
    """Return a field for a score from 0 to 10, which may be left empty."""
    wrong = f"{label} must be a whole number from 0 to 10"
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=10,
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def kind_choices(kinds: list[Category]) -> list[tuple[str, str]]:
    """Return kinds of information as choices in sentence case."""
    return [(kind.value, kind.label[:1].upper() + kind.label[1:]) for kind in kinds]


class GoalForm(HouseForm):
    """What should be different, in the family's words."""

    words = LongText(
        label="The goal in the family's own words",
        help_text="For example: we want Maya to tell us what she wants.",
        rows=3,
    )
    looks_like = LongText(
        label="What it will look like",
        help_text="What everybody will notice when it has come true.",
        required=False,
        rows=3,
    )
    about = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect)
    aims = forms.MultipleChoiceField(
        label="Aims of the five outcomes",
        help_text="Choose at least one.",
        choices=AIMS,
        widget=forms.CheckboxSelectMultiple(attrs={"class": AIMS_LOOK}),
        error_messages={"required": "Select at least one aim"},
    )
    category = forms.ChoiceField(
        label="Kind of information",
        help_text="It decides who may see this goal.",
    )

    def __init__(self, *args, children: list[Person], kinds: list[Category], **kwargs):
        super().__init__(*args, **kwargs)
        self.children = {str(child.pk): child for child in children}
        ages = [
            (pk, f"{child} ({age(child.born_on, child.expected_on)})")
            for pk, child in self.children.items()
        ]
        offer(self, "about", [*ages, (WHOLE_FAMILY, "The whole family")])
        offer(self, "category", kind_choices(kinds))
        if Category.PLAN in kinds:
            self.fields["category"].initial = Category.PLAN
        for rater, label in SCORES.items():
            self.fields[f"score_{rater}"] = RatingField(label)
        self.fields["target"] = score_field("Where it should be, as a number")

    @property
    def scores(self):
        """Return the fields of the ratings, for their own part of the page."""
        return [self[f"score_{rater}"] for rater in SCORES]

    @property
    def baseline(self) -> dict[str, Said]:
        """Return the score of each rater, or why there is none."""
        return {rater: self.cleaned_data[f"score_{rater}"] for rater in SCORES}

    @property
    def goal(self) -> GoalText:
        """Return what was written."""
        data = self.cleaned_data
        return GoalText(
            words=data["words"],
            looks_like=data["looks_like"],
            target=data["target"],
            aims=data["aims"],
            category=data["category"],
            person=self.children.get(data["about"]),
        )


class ActionForm(OwnerForm):
    """One thing to do, who does it, and by when."""

    words = LongText(label="What will be done", rows=3)
    due_on = DatePartsField(
        label="Due date",
        future=True,
        error_messages={"required": "Enter the due date"},
    )
    category = forms.ChoiceField(
        label="Kind of information",
        help_text="It decides who may see this action. Its owner must be one of them.",
    )

    def __init__(
        self,
        *args,
        goal: Goal,
        readers: Readers,
        people: list[Person],
        kinds: list[Category],
        **kwargs,
    ):
        super().__init__(*args, readers=readers, people=people, **kwargs)
        offer(self, "category", kind_choices(kinds))
        if goal.category in kinds:
            self.fields["category"].initial = goal.category

    @property
    def action(self) -> ActionText:
        """Return what was written."""
        data = self.cleaned_data
        return ActionText(
            words=data["words"],
            owner=self.owner,
            due_on=data["due_on"],
            category=data["category"],
        )


class EndActionForm(HouseForm):
    """Done, or not needed any more."""

    status = forms.ChoiceField(
        label="What happened?",
        choices=[
            (s.value, s.label) for s in (Action.Status.DONE, Action.Status.DROPPED)
        ],
        widget=forms.RadioSelect,
    )
    progress = LongText(
        label="A word on how it went",
        help_text="Say why, if it is not needed any more.",
        required=False,
        rows=3,
    )

    def clean(self):
        """What is dropped has its reason."""
        super().clean()
        data = self.cleaned_data
        dropped = data.get("status") == Action.Status.DROPPED
        if dropped and "progress" not in self.errors and not data.get("progress"):
            self.add_error("progress", "Write why it is not needed any more")
        return data


class CloseCaseForm(HouseForm):
    """Why the work ends, said twice over."""

    reason = LongText(
        label="Why the work ends",
        help_text="For example: needs met, the family has moved, the family said stop.",
        rows=3,
    )
    confirmed = forms.BooleanField(
        label="The family has been told that the case is closing",
        error_messages={"required": "Tick the box once the family has been told"},
    )
