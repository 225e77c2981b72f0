"""Money for a family: opened, asked for, decided about, bought, looked back at."""

from decimal import Decimal
from typing import Any

from django import forms

from cases.models import Goal, Person
from config.forms import HouseForm, LongText, ScanField
from config.scans import Scan, scan_of
from lead_professional.commands.spending import Wanted
from lead_professional.models import Spend, SpendLimits
from lead_professional.money import to_pence

NARROW = "govuk-input--width-5"
WRONG = "Enter an amount in pounds, for example 45 or 45.50"


def pounds(label: str, **more: Any) -> forms.DecimalField:
    """Return a field for an amount in pounds."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.01"),
        max_value=Decimal(100000),
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": NARROW, "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places"),
            WRONG,
        ),
        **more,
    )


class OpenForm(HouseForm):
    """How much is put into the budget."""

    amount = pounds("How much is put in, in pounds?")

    @property
    def pence(self) -> int:
        """Return it in pence."""
        return to_pence(self.cleaned_data["amount"])


class AskForm(HouseForm):
    """What is wanted, whose idea it was, and which goal it serves."""

    family_idea = LongText(
        label="What is the family's own idea?",
        help_text="In their words: what would help, and what they would choose.",
        rows=3,
    )
    words = forms.CharField(label="What will be bought", max_length=200)
    kind = forms.ChoiceField(
        label="What kind of thing is it?", choices=Spend.Kind, widget=forms.RadioSelect
    )
    goal = forms.ChoiceField(
        label="Which goal does it serve?", widget=forms.RadioSelect
    )
    child = forms.ChoiceField(
        label="For which child?", widget=forms.RadioSelect, required=False
    )
    amount = pounds("What does it cost, in pounds?")
    quote = ScanField(label="The price in writing", required=False)
    not_a_duty = forms.BooleanField(
        label="It takes the place of nothing that a service owes the family",
        error_messages={
            "required": "Tick if no service owes this. If one does, ask that service"
        },
    )

    def __init__(
        self, *args: Any, goals: list[Goal], children: list[Person], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.goals = {str(goal.pk): goal for goal in goals}
        self.children = {str(child.pk): child for child in children}
        self.fields["goal"].choices = [(pk, g.words) for pk, g in self.goals.items()]
        everybody = [("", "The whole family")]
        named = [(pk, str(child)) for pk, child in self.children.items()]
        self.fields["child"].choices = everybody + named

    @property
    def wanted(self) -> Wanted:
        """Return what is asked for."""
        said = self.cleaned_data
        return Wanted(
            goal=self.goals[said["goal"]],
            kind=said["kind"],
            words=said["words"],
            family_idea=said["family_idea"],
            pence=to_pence(said["amount"]),
            child=self.children.get(said["child"]),
            quote=kept(said["quote"], "price"),
        )


class DecideForm(HouseForm):
    """Yes or no to what somebody else asked for."""

    answer = forms.ChoiceField(
        label="Shall it be bought?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    words = LongText(
        label="What was said",
        help_text="Why not; or, where a panel decides, what it said.",
        required=False,
        rows=3,
    )

    def clean(self):
        """A no has its reason."""
        super().clean()
        if self.cleaned_data.get("answer") == "no" and not self.cleaned_data.get(
            "words"
        ):
            self.add_error("words", "Write why not")
        return self.cleaned_data


class BuyForm(HouseForm):
    """The receipt, and what it says."""

    amount = pounds("What did it cost, in pounds?")
    receipt = ScanField(label="The receipt")

    @property
    def pence(self) -> int:
        """Return it in pence."""
        return to_pence(self.cleaned_data["amount"])

    @property
    def scan(self) -> Scan | None:
        """Return the receipt as it is kept."""
        return kept(self.cleaned_data["receipt"], "receipt")


class OutcomeForm(HouseForm):
    """What came of it."""

    outcome = LongText(
        label="What has it changed for the family?",
        help_text="What the family says first.",
        rows=3,
    )


class ReverseForm(HouseForm):
    """Why a line of the ledger is taken back."""

    words = forms.CharField(label="Why is this line taken back?", max_length=200)


class LimitsForm(HouseForm):
    """From which amounts on a manager, and a panel, decides."""

    item = pounds("One thing: above this a team manager decides")
    child_year = pounds("One child in one year: above this a team manager decides")
    panel = pounds("Above this a panel decides")

    def clean(self):
        """A panel decides about more than a manager does."""
        cleaned = super().clean()
        item, panel = cleaned.get("item"), cleaned.get("panel")
        if item and panel and panel < item:
            self.add_error("panel", "Enter at least what one thing may cost")
        return cleaned

    def put_in(self, limits: SpendLimits) -> SpendLimits:
        """Return the limits with these amounts."""
        for name in ("item", "child_year", "panel"):
            setattr(limits, f"{name}_pence", to_pence(self.cleaned_data[name]))
        return limits


def kept(file: Any, unnamed: str) -> Scan | None:
    """Return a file as it is kept, under a plain name."""
    return scan_of(file.name, file.read(), unnamed=unnamed) if file else None
