"""Forms of the new-birth list: an entry, what came of it, and a try."""

from datetime import timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from agencies.models import Team
from cases.contact_words import POSTCODE, TELEPHONE, one_space
from cases.forms.identifiers import NhsNumberField
from cases.forms.seen import SeenForm
from cases.models import Birth
from cases.queries.births import ENTRY
from config.dates import short_date
from config.forms import DatePartsField, HouseForm, LongText

ANOTHER = (
    "The same names and date of birth are on the list. Look there first, or say that "
    "this is another child, such as a twin."
)


def a_year_ago():
    """Return the earliest day of birth that the list keeps."""
    return timezone.localdate() - timedelta(days=365)


class FindBirthForm(HouseForm):
    """Whom to look for; sent, never put in an address."""

    find = forms.CharField(
        label="Find by name, NHS number or family number",
        max_length=100,
        error_messages={"required": "Enter a name or a number"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )


class EntryForm(HouseForm):
    """What the team was told of a birth."""

    born_on = DatePartsField(label="Date of birth", past=True, min_date=a_year_ago)
    told_on = DatePartsField(label="When your team was told", past=True)
    family_name = forms.CharField(label="Family name of the child", max_length=100)
    given_name = forms.CharField(
        label="Given name of the child",
        max_length=100,
        required=False,
        help_text="If you know it.",
    )
    parent_name = forms.CharField(
        label="Name of the parent or carer", max_length=200, required=False
    )
    nhs_number = NhsNumberField(help_text="If you have it at hand.")
    lines = forms.CharField(
        label="Address",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    postcode = forms.CharField(
        label="Postcode",
        max_length=10,
        required=False,
        validators=[RegexValidator(POSTCODE, "Enter a postcode like WX1 1AB")],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    telephone = forms.CharField(
        label="Telephone",
        max_length=30,
        required=False,
        validators=[RegexValidator(TELEPHONE, "Enter a telephone number in digits")],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )

    def clean(self):
        """Ask for days in their order."""
        cleaned = super().clean()
        born, told = cleaned.get("born_on"), cleaned.get("told_on")
        if born and told and told < born:
            self.add_error("told_on", "This must be the day of birth or later")
        return cleaned

    def entry(self):
        """Return the fields of a Birth."""
        fields = {k: v for k, v in self.cleaned_data.items() if k in ENTRY}
        return fields | {"postcode": one_space(fields["postcode"])}


class CorrectBirthForm(SeenForm, EntryForm):
    """The same, put right; two people at one entry are told of each other."""


class BirthForm(EntryForm):
    """A birth that the team was told of."""

    team = forms.ModelChoiceField(Team.objects.none(), label="Whose list?")
    is_another_child = forms.BooleanField(
        label="I have checked. This is another child", required=False
    )

    def __init__(self, *args, teams, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = known
        self.fields["team"].queryset = teams
        self.initial.setdefault("team", teams.first())
        self.initial.setdefault("told_on", timezone.localdate())

    def clean(self):
        """Ask for days in their order, and about doubles."""
        cleaned = super().clean()
        if not self.errors and (why := self.known(cleaned["team"], self.entry())):
            self._say_double(why)
        return cleaned

    def _say_double(self, why):
        if "number" in why:
            self.add_error("nhs_number", why)
        elif not self.cleaned_data["is_another_child"]:
            self.add_error("is_another_child", ANOTHER)


class OutcomeForm(HouseForm):
    """Whether the family was visited, and when; or why not."""

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Birth.Outcome.choices,
        widget=forms.RadioSelect,
    )
    visited_on = DatePartsField(
        label="Day of the first visit", past=True, required=False
    )
    reveals = {"visited_on": ("outcome", ("VISITED",))}

    def __init__(self, *args, born_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visited_on"].min_date = born_on

    def clean(self):
        """Ask for the day of a visit."""
        cleaned = super().clean()
        missing = not cleaned.get("visited_on") and "visited_on" not in self.errors
        if cleaned.get("outcome") == Birth.Outcome.VISITED and missing:
            self.add_error("visited_on", "Enter the day of the first visit")
        return cleaned

    def in_words(self):
        """Return what is recorded, as a message says it."""
        outcome = Birth.Outcome(self.cleaned_data["outcome"])
        if outcome == Birth.Outcome.VISITED:
            return f"Visited on {short_date(self.cleaned_data['visited_on'])}"
        return outcome.label


class TryForm(HouseForm):
    """A try to reach the family, in words."""

    words = LongText(
        label="What you tried",
        rows=3,
        max_length=2000,
        help_text="For example: rang twice, nobody answered. The day is added.",
    )
