"""Who does it: a practitioner, a team, or somebody in the family."""

from typing import ClassVar

from django import forms

from agencies.models import Practitioner
from agencies.patterns import days_off, with_days
from cases.models import Person
from cases.queries.owners import Owner, Readers
from config.forms import HouseForm


def offer(form, name: str, choices: list[tuple[str, str]]) -> None:
    """Put these choices into a field of the form."""
    form.fields[name].choices = choices


def described(owner) -> str:
    """Return a name, with what the person does or is in the family."""
    more = getattr(owner, "profession", "") or getattr(owner, "relationship", "")
    said = [more.lower(), days_off(owner) if isinstance(owner, Practitioner) else ""]
    more = ", ".join(filter(None, said))
    return f"{owner} ({more})" if more else str(owner)


class OwnerForm(HouseForm):
    """Exactly one owner, of those who can see the record."""

    owner_kind = forms.ChoiceField(
        label="Who will do it?",
        choices=[
            ("practitioner", "Somebody who works with the family"),
            ("team", "A team"),
            ("person", "Somebody in the family"),
        ],
        widget=forms.RadioSelect,
    )
    practitioner = forms.ChoiceField(
        label="Practitioner",
        help_text="People who can see something of this record now.",
        required=False,
    )
    team = forms.ChoiceField(
        label="Team",
        help_text="Teams that can see something of this record now.",
        required=False,
    )
    person = forms.ChoiceField(label="Family member", required=False)

    reveals: ClassVar = {
        "practitioner": ("owner_kind", ("practitioner",)),
        "team": ("owner_kind", ("team",)),
        "person": ("owner_kind", ("person",)),
    }

    def __init__(self, *args, readers: Readers, people: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.owners: dict[str, dict[str, Owner]] = {
            "practitioner": {
                str(one.pk): one for one in with_days(readers.practitioners)
            },
            "team": {str(one.pk): one for one in readers.teams},
            "person": {str(one.pk): one for one in people},
        }
        for name, owners in self.owners.items():
            offered = [(pk, described(one)) for pk, one in owners.items()]
            offer(self, name, [("", "Choose"), *offered])

    def clean(self):
        """Exactly one owner, of the kind that was chosen."""
        super().clean()
        data = self.cleaned_data
        kind = data.get("owner_kind")
        if kind and kind not in self.errors and not data.get(kind):
            self.add_error(kind, "Select who will do it")
        return data

    @property
    def owner(self) -> Owner:
        """Return who was chosen."""
        kind = self.cleaned_data["owner_kind"]
        return self.owners[kind][self.cleaned_data[kind]]
