"""A number from 0 to 10, or why there is none: one choice, never a silent gap."""

from django import forms

from evaluation.models import OutcomeRating, Rater

SCORES = {
    Rater.PRACTITIONER: "Practitioner's rating",
    Rater.PARENT: "Parent's or carer's rating",
    Rater.CHILD: "Child's rating",
}
NOT_ASKED = OutcomeRating.NoScore.NOT_ASKED
NUMBERS = [(str(number), str(number)) for number in range(11)]
CHOICES = [("From 0 to 10", NUMBERS), ("No number", OutcomeRating.NoScore.choices)]

Said = int | str
"""A score, or why there is none."""


class RatingField(forms.ChoiceField):
    """What one rater said; where nothing is chosen, nobody has been asked yet."""

    def __init__(self, label: str, *, about: str = "") -> None:
        wrong = f"{about}{label} must be a whole number from 0 to 10"
        super().__init__(
            label=label,
            choices=CHOICES,
            required=False,
            initial=NOT_ASKED.value,
            error_messages={"invalid_choice": wrong},
        )

    def clean(self, value) -> Said:
        """Return the number, or the reason."""
        said = super().clean(value)
        return int(said) if said.isdigit() else said or NOT_ASKED.value
