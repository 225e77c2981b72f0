"""What the levels of need are called here."""

from django import forms

from cases.commands.levels import FEWEST, MOST, Level
from config.forms import HouseForm, LongText

LONGEST = 60


class LevelsForm(HouseForm):
    """A name and a sentence for each level; the fifth may stay empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, MOST + 1):
            self._ask_about(number)

    def _ask_about(self, number: int) -> None:
        self.fields[f"name-{number}"] = forms.CharField(
            label=f"Level {number}: what it is called here",
            max_length=LONGEST,
            required=number <= FEWEST,
            help_text="" if number <= FEWEST else "Leave it empty if there are four.",
        )
        self.fields[f"words-{number}"] = LongText(
            label=f"Level {number}: what it means", required=False, rows=2
        )

    def levels(self) -> list[Level]:
        """Return the levels as they are to be called."""
        said = self.cleaned_data
        return [
            Level(number, said[f"name-{number}"], said[f"words-{number}"])
            for number in range(1, MOST + 1)
        ]
