"""Asking somebody to lead, and answering."""

from typing import ClassVar

from django import forms

from config.forms import HouseForm, LongText
from lead_professional.commands import Wishes
from lead_professional.criteria import CRITERIA, SCORES
from lead_professional.models import Nomination
from lead_professional.queries import Candidate

Declined = Nomination.Declined
WHY_NOT = (
    (Declined.CAPACITY, "I have no room for another family now"),
    (Declined.SKILLS, "Somebody with other skills is needed"),
    (Declined.CONFLICT, "A conflict of interest"),
    (Declined.MANAGER, "My manager has not agreed"),
    (Declined.FAMILY, "The family would rather have somebody else"),
)
IN_WORDS = frozenset({Declined.SKILLS, Declined.CONFLICT, Declined.FAMILY})
"""Reasons that say too little without a few words."""
NOT_SAID = ("", "Not thought about")


class NominationForm(HouseForm):
    """The family's own wish comes first; then the child's; then who is asked."""

    family_wish = LongText(
        label="Whom would the family like?",
        help_text="In their own words. They may change their mind later.",
        rows=3,
    )
    child_wish = LongText(
        label="Whom would the child like?",
        help_text="Leave this empty if the child is too young to say.",
        required=False,
        rows=3,
    )
    nominee = forms.ChoiceField(label="Who will you ask?", widget=forms.RadioSelect)
    family_chose = forms.BooleanField(
        label="This is the person whom the family chose", required=False
    )
    knows_it_is_full = forms.BooleanField(
        label="I know that this person leads as much already as was agreed",
        required=False,
    )
    over_cap = LongText(
        label="Why this person all the same?",
        help_text="Speak with them first: one too many helps no family.",
        required=False,
        rows=2,
    )
    reason = LongText(label="Why this person?", required=False, rows=3)

    def __init__(self, *args, candidates: list[Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        self.by_id = {str(one.membership.pk): one for one in candidates}
        self.fields["nominee"].choices = [
            (pk, one.words) for pk, one in self.by_id.items()
        ]
        full = tuple(pk for pk, one in self.by_id.items() if one.load.is_full)
        self.reveals = {
            "knows_it_is_full": ("nominee", full),
            "over_cap": ("nominee", full),
        }
        for code, words in CRITERIA.items():
            self.fields[f"fits_{code}"] = forms.ChoiceField(
                label=words, choices=[NOT_SAID, *SCORES], required=False
            )

    @property
    def points(self) -> list[forms.BoundField]:
        """Return the short checklist, each point a field."""
        return [self[f"fits_{code}"] for code in CRITERIA]

    def clean_nominee(self):
        """Return the chosen person with her place in a team."""
        return self.by_id[self.cleaned_data["nominee"]]

    def clean(self):
        """One too many is possible, known and with a reason."""
        super().clean()
        data, chosen = self.cleaned_data, self.cleaned_data.get("nominee")
        if not (chosen and chosen.load.is_full):
            return data
        if not data.get("knows_it_is_full"):
            full = f"{chosen.membership.practitioner} {chosen.load.words}"
            self.add_error("knows_it_is_full", f"{full}. Tick to ask all the same")
        if not data.get("over_cap") and "over_cap" not in self.errors:
            self.add_error("over_cap", "Write why you ask this person all the same")
        return data

    @property
    def wishes(self) -> Wishes:
        """Return what was wished and weighed."""
        said = self.cleaned_data
        answered = {code: said.get(f"fits_{code}") for code in CRITERIA}
        return Wishes(
            family=said["family_wish"],
            child=said["child_wish"],
            reason=said["reason"],
            family_chose=said["family_chose"],
            criteria={code: int(each) for code, each in answered.items() if each},
            over_cap=said["over_cap"],
        )


class AnswerForm(HouseForm):
    """Yes, or no with a reason."""

    answer = forms.ChoiceField(
        label="Will you be the lead professional?",
        choices=[("accept", "Yes, I accept"), ("decline", "No, I decline")],
        widget=forms.RadioSelect,
    )
    why_not = forms.ChoiceField(
        label="Why not?", choices=WHY_NOT, widget=forms.RadioSelect, required=False
    )
    words = LongText(
        label="Anything to add",
        help_text="The people who asked you will read this.",
        required=False,
        rows=3,
    )

    reveals: ClassVar = {
        "why_not": ("answer", ("decline",)),
        "words": ("answer", ("decline",)),
    }

    def clean(self):
        """A refusal has its reason, so that the next person can be found."""
        super().clean()
        data = self.cleaned_data
        if data.get("answer") != "decline":
            return data
        if not data.get("why_not") and "why_not" not in self.errors:
            self.add_error("why_not", "Select why you decline")
        if data.get("why_not") in IN_WORDS and not data.get("words"):
            self.add_error("words", "Write in a few words what you mean")
        return data

    @property
    def declined_because(self) -> str:
        """Return the reason as the people who asked will read it."""
        why = dict(WHY_NOT)[self.cleaned_data["why_not"]]
        return f"{why}. {self.cleaned_data['words']}".strip()
