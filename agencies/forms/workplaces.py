"""Saying to whom a place answers, recording a registration, describing an agency."""

from datetime import date

from django import forms

from agencies.commands.agencies import AgencyWords
from agencies.commands.places import Document, Terms
from agencies.models import Agency, Practitioner, Registration, TeamMembership
from cases.forms.seen import SeenForm
from config.forms import DatePartsField, HouseForm, LongText

OURS = "The agency of the team"
NOT_SAID = "Not said yet"


class BossField(forms.ModelChoiceField):
    """A colleague, named with her profession and teams so that two are told apart."""

    def label_from_instance(self, obj):
        teams = ", ".join(str(place.team) for place in obj.places)
        return ", ".join(filter(None, [str(obj), obj.profession, teams]))


class PlaceForm(SeenForm):
    """On what terms somebody works in a team, and to whom she answers there."""

    employer = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Who employs them?",
        help_text="Whose contract they have: pay, leave, grievance, discipline.",
        required=False,
        empty_label=OURS,
    )
    line_manager = BossField(
        Practitioner.objects.none(),
        label="Who is their line manager here?",
        help_text="Who says what they do from day to day.",
        required=False,
        empty_label=NOT_SAID,
    )
    supervisor = BossField(
        Practitioner.objects.none(),
        label="Who is their professional supervisor?",
        help_text="With whom they talk over their practice; may be of another agency.",
        required=False,
        empty_label=NOT_SAID,
    )
    is_secondment = forms.BooleanField(
        label="They are seconded here by their employer", required=False
    )
    percent_of_full_time = forms.IntegerField(
        label="Share of full time, in per cent",
        help_text="For example 60 for three days of five. Leave it empty if not known.",
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    level = forms.ChoiceField(
        label="At which level do they work here?",
        choices=TeamMembership.Level.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, bosses, **kwargs):
        super().__init__(*args, **kwargs)
        partners = Agency.objects.filter(left_at__isnull=True)
        self.fields["employer"].queryset = partners
        self.fields["line_manager"].queryset = bosses
        self.fields["supervisor"].queryset = bosses

    @property
    def terms(self) -> Terms:
        """Return what was said."""
        return Terms(**self.cleaned_data)


class RegistrationForm(HouseForm):
    """A registration or a check, with the day on which it lapses."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=Registration.Kind.choices,
        widget=forms.RadioSelect,
    )
    body = forms.CharField(
        label="Who keeps the register, or made the check",
        max_length=120,
        help_text="For example Nursing and Midwifery Council.",
    )
    number = forms.CharField(label="Its number", max_length=60, required=False)
    issued_on = DatePartsField(
        label="Date of issue", required=False, past=True, min_date=date(1960, 1, 1)
    )
    expires_on = DatePartsField(
        label="Date on which it lapses",
        required=False,
        help_text="Leave it empty if it has no end.",
    )

    @property
    def document(self) -> Document:
        """Return what was said."""
        return Document(**self.cleaned_data)


class AgencyForm(SeenForm):
    """What an agency is for, what it cannot do, and how it is reached."""

    mission = LongText(
        label="What are you for?", max_length=2000, rows=4, required=False
    )
    priorities = LongText(
        label="What comes first at present?", max_length=2000, rows=4, required=False
    )
    limits = LongText(
        label="What can you not do?",
        max_length=2000,
        rows=4,
        required=False,
        help_text="So that nobody expects it of you, and who does it instead.",
    )
    website = forms.URLField(
        label="Website", max_length=300, required=False, assume_scheme="https"
    )
    email = forms.EmailField(label="E-mail", required=False)
    telephone = forms.CharField(label="Telephone", max_length=30, required=False)

    @property
    def words(self) -> AgencyWords:
        """Return what was said."""
        return AgencyWords(**self.cleaned_data)
