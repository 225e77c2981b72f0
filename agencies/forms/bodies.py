"""Setting up boards and groups, seats on them, interests and objectives."""

from typing import Any, ClassVar

from django import forms

from agencies.models import Agency, Body, BodyMember, Centre, Practitioner
from cases.outcomes import Outcome
from config.forms import HouseForm, LongText

Speaks = BodyMember.Speaks
NO_FAMILY = "Name no family here: no child, no parent, no reference."


class BodyForm(HouseForm):
    """The purpose card: what it is, what it is not, and what it may decide (P43)."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="What kind of body is it?", choices=Body.Kind)
    centre = forms.ModelChoiceField(
        Centre.objects.none(),
        label="Of which centre?",
        required=False,
        empty_label="Beyond one centre",
    )
    reports_to = forms.ModelChoiceField(
        Body.objects.none(),
        label="It reports to",
        required=False,
        empty_label="No other body",
        help_text="What it cannot settle goes there.",
    )
    is_for = LongText(label="What it is for", rows=3, max_length=2000)
    is_not_for = LongText(
        label="What it is not for", rows=3, max_length=2000, required=False
    )
    resources = LongText(
        label="What it has: money, time, people",
        rows=2,
        max_length=2000,
        required=False,
    )
    who_belongs = LongText(
        label="Who belongs to it, by which criteria",
        rows=3,
        max_length=2000,
        required=False,
    )
    authority = forms.ChoiceField(
        label="How far may it decide?", choices=Body.Authority, widget=forms.RadioSelect
    )
    weeks_between = forms.IntegerField(
        label="Weeks between meetings",
        required=False,
        min_value=1,
        max_value=104,
        help_text="Leave this empty if it meets only when needed.",
    )
    quorum = forms.IntegerField(
        label="How many members must come, or send a deputy, to decide?",
        min_value=1,
        max_value=100,
    )

    def __init__(self, *args, centres, bodies, beyond=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        self.fields["centre"].required = not beyond
        if not beyond:
            self.fields["centre"].empty_label = "Choose a centre"
        self.fields["reports_to"].queryset = bodies


class ChangeBodyForm(BodyForm):
    """The purpose card of a body that stands: its centre stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["centre"]


class MemberForm(HouseForm):
    """Who sits, for whom, with which powers, and who stands in (P29, P32)."""

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who takes the seat?",
        required=False,
        empty_label="Somebody without a log-in",
    )
    name = forms.CharField(
        label="Name, if they have no log-in",
        max_length=120,
        required=False,
        help_text="As they want to be called here, and only if they agree: everybody "
        "who signs in can read it.",
    )
    speaks = forms.ChoiceField(
        label="They speak", choices=Speaks, widget=forms.RadioSelect
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency?",
        required=False,
        empty_label="Choose an agency",
    )
    sector = forms.CharField(label="Which sector?", max_length=80, required=False)
    may = forms.MultipleChoiceField(
        label="At the table, they",
        choices=BodyMember.May,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The four tests of somebody who can decide. Tick what is true today.",
    )
    deputy = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who comes when they cannot?",
        required=False,
        empty_label="Nobody is named",
    )
    is_chair = forms.BooleanField(label="They chair it", required=False)
    reveals: ClassVar = {
        "agency": ("speaks", (Speaks.AGENCY,)),
        "sector": ("speaks", (Speaks.SECTOR,)),
    }

    def __init__(self, *args, people, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["practitioner"].queryset = people
        self.fields["deputy"].queryset = people
        self.fields["agency"].queryset = agencies

    def clean(self) -> dict[str, Any]:
        """One account or one name; the agency or the sector that is spoken for."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("practitioner")) == bool(cleaned.get("name")):
            self.add_error("name", "Choose somebody, or enter a name: one of the two")
        if cleaned.get("practitioner") and cleaned["practitioner"] == cleaned.get(
            "deputy"
        ):
            self.add_error("deputy", "Choose somebody else as the deputy")
        self._check_for_whom(cleaned)
        return cleaned

    def _check_for_whom(self, cleaned: dict[str, Any]) -> None:
        speaks = cleaned.get("speaks")
        if speaks == Speaks.AGENCY and not cleaned.get("agency"):
            self.add_error("agency", "Choose the agency")
        if speaks == Speaks.SECTOR and not cleaned.get("sector"):
            self.add_error(
                "sector", "Enter the sector, such as voluntary organisations"
            )
        if speaks != Speaks.AGENCY:
            cleaned["agency"] = None
        if speaks != Speaks.SECTOR:
            cleaned["sector"] = ""


class InterestForm(HouseForm):
    """An interest of one's own."""

    words = LongText(
        label="What others should know when you speak",
        rows=3,
        max_length=1000,
        help_text="Such as a place on another board, or a contract with somebody here. "
        "Members and whoever runs this body read it.",
    )


class ObjectiveForm(HouseForm):
    """What is to be reached, for which outcome, by which group (P38)."""

    words = forms.CharField(
        label="What is to be reached?", max_length=300, help_text=NO_FAMILY
    )
    outcome = forms.ChoiceField(
        label="Which outcome does it serve?", choices=Outcome, widget=forms.RadioSelect
    )
    task_group = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which group works on it?",
        required=False,
        empty_label="No group yet",
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["task_group"].queryset = groups


class EndObjectiveForm(HouseForm):
    """What came of an objective."""

    reached = LongText(
        label="What was reached, or why it is given up",
        rows=3,
        max_length=2000,
        help_text=NO_FAMILY,
    )
