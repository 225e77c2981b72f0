"""The agenda, and what is written while people sit together."""

from typing import Any, ClassVar

from django import forms

from cases.commands.agenda import ItemText
from cases.commands.closing_meetings import Ending
from cases.commands.in_meeting import Agreed
from cases.forms.meetings import TICKS, AboutForm
from cases.forms.plan import ActionForm, offer
from cases.models import AgendaItem, Goal
from cases.queries.meetings import GuestLine
from config.forms import DatePartsField, HouseForm, LongText


def seen_field() -> forms.CharField:
    """Return the field that says which version somebody began from."""
    return forms.CharField(widget=forms.HiddenInput, required=False)


class ItemForm(AboutForm):
    """One thing to talk about."""

    heading = forms.CharField(
        label="What is to be talked about",
        help_text="A few plain words that the family would use.",
        max_length=120,
    )
    aim = forms.ChoiceField(
        label="To what end?", choices=AgendaItem.Aim.choices, widget=forms.RadioSelect
    )
    seen = seen_field()
    field_order: ClassVar = ["heading", "aim", "about", "category"]

    @property
    def text(self) -> ItemText:
        """Return what was written."""
        data = self.cleaned_data
        return ItemText(data["heading"], data["aim"], data["category"], self.person)


class AttendanceForm(HouseForm):
    """Who is there; and, while people sit together, who has spoken."""

    came = forms.MultipleChoiceField(label="Who is here?", widget=TICKS, required=False)
    spoke = forms.MultipleChoiceField(
        label="Who has spoken?",
        help_text="Ticked by itself for everybody of whom something is written down.",
        widget=TICKS,
        required=False,
    )

    note_taker = forms.ChoiceField(
        label="Who takes the notes?",
        help_text="Not the lead professional: she is there for the family.",
    )

    def __init__(self, *args: Any, guests: list[GuestLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.invitee.pk), _label(each)) for each in guests]
        offer(self, "came", choices)
        offer(self, "spoke", choices)
        colleagues = [each for each in guests if each.invitee.practitioner_id]
        self.invitees = {str(each.invitee.pk): each.invitee for each in colleagues}
        named = [(str(each.invitee.pk), _label(each)) for each in colleagues]
        offer(self, "note_taker", [("", "Choose"), *named])


class OpenForm(AttendanceForm):
    """Who is here, who takes the notes, and that confidentiality was explained."""

    explained = forms.BooleanField(
        label="I have explained confidentiality, with the consent at hand"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["spoke"]


def _label(guest: GuestLine) -> str:
    return f"{guest.name}, {guest.team}" if guest.team else guest.name


class SayForm(HouseForm):
    """What one person says."""

    invitee = forms.ChoiceField(label="Who says it?")
    words = LongText(label="What they say", help_text="In plain words.", rows=3)

    def __init__(self, *args: Any, guests: list[GuestLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitees = {str(each.invitee.pk): each.invitee for each in guests}
        named = [(str(each.invitee.pk), each.name) for each in guests]
        offer(self, "invitee", [("", "Choose"), *named])


class AgreeForm(HouseForm):
    """What the family says, what we decide, and who sees it otherwise."""

    family_view = LongText(
        label="The family says",
        help_text="Ask the family before anybody else speaks.",
        required=False,
        rows=3,
    )
    agreed = LongText(label="We decide", required=False, rows=3)
    decided_by = forms.CharField(
        label="Who decided it?",
        help_text="For example: Leah, with the health visitor.",
        max_length=200,
        required=False,
    )
    dissent = LongText(
        label="Who sees it otherwise, and how",
        help_text="It is kept as it was said.",
        required=False,
        rows=2,
    )
    seen = seen_field()

    @property
    def text(self) -> Agreed:
        """Return what was written."""
        data = self.cleaned_data
        return Agreed(**{name: data[name] for name in vars(Agreed())})


class ChooseGoalForm(HouseForm):
    """Which goal of the plan an action serves."""

    goal = forms.ChoiceField(label="For which goal?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, goals: list[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {str(goal.pk): goal for goal in goals}
        offer(self, "goal", [(pk, goal.words) for pk, goal in self.goals.items()])


class MeetingActionForm(ActionForm):
    """An action agreed here, which lands in the plan at once."""


class TakeBackForm(HouseForm):
    """What somebody takes back to her own agency."""

    who = forms.ChoiceField(
        label="Who takes it back?", help_text="It comes onto her or his work list."
    )
    words = LongText(label="What is taken back", rows=3)

    def __init__(self, *args: Any, guests: list[GuestLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [each for each in guests if each.invitee.team_id and each.invitee.came]
        self.invitees = {str(each.invitee.pk): each.invitee for each in there}
        named = [(str(each.invitee.pk), _label(each)) for each in there]
        offer(self, "who", [("", "Choose"), *named])


class BroughtBackForm(HouseForm):
    """What became of it."""

    words = LongText(label="What came of it", rows=3)


class CloseMeetingForm(HouseForm):
    """When it goes on, or why not."""

    next_on = DatePartsField(
        label="Day of the next meeting", required=False, future=True
    )
    no_next_because = LongText(
        label="Or: why there is no next meeting", required=False, rows=2
    )
    no_action_because = LongText(
        label="If nothing has to be done: why", required=False, rows=2
    )

    @property
    def ending(self) -> Ending:
        """Return what was written."""
        return Ending(**self.cleaned_data)
