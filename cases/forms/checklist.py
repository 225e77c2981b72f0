"""Five questions, one per outcome, then what is needed and decided (practice.md 1.3)."""

from django import forms

from cases.models import Checklist, Person
from cases.models.checklist import YesNoNotSure
from cases.outcomes import Outcome
from cases.too_early import is_new
from config.forms import HouseForm, LongText, YesNoNotSureField

QUESTIONS = {
    Outcome.BE_HEALTHY: (
        "Is the child healthy?",
        "Growth, food, sleep, teeth, immunisations, checks, how the parents are.",
    ),
    Outcome.STAY_SAFE: (
        "Is the child safe from harm?",
        "Accidents, someone watching over, the home, violence, bullying.",
    ),
    Outcome.ENJOY_AND_ACHIEVE: (
        "Is the child learning and developing well?",
        "Talking, playing, moving, taking part, ready for nursery or school.",
    ),
    Outcome.POSITIVE_CONTRIBUTION: (
        "Does the child get on well with others?",
        "Behaviour, friends, taking part, being heard.",
    ),
    Outcome.ECONOMIC_WELLBEING: (
        "Is the child free from the effects of poverty?",
        "Money, debt, housing, work, child care, transport.",
    ),
}
OF_A_BABY = {
    Outcome.ENJOY_AND_ACHIEVE: "Looking, listening, being held and talked to. Nursery "
    "and learning come later.",
    Outcome.POSITIVE_CONTRIBUTION: "Being comforted, and by whom. Friends come later.",
}
NO_WORRY = "Where nothing worries you, answer yes."
YES_NO = [("yes", "Yes"), ("no", "No")]


class ChecklistForm(HouseForm):
    """The checklist for one child."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label="Child", empty_label=None
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = children
        self.fields["person"].initial = children.first()
        for outcome, (question, hint) in QUESTIONS.items():
            self._ask(outcome, question, _hint(outcome, hint, children))
        self._ask_what_next()

    def _ask(self, outcome: Outcome, question: str, hint: str) -> None:
        self.fields[outcome.value] = YesNoNotSureField(
            label=question, help_text=hint, choices=YesNoNotSure.choices
        )
        self.fields[f"{outcome.value}_comment"] = LongText(
            label=f"{outcome.label}: what you have seen or heard",
            required=False,
            rows=3,
        )

    def _ask_what_next(self) -> None:
        choices = YesNoNotSure.choices
        self.fields |= {
            "services_needed": LongText(
                label="What help is needed?", required=False, rows=3
            ),
            "can_provide": YesNoNotSureField(
                label="Can you or your agency give this help?",
                choices=choices,
                required=False,
            ),
            "assessment_would_help": YesNoNotSureField(
                label="Would a common assessment help?", choices=choices, required=False
            ),
            "family_agrees": forms.ChoiceField(
                label="Does the parent, carer or child know of this checklist and agree?",
                choices=YES_NO,
                widget=forms.RadioSelect,
            ),
            "decision": forms.ChoiceField(
                label="What was decided?",
                choices=Checklist.Decision.choices,
                widget=forms.RadioSelect,
                required=False,
            ),
            "reason": LongText(
                label="Why?",
                help_text="If you talked it over, for example with your manager, say "
                "with whom.",
                required=False,
                rows=3,
            ),
        }

    def clean(self):
        """Any no or not sure makes a decision with a reason mandatory."""
        cleaned = super().clean()
        answers = {cleaned.get(outcome.value) for outcome in Outcome}
        if answers & {YesNoNotSure.NO, YesNoNotSure.NOT_SURE}:
            if not cleaned.get("decision"):
                self.add_error("decision", "Choose what was decided")
            if not cleaned.get("reason"):
                self.add_error("reason", "Write the reason for the decision")
        return cleaned

    def answers(self) -> dict[str, tuple[str, str]]:
        """Return (answer, comment) for each outcome code."""
        data = self.cleaned_data
        return {
            outcome.value: (data[outcome.value], data[f"{outcome.value}_comment"])
            for outcome in Outcome
        }

    def decision(self) -> dict:
        """Return the remaining fields of the checklist."""
        names = ("services_needed", "can_provide", "assessment_would_help")
        data = self.cleaned_data
        return {name: data[name] for name in (*names, "decision", "reason")} | {
            "family_agrees": data["family_agrees"] == "yes"
        }

    @property
    def question_pairs(self):
        """Return each question's field beside its comment's, for the page."""
        return [(self[o.value], self[f"{o.value}_comment"]) for o in Outcome]


def _hint(outcome: Outcome, hint: str, children) -> str:
    """Return what to look at; of a child who is new it says what cannot apply yet."""
    new = [str(child) for child in children if is_new(child)]
    if outcome not in OF_A_BABY or not new:
        return hint
    of_others = f"{hint} " if len(new) < len(children) else ""
    names = " and ".join(new)
    return f"{of_others}{names}, so young: {OF_A_BABY[outcome]} {NO_WORRY}"
