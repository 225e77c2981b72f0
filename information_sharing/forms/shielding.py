"""Setting a shield, naming who still sees, and asking to lift it."""

from django import forms

from config.forms import HouseForm, LongText
from information_sharing.forms.parts import small_boxes
from information_sharing.models import Shielding

PROTECT = (
    "Protect the address: where they live, their telephone and their nursery or school "
    "are hidden, for the whole household"
)
SEAL = "Seal the record: for all but the named readers there is no such record"
LEVELS = (
    (Shielding.Level.ADDRESS_PROTECTED.value, PROTECT),
    (Shielding.Level.SEALED.value, SEAL),
)
NAMED = (
    "People and teams who see something now. Nobody else can be named: a shield only "
    "narrows what was shared."
)


class ReferenceForm(HouseForm):
    """Which record, by its reference and nothing else."""

    reference = forms.CharField(
        label="Reference of the record",
        max_length=12,
        help_text="For example TA-2K7-4M.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


class ShieldForm(HouseForm):
    """How, why, and for whom it stays open."""

    level = forms.ChoiceField(
        label="What is shielded", choices=LEVELS, widget=forms.RadioSelect
    )
    reason = LongText(
        label="Why it is needed",
        rows=4,
        help_text="Read by you and by the second person. Leave the address out.",
    )
    readers = forms.MultipleChoiceField(
        label="Who still sees what is shared with them",
        widget=small_boxes(),
        required=False,
        help_text=NAMED,
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        choices = [(key, words) for key, (_, words) in people.items()]
        self.fields["readers"].choices = choices

    def named(self) -> tuple:
        """Return the practitioners who were ticked."""
        return tuple(self.people[key][0] for key in self.cleaned_data["readers"])


class ReaderForm(HouseForm):
    """One more person for whom it stays open."""

    reader = forms.ChoiceField(
        label="Who may go on seeing what is shared with them", widget=forms.RadioSelect
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["reader"].choices = [(k, words) for k, (_, words) in people.items()]

    def named(self):
        """Return the practitioner who was chosen."""
        return self.people[self.cleaned_data["reader"]][0]


class LiftForm(HouseForm):
    """Why a shield is no longer needed."""

    reason = LongText(
        label="Why it is no longer needed",
        rows=4,
        help_text="Who was asked, and what they said. A second person reads this.",
    )
