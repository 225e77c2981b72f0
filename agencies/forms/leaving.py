"""What is asked when somebody leaves a team, and hands on what she holds."""

from typing import ClassVar
from uuid import UUID

from django import forms

from agencies.commands.leaving import Asking
from agencies.models import Team, TeamMembership
from agencies.queries.leaving import HeldRow
from config.forms import DatePartsField, HouseForm, LongText


class LeavingForm(HouseForm):
    """Whose place ends, when, and whether she goes on in another team."""

    place = forms.ModelChoiceField(
        label="Who leaves, and which team?",
        queryset=TeamMembership.objects.none(),
        empty_label="Choose",
    )
    last_day = DatePartsField(label="Their last day in this team", future=True)
    moves = forms.ChoiceField(
        label="Do they go on in another team of the agency?",
        choices=[("no", "No, they leave"), ("yes", "Yes, they move")],
        widget=forms.RadioSelect,
    )
    to_team = forms.ModelChoiceField(
        label="Which team?",
        queryset=Team.objects.none(),
        required=False,
        empty_label="Choose",
        help_text="Whoever manages that team, or an administrator of the agency, moves "
        "them there. They begin on the day after, as a practitioner.",
    )
    words = LongText(
        label="Anything to note",
        help_text="For whoever sees to this. Name no family.",
        required=False,
        rows=3,
    )

    reveals: ClassVar = {"to_team": ("moves", ("yes",))}

    def __init__(self, *args, places, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places
        self.fields["to_team"].queryset = teams

    def clean(self):
        """Whoever moves goes somewhere."""
        super().clean()
        said = self.cleaned_data
        if said.get("moves") == "no":
            said["to_team"] = None
        elif said.get("moves") and not said.get("to_team"):
            self.add_error("to_team", "Select the team that they move to")
        return said


class Colleague(forms.ModelChoiceField):
    """A colleague of the team, by name, profession, and how much she leads now."""

    loads: ClassVar[dict[UUID, str]] = {}

    def label_from_instance(self, obj) -> str:
        """Return how she is named."""
        profession = obj.practitioner.profession.lower()
        said = (str(obj.practitioner), profession, self.loads.get(obj.pk, ""))
        return ", ".join(filter(None, said))

    def offer(self, colleagues, loads: dict[UUID, str]) -> None:
        """Offer these, each with her load beside the name."""
        self.loads = loads  # type: ignore[misc]
        self.queryset = colleagues


class PassForm(HouseForm):
    """What goes to whom: all of a kind, or some of it."""

    things = forms.MultipleChoiceField(
        label="What is handed on?", widget=forms.CheckboxSelectMultiple
    )
    to = Colleague(
        label="Who takes it on?",
        queryset=TeamMembership.objects.none(),
        empty_label="Choose",
    )
    words = forms.CharField(
        label="What should they know?",
        help_text="Stands with each thing that has a history. Name no family.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args, rows: tuple[HeldRow, ...], colleagues, loads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(colleagues, loads)
        self.fields["things"].choices = [(str(row.pk), row.words) for row in rows]
        self.fields["things"].initial = [str(row.pk) for row in rows]

    @property
    def keys(self) -> list[UUID]:
        """Return what was chosen."""
        return [UUID(key) for key in self.cleaned_data["things"]]


class LeadForm(HouseForm):
    """One colleague is asked about several families; each family says what it wishes."""

    to = Colleague(
        label="Who is asked to lead?",
        queryset=TeamMembership.objects.none(),
        empty_label="Choose",
        help_text="They lead once they say yes, family by family.",
    )

    def __init__(self, *args, rows: tuple[HeldRow, ...], colleagues, loads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(colleagues, loads)
        self.rows = [row for row in rows if not row.state]
        for row in self.rows:
            self.fields[f"wish_{row.pk}"] = LongText(
                label=f"{row.words}: whom would the family like?",
                help_text="In their own words. Leave it empty to ask later.",
                required=False,
                rows=2,
            )
            self.fields[f"note_{row.pk}"] = LongText(
                label=f"{row.words}: what should the next one know?",
                required=False,
                rows=2,
            )

    def clean(self):
        """Each family that was asked has a note for the next one."""
        super().clean()
        for row in self.rows:
            wish, note = (self.cleaned_data.get(f"{n}_{row.pk}") for n in WRITTEN)
            if wish and not note:
                self.add_error(
                    f"note_{row.pk}",
                    f"Write what the next one should know: {row.words}",
                )
            if note and not wish:
                self.add_error(
                    f"wish_{row.pk}", f"Write whom the family would like: {row.words}"
                )
        return self.cleaned_data

    @property
    def asked(self) -> list[Asking]:
        """Return each family about which something is written."""
        said = self.cleaned_data
        found = [
            Asking(
                row.pk, said.get(f"wish_{row.pk}", ""), said.get(f"note_{row.pk}", "")
            )
            for row in self.rows
        ]
        return [each for each in found if each.wish]


WRITTEN = ("wish", "note")
