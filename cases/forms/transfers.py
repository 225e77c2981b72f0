"""Where a family moves to, that the hand-over has arrived, or why it is called off."""

from typing import ClassVar

from django import forms

from cases.commands.transfers import Move
from config.forms import DatePartsField, HouseForm, LongText
from config.plain_names import PlainNameField

CLOSE, KEEP = "close", "keep"


class TransferForm(HouseForm):
    """Where to, who takes over there, and how to reach her."""

    area = forms.CharField(label="Town or area that they move to", max_length=120)
    agency = PlainNameField(
        label="Organisation that takes over",
        max_length=120,
        help_text="The decision to share names this organisation: write it in full.",
    )
    practitioner = forms.CharField(
        label="Name of the person who takes over",
        max_length=120,
        help_text="The pack is made for this reader.",
    )
    how_to_reach = forms.CharField(
        label="How to reach this person",
        max_length=200,
        help_text="A telephone number that you have tried, or a secure address.",
    )
    moves_on = DatePartsField(label="Day of the move")
    words = LongText(
        label="What they should know at once",
        required=False,
        rows=4,
        help_text="It goes into the pack if the plan is among what is decided to be "
        "shared. Write it as you would say it with the family beside you.",
    )

    @property
    def move(self) -> Move:
        """Return what was written."""
        return Move(**self.cleaned_data)


class ArrivedForm(HouseForm):
    """Who said that it arrived, and whether the case is closed at once."""

    who = forms.CharField(label="Who told you that it has arrived?", max_length=120)
    said = LongText(label="What they said", required=False, rows=3)
    then = forms.ChoiceField(
        label="What happens with the case here?",
        choices=[
            (KEEP, "Keep it open: our work goes on for now"),
            (CLOSE, "Close it: the family has moved"),
        ],
        widget=forms.RadioSelect,
    )
    family_told = forms.BooleanField(
        label="The family has been told that the case here is closing", required=False
    )
    reveals: ClassVar = {"family_told": ("then", (CLOSE,))}

    def clean(self):
        """A case is closed with the family's knowledge."""
        super().clean()
        told = self.cleaned_data.get("family_told")
        if self.closes and not told:
            self.add_error("family_told", "Tick the box once the family has been told")
        return self.cleaned_data

    @property
    def closes(self) -> bool:
        """Return whether the case is closed in the same step."""
        return self.cleaned_data.get("then") == CLOSE

    @property
    def words(self) -> str:
        """Return who said so, and what."""
        who, said = self.cleaned_data["who"], self.cleaned_data["said"]
        return f"{who}: {said}" if said else who


class CallOffForm(HouseForm):
    """Why nothing is handed over after all."""

    reason = LongText(
        label="Why is it called off?",
        rows=3,
        help_text="For example: they stay, or another organisation takes over.",
    )
