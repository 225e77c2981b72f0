"""What is asked at each step of a referral."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.referral_steps import TAKEN
from cases.models import Referral
from cases.queries import referrals as queries
from cases.referring import NOT_TOLD, Passing, Telling
from config.forms import DatePartsField, HouseForm, LongText

TOLD, NOT_PERMITTED = "told", "not_permitted"
HOWS = [
    (how, how)
    for how in (
        "By telephone",
        "In person",
        "By letter",
        "By e-mail",
        "On their page here",
    )
]


class StepForm(HouseForm):
    """A step of one referral, taken by one reader."""

    def __init__(self, *args, referral, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.referral, self.viewer = referral, viewer

    @property
    def said(self) -> dict:
        """Return what the command takes."""
        return dict(self.cleaned_data)


class AllocateForm(StepForm):
    """The one worker who holds it."""

    worker = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who holds this referral?",
        empty_label="Choose somebody",
        help_text="Exactly one person.",
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        who = {"viewer": self.viewer, "team": self.referral.team}
        self.fields["worker"].queryset = queries.workers_of(**who)
        self.initial["before"] = str(self.referral.worker_id or "")

    def clean(self):
        """Whoever was named since the page was opened is not put aside unseen."""
        cleaned = super().clean()
        if cleaned.get("before") != self.initial["before"]:
            named = self.referral.worker or "nobody"
            self.data = self.data.copy()
            self.data["before"] = self.initial["before"]
            self.add_error("worker", TAKEN.format(named))
        return cleaned

    @property
    def said(self) -> dict:
        """Return the worker."""
        return {"worker": self.cleaned_data["worker"]}


class ContactForm(StepForm):
    """When the family was first spoken to."""

    contacted_on = DatePartsField(
        label="Day of the first contact", past=True, initial=timezone.localdate
    )
    words = LongText(label="A few words", rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contacted_on"].min_date = timezone.localdate(
            self.referral.received_at
        )


class AcceptForm(StepForm):
    """A record that she works with, by its number."""

    reference = forms.CharField(
        label="Registration number of the family's record",
        max_length=20,
        help_text="For example TA-2K7-4M. Only a record that you write in.",
    )
    words = LongText(label="What will be done?", rows=2, required=False)

    def clean_reference(self):
        """Find the record; one that she may not see is as one that is not there."""
        number = self.cleaned_data["reference"]
        self.case = queries.record_called(viewer=self.viewer, number=number)
        if self.case is None:
            raise forms.ValidationError("You work with no open record of this number")
        return number

    @property
    def said(self) -> dict:
        """Return the record and the words."""
        return {"case": self.case, "words": self.cleaned_data["words"]}


class DeclineForm(StepForm):
    """Why not, and who helps instead."""

    declined_for = forms.ChoiceField(
        label="Why?", choices=Referral.Declined, widget=forms.RadioSelect
    )
    words = LongText(label="In a few words", rows=2)
    next_holder = forms.CharField(
        label="Who helps instead?",
        max_length=120,
        help_text="A service or a person. Write “nobody” if nobody does.",
    )


class PassOnForm(StepForm):
    """To which team, and what it is to know."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team takes it on?",
        empty_label="Choose a team",
    )
    words = LongText(
        label="What the other team is to know",
        rows=5,
        help_text="They see this, the names, the date of birth, how to reach the "
        "family and who asked. Nothing else of this referral goes on.",
    )
    family_knows = forms.ChoiceField(
        label="Does the family know that it is passed on?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    why_not_told = LongText(label="Why not?", rows=2, required=False)
    reveals: ClassVar = {"why_not_told": ("family_knows", ("no",))}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        who = {"viewer": self.viewer, "referral": self.referral}
        self.fields["team"].queryset = queries.teams_to_pass_to(**who)
        self.initial.setdefault("words", self.referral.words)

    def clean(self):
        """Without their knowledge, say why."""
        cleaned = super().clean()
        if cleaned.get("family_knows") == "no" and not cleaned.get("why_not_told"):
            self.add_error("why_not_told", NOT_TOLD)
        return cleaned

    @property
    def said(self) -> dict:
        """Return what is passed."""
        said = self.cleaned_data
        knows = said["family_knows"] == "yes"
        why = "" if knows else said["why_not_told"]
        return {"passing": Passing(said["team"], said["words"], knows, why)}


class DuplicateForm(StepForm):
    """Which one came first."""

    number = forms.CharField(label="Number of the one that came first", max_length=12)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        near = queries.alike(viewer=self.viewer, referral=self.referral)[:5]
        if near and not self.is_bound:
            self.initial.setdefault("number", near[0].number)
        said = ", ".join(f"{one.number} ({one.child_name})" for one in near)
        self.fields["number"].help_text = f"Like this one: {said}" if said else ""

    def clean_number(self):
        """Find it among those of the same team."""
        who = {"viewer": self.viewer, "referral": self.referral}
        number = self.cleaned_data["number"]
        self.first = queries.same_team_called(number=number, **who)
        if self.first is None:
            raise forms.ValidationError(
                "Your team has no other referral of this number"
            )
        return number

    @property
    def said(self) -> dict:
        """Return the first one."""
        return {"first": self.first}


class TellForm(StepForm):
    """What the referrer was told, and how; or why she may not be told."""

    told = forms.ChoiceField(
        label="Was whoever asked told what became of it?",
        choices=[
            (TOLD, "Yes, they were told"),
            (NOT_PERMITTED, "We are not permitted to tell them"),
        ],
        widget=forms.RadioSelect,
    )
    how = forms.ChoiceField(label="How?", choices=HOWS, required=False)
    words = LongText(
        label="What they were told",
        rows=3,
        required=False,
        help_text="No more than they need. If they work here, they read this.",
    )
    not_permitted = LongText(label="Why not?", rows=2, required=False)
    reveals: ClassVar = {
        "how": ("told", (TOLD,)),
        "words": ("told", (TOLD,)),
        "not_permitted": ("told", (NOT_PERMITTED,)),
    }

    def clean(self):
        """One or the other, in words."""
        cleaned = super().clean()
        wanted = {TOLD: "words", NOT_PERMITTED: "not_permitted"}.get(
            cleaned.get("told", "")
        )
        if wanted and not cleaned.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, "Write a few words")
        return cleaned

    @property
    def said(self) -> dict:
        """Return what was told, or why it was not."""
        said = self.cleaned_data
        if said["told"] == NOT_PERMITTED:
            return {"telling": Telling(not_permitted=said["not_permitted"])}
        return {"telling": Telling(how=said["how"], words=said["words"])}
