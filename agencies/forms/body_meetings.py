"""Planning a meeting of a body, working through it, and what follows from it."""

from typing import Any

from django import forms
from django.utils import timezone

from agencies.forms.bodies import NO_FAMILY
from agencies.models import (
    Agency,
    BodyAttendance,
    BodyItem,
    Escalation,
    Objective,
    Practitioner,
)
from cases.forms.seen import SeenForm
from config.forms import (
    SHOW_WHEN,
    ClockField,
    DatePartsField,
    HouseForm,
    LongText,
)

How = BodyAttendance.How


class BodyMeetingForm(HouseForm):
    """When and where it meets."""

    held_on = DatePartsField(label="It meets on")
    begins = ClockField(label="At what time?", required=False)
    place = forms.CharField(label="Where?", max_length=120, required=False)


class BodyItemForm(HouseForm):
    """A point of the agenda."""

    kind = forms.ChoiceField(
        label="Is it to decide, to discuss or to inform?",
        choices=BodyItem.Kind,
        widget=forms.RadioSelect,
        help_text="A meeting that only informs could be a letter.",
    )
    title = forms.CharField(label="What is it about?", max_length=200)
    words = LongText(
        label="What members should know beforehand",
        rows=4,
        max_length=4000,
        required=False,
        help_text=NO_FAMILY,
    )
    escalation = forms.ModelChoiceField(
        Escalation.objects.none(),
        label="Does it answer a difficulty that was put to you?",
        required=False,
        empty_label="No",
    )

    def __init__(self, *args, escalations, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["escalation"]
        field.queryset = escalations
        field.label_from_instance = lambda row: row.words[:80]


class ChangeBodyItemForm(BodyItemForm, SeenForm):
    """The same said otherwise; two who keep one agenda are told of each other."""


class DecisionForm(SeenForm):
    """What was decided, and why; two who write it are told of each other."""

    decision = LongText(
        label="What was decided?", rows=4, max_length=4000, help_text=NO_FAMILY
    )
    reason = LongText(label="Why?", rows=3, max_length=4000)


class BodyActionForm(HouseForm):
    """Who does what, by when, for which point and objective."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency acts?",
        empty_label="Choose an agency",
    )
    owner = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who sees to it?",
        required=False,
        empty_label="Whoever the agency names",
    )
    words = LongText(
        label="What is to be done?", rows=3, max_length=2000, help_text=NO_FAMILY
    )
    due_on = DatePartsField(label="By when?", min_date=timezone.localdate)
    item = forms.ModelChoiceField(
        BodyItem.objects.none(),
        label="From which point of the agenda?",
        required=False,
        empty_label="None of them",
    )
    objective = forms.ModelChoiceField(
        Objective.objects.none(),
        label="Which objective does it serve?",
        required=False,
        empty_label="None of them",
    )

    def __init__(self, *args, agencies, people, items, objectives, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["owner"].queryset = people
        self.fields["item"].queryset = items
        self.fields["objective"].queryset = objectives


class TakeBackForm(HouseForm):
    """What an agency takes back to its own people."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency takes it back?",
        empty_label="Choose an agency",
    )
    words = LongText(
        label="What does it ask its people, or tell them?",
        rows=3,
        max_length=2000,
        help_text=NO_FAMILY,
    )
    item = forms.ModelChoiceField(
        BodyItem.objects.none(),
        label="From which point of the agenda?",
        required=False,
        empty_label="None of them",
    )

    def __init__(self, *args, agencies, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["item"].queryset = items


class BodyPromiseForm(HouseForm):
    """What an agency promised at a meeting."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency promised?",
        empty_label="Choose an agency",
    )
    words = LongText(
        label="What did it promise?", rows=3, max_length=1000, help_text=NO_FAMILY
    )
    promised_by = forms.CharField(
        label="Who said so for the agency?",
        max_length=120,
        help_text="Name and office, as they should stand in the ledger.",
    )
    due_on = DatePartsField(label="By when?", required=False)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies


class TakeBackAnswerForm(HouseForm):
    """What the agency's people answered."""

    answer = LongText(
        label="What did your people say, or do?",
        rows=4,
        max_length=4000,
        help_text=f"The next meeting hears it first. {NO_FAMILY}",
    )


class BodyActionEndForm(HouseForm):
    """How an action ended."""

    how = forms.ChoiceField(
        label="How did it end?",
        choices=[("DONE", "It is done"), ("DROPPED", "It is not needed any more")],
        widget=forms.RadioSelect,
    )
    result = LongText(
        label="What came of it, or why is it not needed?",
        rows=3,
        max_length=4000,
        help_text=NO_FAMILY,
    )


class CloseBodyMeetingForm(HouseForm):
    """The last words of the minutes."""

    words = LongText(
        label="Anything else for the minutes",
        rows=4,
        max_length=4000,
        required=False,
        help_text="Where nobody has anything to do or to take back, say why. "
        f"{NO_FAMILY}",
    )


class BodyAttendanceForm(HouseForm):
    """One question for each seat: did its holder come?"""

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = [member for member, _ in seats]
        for member, noted in seats:
            self._ask(member, noted)

    def _ask(self, member, noted) -> None:
        for_whom = member.agency or member.sector or "families"
        self.fields[f"how_{member.pk}"] = forms.ChoiceField(
            label=f"{member}, for {for_whom}",
            choices=How,
            widget=forms.RadioSelect,
            initial=noted.how if noted else None,
            error_messages={"required": f"Say whether {member} came"},
        )
        deputy = noted.deputy_name if noted else str(member.deputy or "")
        self.fields[f"deputy_{member.pk}"] = forms.CharField(
            label=f"Who came instead of {member}?",
            max_length=120,
            required=False,
            initial=deputy,
        )

    def prepare(self, name):
        """Ask for the deputy's name only where a deputy came."""
        super().prepare(name)
        asked, _, pk = name.partition("_")
        if asked == "deputy":
            setattr(self.fields[name], SHOW_WHEN, (f"how_{pk}", How.DEPUTY))

    def clean(self) -> dict[str, Any]:
        """A deputy has a name."""
        cleaned = super().clean() or {}
        for member in self.seats:
            asked = cleaned.get(f"how_{member.pk}") == How.DEPUTY
            if asked and not cleaned.get(f"deputy_{member.pk}"):
                self.add_error(f"deputy_{member.pk}", "Enter the name of the deputy")
        return cleaned

    @property
    def said(self) -> dict[Any, tuple[str, str]]:
        """Return for each seat how it was filled, and by which deputy."""
        found = {}
        for member in self.seats:
            how = self.cleaned_data[f"how_{member.pk}"]
            deputy = self.cleaned_data[f"deputy_{member.pk}"]
            found[member.pk] = (how, deputy if how == How.DEPUTY else "")
        return found
