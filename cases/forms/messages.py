"""A message, an answer, and what was decided."""

from datetime import timedelta
from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Team
from agencies.patterns import with_days
from cases.addressees import Addressee, Words
from cases.forms.notes import WHOLE_FAMILY
from cases.forms.plan import offer
from cases.forms.visits import SubjectForm, named_with_days
from cases.models import Message
from cases.queries.notes import Desk
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.categories import Category

SHOWN_DAYS = 14
LONGEST_DAYS = 90


def _last_day():
    return timezone.localdate() + timedelta(days=LONGEST_DAYS)


class MessageForm(SubjectForm):
    """To whom, of which kind, and what."""

    kind = forms.ChoiceField(
        label="What is it?", choices=Message.Kind.choices, widget=forms.RadioSelect
    )
    shown_until = DatePartsField(
        label="Shown until",
        help_text="An informal note is not shown after that day.",
        future=True,
        max_date=_last_day,
        required=False,
    )
    to = forms.MultipleChoiceField(
        label="To whom?",
        help_text="Only people who work with this family. They are told that something "
        "waits, and nothing of it.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select to whom it goes"},
    )
    words = LongText(label="Your words", rows=5)
    field_order = ("kind", "shown_until", "to", "about", "category", "words")
    reveals: ClassVar = {"shown_until": ("kind", ("INFORMAL",))}

    def __init__(self, *args, desk: Desk, addressees: dict[str, Addressee], **kwargs):
        super().__init__(*args, desk=desk, **kwargs)
        self.addressees = addressees
        people = (one.practitioner for one in addressees.values())
        with_days(one for one in people if one)
        offer(self, "to", [(pk, _name(one)) for pk, one in addressees.items()])
        self.fields["about"].initial = WHOLE_FAMILY
        self.fields["category"].initial = Category.PLAN
        self.fields["kind"].initial = Message.Kind.MESSAGE
        soon = timezone.localdate() + timedelta(days=SHOWN_DAYS)
        self.fields["shown_until"].initial = soon

    def clean(self):
        """An informal note has an end."""
        super().clean()
        said = self.cleaned_data
        if said.get("kind") == Message.Kind.INFORMAL and not said.get("shown_until"):
            self.add_error("shown_until", "Enter until when it is shown")
        return said

    def chosen(self) -> list[Addressee]:
        """Return to whom it goes."""
        return [self.addressees[key] for key in self.cleaned_data["to"]]

    def said(self) -> Words:
        """Return what is said."""
        said = self.cleaned_data
        informal = said["kind"] == Message.Kind.INFORMAL
        until = said["shown_until"] if informal else None
        return Words(said["words"], said["kind"], until)


def _name(one: Addressee) -> str:
    if one.practitioner:
        return named_with_days(one.practitioner)
    return (
        f"Everybody of {one.team} who may read it" if one.team else "Lead professional"
    )


class ReplyForm(HouseForm):
    """An answer, to all who had the message."""

    words = LongText(label="Your answer", rows=3)


class DecidedForm(HouseForm):
    """What was decided, for the chronology."""

    decided = LongText(label="What was decided?", rows=3)
    team = forms.ChoiceField(label="For which of your teams?")

    def __init__(self, *args, teams: tuple[Team, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        offer(self, "team", [(pk, str(team)) for pk, team in self.teams.items()])
        if len(self.teams) == 1:
            del self.fields["team"]

    def chosen_team(self) -> Team:
        """Return for which of her teams she writes."""
        first = next(iter(self.teams))
        return self.teams[self.cleaned_data.get("team") or first]
