"""Recording which service works with the family, what for, and when it comes next."""

from uuid import UUID

from django import forms

from agencies.models import Practitioner, Team
from cases.commands.involvements import WhatFor, Work
from cases.elements import BY_CODE, DOMAINS, ELEMENTS
from cases.models import Person
from config.forms import DatePartsField, HouseForm

AS_THE_TEAM, SENSITIVE, ORDINARY = "AS_THE_TEAM", "SENSITIVE", "ORDINARY"
NAMING = (
    (AS_THE_TEAM, "As usual for this service"),
    (SENSITIVE, "Sensitive: others are told “a sensitive service”"),
    (ORDINARY, "Not sensitive for this family: everybody who sees the record may know"),
)
CHOSEN = {AS_THE_TEAM: None, SENSITIVE: True, ORDINARY: False}
NOT_YOURS = "You cannot write about this for this person: it is not shared with you"
Writes = frozenset[tuple[UUID | None, str]]


def element_choices(writes: Writes) -> list:
    """Return the elements under which she may write for this family, by domain."""
    categories = {category for _, category in writes}
    open_to_her = [e for e in ELEMENTS if not e.in_words and e.category in categories]
    groups = [
        (domain, [(e.code, e.label) for e in open_to_her if e.domain == domain])
        for domain in DOMAINS
    ]
    return [("", "Choose"), *((domain, codes) for domain, codes in groups if codes)]


class WhatForForm(HouseForm):
    """What a service works on: a heading of the assessment, for whom, and words."""

    element = forms.ChoiceField(
        label="What it works on",
        help_text="Whoever sees this part of the record sees this.",
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="For whom",
        required=False,
        empty_label="The whole family",
    )
    words = forms.CharField(
        label="In a few words",
        required=False,
        max_length=200,
        help_text="For example: weekly group for talking and songs.",
    )

    def __init__(self, *args, people, writes: Writes, **kwargs):
        super().__init__(*args, **kwargs)
        self.writes = writes
        self.fields["element"].choices = element_choices(writes)
        self.fields["person"].queryset = people

    def clean(self):
        """She writes only about people, and under headings, that are shared with her."""
        said = super().clean()
        element, person = said.get("element"), said.get("person")
        if element and "person" not in self.errors:
            key = (person.pk if person else None, BY_CODE[element].category)
            if key not in self.writes:
                self.add_error("person", NOT_YOURS)
        return said

    @property
    def what_for(self) -> WhatFor | None:
        """Return what it is for, where a heading was chosen."""
        said = self.cleaned_data
        if not said["element"]:
            return None
        return WhatFor(said["element"], said["words"], said["person"])


class InvolvementForm(WhatForForm):
    """Which team, since when, what for, and whether it may be named."""

    team = forms.ModelChoiceField(
        queryset=Team.objects.none(), label="Service", empty_label="Choose a service"
    )
    practitioner = forms.ModelChoiceField(
        queryset=Practitioner.objects.none(),
        label="Who comes, if it is known",
        required=False,
        empty_label="Nobody in particular",
    )
    starts_on = DatePartsField(label="First day", past=True)
    ends_on = DatePartsField(
        label="Last day", required=False, help_text="Leave it empty if it goes on."
    )
    next_on = DatePartsField(label="Next visit", required=False, future=True)
    naming = forms.ChoiceField(
        label="May others know which service it is?",
        choices=NAMING,
        initial=AS_THE_TEAM,
        widget=forms.RadioSelect,
        help_text="Some services, such as help after violence or with addiction, say "
        "much about a family by their name alone. Ask the family.",
    )
    field_order = ("team", "practitioner", "starts_on", "element", "person", "words")

    def __init__(self, *args, teams, practitioners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.fields["practitioner"].queryset = practitioners
        self.fields["element"].required = False
        self.order_fields(self.field_order)

    def clean(self):
        """It ends on or after the day it begins; words say what for under a heading."""
        said = super().clean()
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day must be on or after the first")
        if said.get("words") and not said.get("element"):
            self.add_error("element", "Choose what it works on, or delete the words")
        return said

    @property
    def work(self) -> Work:
        """Return the service's work with the family."""
        said = self.cleaned_data
        return Work(
            team=said["team"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            is_sensitive=CHOSEN[said["naming"]],
            next_on=said["next_on"],
            what_for=self.what_for,
            practitioner=said["practitioner"],
        )


class NextVisitForm(HouseForm):
    """When the service sees the family next."""

    next_on = DatePartsField(
        label="Next visit",
        required=False,
        future=True,
        help_text="Leave it empty when none is planned.",
    )


class EndInvolvementForm(HouseForm):
    """The last day of a service's work."""

    ends_on = DatePartsField(label="Last day", past=True)
