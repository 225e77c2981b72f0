"""Asking somebody to lead, and answering."""

from typing import ClassVar

from django import forms

from config.forms import HouseForm, LongText
from lead_professional.queries import Candidate

OTHER = "OTHER"
WHY_NOT = (
    ("CAPACITY", "I have no room for another family now"),
    ("SKILLS", "Somebody with other skills is needed"),
    ("KNOWS_TOO_LITTLE", "I know the family too little"),
    ("MANAGER", "My manager has not agreed"),
    (OTHER, "Another reason"),
)


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
    reason = LongText(label="Why this person?", required=False, rows=3)

    def __init__(self, *args, candidates: list[Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        self.by_id = {str(one.membership.pk): one.membership for one in candidates}
        self.fields["nominee"].choices = [
            (str(one.membership.pk), described(one)) for one in candidates
        ]

    def clean_nominee(self):
        """Return the chosen place in a team."""
        return self.by_id[self.cleaned_data["nominee"]]


def described(candidate: Candidate) -> str:
    """Return who this is, and how many families she leads for already."""
    person = candidate.membership.practitioner
    profession = f", {person.profession.lower()}" if person.profession else ""
    families = {0: "for no family", 1: "for 1 family"}
    leads = families.get(candidate.leads, f"for {candidate.leads} families")
    return f"{person}{profession}, {candidate.membership.team}: leads {leads} now"


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
        if data.get("why_not") == OTHER and not data.get("words"):
            self.add_error("words", "Write the other reason in a few words")
        return data

    @property
    def declined_because(self) -> str:
        """Return the reason as the people who asked will read it."""
        why = dict(WHY_NOT)[self.cleaned_data["why_not"]]
        return f"{why}. {self.cleaned_data['words']}".strip()
