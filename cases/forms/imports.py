"""A file that is brought in: read when it arrives, refused in one sentence."""

from django import forms

from agencies.models import Team
from cases.imports.kinds import KINDS
from cases.imports.reading import LARGEST, NotReadable, read
from cases.models import Import
from config.forms import HouseForm


class BringInForm(HouseForm):
    """What the file is of, for which team, and the file."""

    kind = forms.ChoiceField(
        label="What is in the file?",
        choices=Import.Kind.choices,
        widget=forms.RadioSelect,
    )
    team = forms.ModelChoiceField(Team.objects.none(), label="For which team?")
    creates_activities = forms.BooleanField(
        label="Create activities that are missing",
        required=False,
        help_text="Otherwise a row with an unknown activity waits to be mended.",
    )
    file = forms.FileField(
        label="CSV file",
        help_text="From a spreadsheet, saved as CSV. Up to 20,000 rows and 5 MB.",
        error_messages={"empty": "There is nothing in this file."},
    )
    reveals = {"creates_activities": ("kind", (Import.Kind.ATTENDANCE,))}

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.initial.setdefault("team", teams.first())

    def clean(self):
        """Read the file, as what it is said to be."""
        cleaned = super().clean()
        file, kind = cleaned.get("file"), cleaned.get("kind")
        if not file or not kind:
            return cleaned
        try:
            self._read(file, KINDS[kind])
        except NotReadable as refused:
            self.add_error("file", list(refused.args))
        return cleaned

    def _read(self, file, kind):
        if file.size > LARGEST:
            raise NotReadable("The file must be 5 MB or smaller.")
        self.content = file.read()
        self.sheet = read(self.content, kind.columns)
