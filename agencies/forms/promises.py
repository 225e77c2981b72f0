"""Writing down a promise, saying whether it was kept, and letting an agency off."""

from typing import ClassVar

from django import forms

from agencies.commands.promises import OwnReport, Promise
from agencies.forms.agreements import NO_FAMILY
from agencies.models import Agency, Body, Commitment, Team
from config.forms import DatePartsField, HouseForm, LongText

Measure = Commitment.Measure
COUNTED = (Measure.FIRST_CONTACT, Measure.ATTENDANCE, Measure.STAFF_HOURS)
AMOUNTS = {
    Measure.FIRST_CONTACT: "Enter within how many working days",
    Measure.ATTENDANCE: "Enter to how many in a hundred meetings they come",
    Measure.STAFF_HOURS: "Enter how many hours a month",
}


class PromiseForm(HouseForm):
    """What an agency promises in a draft."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Which agency?")
    words = LongText(
        label="What does it promise?", rows=3, max_length=1000, help_text=NO_FAMILY
    )
    measure = forms.ChoiceField(
        label="How can one tell whether it was kept?",
        choices=Measure.choices,
        widget=forms.RadioSelect,
        initial=Measure.WORDS,
    )
    amount = forms.DecimalField(
        label="How many?",
        min_value=0,
        max_digits=7,
        decimal_places=1,
        required=False,
        help_text="Working days, meetings in a hundred, or hours a month.",
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label="Which team?", required=False
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label="Which board or group?", required=False
    )
    due_on = DatePartsField(
        label="By when?",
        required=False,
        help_text="Leave it empty if it holds as long as the agreement does.",
    )
    reveals: ClassVar = {
        "amount": ("measure", COUNTED),
        "team": ("measure", (Measure.FIRST_CONTACT,)),
        "body": ("measure", (Measure.ATTENDANCE,)),
    }

    def __init__(self, *args, agencies, teams, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["team"].queryset = teams
        self.fields["body"].queryset = bodies

    def clean(self):
        """Ask for the number where the record is to count."""
        data = super().clean()
        measure = data.get("measure")
        asks_amount = measure in AMOUNTS and "amount" not in self.errors
        if asks_amount and data.get("amount") is None:
            self.add_error("amount", AMOUNTS[measure])
        team, agency = data.get("team"), data.get("agency")
        if measure == Measure.FIRST_CONTACT and (not team or team.agency != agency):
            self.add_error("team", "Choose a team of that agency")
        if measure == Measure.ATTENDANCE and not data.get("body"):
            self.add_error("body", "Choose a board or group")
        return data

    @property
    def promise(self) -> Promise:
        """Return what was said."""
        data = self.cleaned_data
        measure = data["measure"]
        return Promise(
            due_on=data["due_on"],
            measure=measure,
            amount=data["amount"] if measure in COUNTED else None,
            team=data["team"] if measure == Measure.FIRST_CONTACT else None,
            body=data["body"] if measure == Measure.ATTENDANCE else None,
        )


class JudgeForm(HouseForm):
    """Whether a promise was kept, as people see it."""

    kept = forms.ChoiceField(
        label="Was it kept?", choices=Commitment.Kept.choices, widget=forms.RadioSelect
    )
    why = LongText(
        label="Why do you see it so?",
        rows=4,
        max_length=2000,
        help_text="Fair to them: say what made it hard, too. The agency can answer. "
        + NO_FAMILY,
    )


class OwnReportForm(HouseForm):
    """What an agency says of its own promise."""

    starts_on = DatePartsField(label="From", past=True)
    ends_on = DatePartsField(label="To", past=True)
    amount = forms.DecimalField(
        label="Your own number",
        min_value=0,
        max_digits=7,
        decimal_places=1,
        required=False,
        help_text="Counted as it was agreed: working days, meetings in a hundred, or "
        "hours a month.",
    )
    words = LongText(
        label="In words", rows=4, max_length=2000, required=False, help_text=NO_FAMILY
    )

    @property
    def report(self) -> OwnReport:
        """Return what was said."""
        return OwnReport(**self.cleaned_data)


class ReleaseForm(HouseForm):
    """Letting an agency off a promise."""

    why = LongText(
        label="Why is it released?",
        rows=4,
        max_length=2000,
        help_text="The promise stays in the ledger, with this reason. " + NO_FAMILY,
    )
