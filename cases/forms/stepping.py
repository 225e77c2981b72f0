"""Asking social care for help, what came back, and views that differ."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Team
from cases.commands.disagreements import DifferenceText
from cases.commands.social_care import Heard, SocialCareText
from cases.forms.plan import WHOLE_FAMILY, kind_choices
from cases.models import LevelOfNeed, Person, SocialCareReferral
from cases.stands import SocialCareStands
from cases.states import SOCIAL_CARE
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.categories import Category

YES, NO = "yes", "no"
AGREED = SocialCareReferral.Consent.AGREED.value
DECIDED = SocialCareStands.DECIDED.value


class SocialCareForm(HouseForm):
    """What was sent, to whom, and what the family knows; no answer stops it."""

    about = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect)
    reason = LongText(
        label="What are you worried about?",
        help_text="What you have seen or heard, and what could happen.",
        rows=5,
    )
    in_danger = forms.BooleanField(
        label="Somebody was in danger at once, and 999 was rung", required=False
    )
    consent = forms.ChoiceField(
        label="Does the family agree?",
        choices=SocialCareReferral.Consent,
        widget=forms.RadioSelect,
    )
    why_without_consent = LongText(
        label="Why it does not wait for their agreement",
        help_text="For example: asking could put the child at risk.",
        required=False,
        rows=3,
    )
    family_told = forms.ChoiceField(
        label="Was the family told?",
        choices=[(YES, "Yes"), (NO, "No")],
        widget=forms.RadioSelect,
    )
    why_not_told = LongText(label="Why they were not told", required=False, rows=3)
    sent_to = forms.CharField(
        label="Who was asked?", max_length=200, initial="Children's social care"
    )
    sent_on = DatePartsField(
        label="When?",
        past=True,
        error_messages={"required": "Enter the day when it was sent"},
    )
    how = forms.CharField(
        label="How?",
        help_text="For example: by telephone, then in writing.",
        max_length=120,
        required=False,
    )
    to_level = forms.ChoiceField(label="To which level of need?", required=False)

    reveals: ClassVar = {
        "why_without_consent": ("consent", ("REFUSED", "NOT_ASKED")),
        "why_not_told": ("family_told", (NO,)),
    }

    def __init__(
        self, *args, people: list[Person], levels: list[LevelOfNeed], **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.levels = {str(level.pk): level for level in levels}
        named = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["about"].choices = [*named, (WHOLE_FAMILY, "The whole family")]
        steps = [(pk, str(level)) for pk, level in self.levels.items()]
        self.fields["to_level"].choices = [("", "Not said"), *steps]
        self.fields["sent_on"].initial = timezone.localdate()

    def clean(self):
        """Without agreement, or without telling them, it says why."""
        super().clean()
        data = self.cleaned_data
        if data.get("consent") not in {AGREED, None}:
            self._needs_words("why_without_consent", "Write why it does not wait")
        if data.get("family_told") == NO:
            self._needs_words("why_not_told", "Write why the family was not told")
        return data

    def _needs_words(self, name: str, message: str) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    @property
    def text(self) -> SocialCareText:
        """Return what was written."""
        data = dict(self.cleaned_data)
        return SocialCareText(
            person=self.people.get(data.pop("about")),
            to_level=self.levels.get(data.pop("to_level")),
            family_told=data.pop("family_told") == YES,
            **data,
        )


class HeardForm(HouseForm):
    """What social care answered."""

    what = forms.ChoiceField(label="What did you hear?", widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label="What did they decide?",
        choices=[("", "Choose"), *SocialCareReferral.Outcome.choices],
        required=False,
    )
    on = DatePartsField(
        label="When?",
        past=True,
        error_messages={"required": "Enter the day when you heard it"},
    )
    words = LongText(label="In words", required=False, rows=3)

    reveals: ClassVar = {"outcome": ("what", (DECIDED,))}

    def __init__(self, *args, stands: str, **kwargs):
        super().__init__(*args, **kwargs)
        after = [SocialCareStands(each) for each in SOCIAL_CARE.after(stands)]
        self.fields["what"].choices = [(each.value, each.label) for each in after]

    def clean(self):
        """A decision says what was decided."""
        super().clean()
        data = self.cleaned_data
        if data.get("what") == DECIDED and not data.get("outcome"):
            self.add_error("outcome", "Select what they decided")
        return data

    @property
    def heard(self) -> Heard:
        """Return what was heard."""
        return Heard(**self.cleaned_data)


class DifferForm(HouseForm):
    """What is seen differently, and with whom."""

    words = LongText(
        label="What do you see differently?",
        help_text="What you see, and what they see, without blaming anybody.",
        rows=5,
    )
    with_team = forms.ChoiceField(label="With which team?", required=False)
    with_outside = forms.CharField(
        label="Or with whom outside?", max_length=120, required=False
    )
    about = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="Kind of information", help_text="It decides who may see this."
    )

    def __init__(
        self,
        *args,
        people: list[Person],
        kinds: list[Category],
        teams: list[Team],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.teams = {str(team.pk): team for team in teams}
        named = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["about"].choices = [*named, (WHOLE_FAMILY, "The whole family")]
        self.fields["category"].choices = kind_choices(kinds)
        offered = [(pk, str(team)) for pk, team in self.teams.items()]
        self.fields["with_team"].choices = [("", "None of these"), *offered]

    def clean(self):
        """With a team, or with somebody outside."""
        super().clean()
        data = self.cleaned_data
        if not self.errors and not (data["with_team"] or data["with_outside"]):
            self.add_error("with_team", "Say with whom: a team, or somebody outside")
        return data

    @property
    def text(self) -> DifferenceText:
        """Return what was written."""
        data = self.cleaned_data
        return DifferenceText(
            words=data["words"],
            with_team=self.teams.get(data["with_team"]),
            with_outside=data["with_outside"],
            person=self.people.get(data["about"]),
            category=data["category"],
        )


class FurtherForm(HouseForm):
    """What was said at this stage, before it goes further."""

    words = LongText(label="What was said so far?", rows=4)


class SettledForm(HouseForm):
    """How it ended."""

    differ = forms.TypedChoiceField(
        label="How did it end?",
        choices=[
            (NO, "We see it the same way now"),
            (YES, "We agree to differ, and both views are kept"),
        ],
        coerce=lambda answer: answer == YES,
        widget=forms.RadioSelect,
    )
    words = LongText(label="In words", rows=4)
