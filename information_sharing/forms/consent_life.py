"""Objections, scanned forms, asking again, and telling a team."""

from django import forms
from django.utils import timezone

from cases.models import Person
from config import scans
from config.forms import DatePartsField, HouseForm, LongText, ScanField
from information_sharing.forms.consent import PersonChoice

YES, NO = "yes", "no"


class ObjectionForm(HouseForm):
    """Who does not agree, and in what words."""

    person = PersonChoice(
        Person.objects.none(),
        label="Who does not agree",
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="Somebody else with parental responsibility.",
    )
    said_on = DatePartsField(
        label="When they said so", initial=timezone.localdate, past=True
    )
    words = LongText(label="What they said", rows=4)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class SettleForm(HouseForm):
    """How an objection was weighed."""

    weighed = LongText(
        label="How it was weighed",
        rows=5,
        help_text="What was talked about with whom, what is best for the child, "
        "and what was changed. If less is to be shared, change the consent.",
    )


class EvidenceForm(HouseForm):
    """A scanned form."""

    name = forms.CharField(
        label="Name of the document",
        max_length=scans.LONGEST,
        required=False,
        help_text="No names of people. The name of the file, if you leave it empty.",
    )
    file = ScanField(label="Scanned form")

    def scan(self) -> scans.Scan:
        """Return the file under a plain name."""
        file = self.cleaned_data["file"]
        name = self.cleaned_data["name"] or file.name
        return scans.scan_of(name, file.read(), unnamed="consent form")


class ConsentReviewForm(HouseForm):
    """The family was asked again."""

    still_agreed = forms.ChoiceField(
        label="Do they still agree to all of it?",
        choices=[(YES, "Yes"), (NO, "No, or not to all of it")],
        widget=forms.RadioSelect,
    )
    words = LongText(label="What they said", required=False, rows=3)


class TellingForm(HouseForm):
    """How a team was told."""

    how = LongText(
        label="Whom you told, and how",
        rows=3,
        help_text="For example: “Rang the team leader; she tells the others today.”",
    )
