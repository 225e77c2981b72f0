"""Standing in, and handing over."""

from django import forms
from django.utils.timezone import localdate

from config.forms import DatePartsField, HouseForm, LongText
from lead_professional.commands import Days, Note
from lead_professional.forms.asking import NominationForm
from lead_professional.models import Handover
from lead_professional.queries import StandIn


class DeputyForm(HouseForm):
    """Who stands in, and for how long."""

    who = forms.ChoiceField(label="Who stands in?", widget=forms.RadioSelect)
    starts_on = DatePartsField(label="From")
    ends_on = DatePartsField(
        label="Until",
        help_text="The last day. Leave it empty if you do not know yet.",
        required=False,
    )
    because = forms.CharField(
        label="Why",
        help_text="For example: on leave. Everybody who sees the family reads this.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args, stand_ins: list[StandIn], **kwargs):
        super().__init__(*args, **kwargs)
        self.by_id = {str(one.practitioner.pk): one for one in stand_ins}
        self.fields["who"].choices = [(pk, one.words) for pk, one in self.by_id.items()]

    def clean(self):
        """Nobody stands in backwards, or for days that are over."""
        super().clean()
        starts, ends = (
            self.cleaned_data.get(f"{when}s_on") for when in ("start", "end")
        )
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day must be on or after the first")
        elif ends and ends < localdate():
            self.add_error("ends_on", "The last day must be today or later")
        return self.cleaned_data

    @property
    def chosen(self) -> StandIn:
        """Return who was chosen, with her team."""
        return self.by_id[self.cleaned_data["who"]]

    @property
    def days(self) -> Days:
        """Return for how long."""
        said = self.cleaned_data
        return Days(said["starts_on"], said["ends_on"], said["because"])


class HandoverForm(NominationForm):
    """Why it is handed over, what the next one should know, and who is asked."""

    why = forms.ChoiceField(
        label="Why is leading handed over?",
        choices=Handover.Reason,
        widget=forms.RadioSelect,
    )
    note = LongText(
        label="What should the next lead professional know?",
        help_text="Begin with what the family says matters to them.",
        rows=5,
    )
    meeting_on = DatePartsField(
        label="When do you meet the family together?", required=False
    )
    no_meeting_because = LongText(
        label="If you do not meet, why not?", required=False, rows=2
    )

    field_order = ("why", "note", "meeting_on", "no_meeting_because")

    def clean(self):
        """The family meets both, or it is written why not."""
        super().clean()
        data = self.cleaned_data
        met = data.get("meeting_on") or data.get("no_meeting_because")
        if not met and not {"meeting_on", "no_meeting_because"} & set(self.errors):
            said = "Enter the day on which you meet the family, or why you do not"
            self.add_error("meeting_on", said)
        return data

    @property
    def left(self) -> Note:
        """Return what is left to the next lead professional."""
        said = self.cleaned_data
        return Note(
            said["why"], said["note"], said["meeting_on"], said["no_meeting_because"]
        )


class ToldForm(HouseForm):
    """How the family heard who leads now."""

    words = LongText(
        label="How did the family hear who leads now?",
        help_text="Who told whom, when, and what the family said.",
        rows=3,
    )
