"""A local framework: what it is called, and its table, checked before it goes in."""

from django import forms

from cases.imports.reading import LARGEST, NotReadable, read
from config.forms import HouseForm
from evaluation.commands.frameworks import FrameworkText
from evaluation.frameworks import COLUMNS, Line, lines_of

MOST_SHOWN = 20


class FrameworkForm(HouseForm):
    """A framework that is brought in as a file."""

    name = forms.CharField(label="Name of the framework", max_length=120)
    code = forms.SlugField(
        label="Short name",
        help_text="Small letters, digits and hyphens. A new version has the same one.",
        max_length=40,
        error_messages={
            "invalid": "Short name must be small letters, digits and hyphens"
        },
    )
    version = forms.CharField(
        label="Version", help_text="For example 2026.", max_length=20
    )
    source = forms.CharField(
        label="Where it comes from",
        help_text="The paper or plan, so that a reader can look it up.",
        max_length=200,
    )
    file = forms.FileField(
        label="CSV file",
        help_text="From a spreadsheet, saved as CSV: a line for each outcome.",
        error_messages={"empty": "There is nothing in this file."},
    )
    lines: list[Line]

    def clean(self):
        """Read the file; say line by line what has to be mended."""
        cleaned = super().clean()
        file = cleaned.get("file")
        if not file:
            return cleaned
        try:
            self._read(file)
        except NotReadable as refused:
            self.add_error("file", list(refused.args))
        return cleaned

    def _read(self, file) -> None:
        if file.size > LARGEST:
            raise NotReadable("The file must be 5 MB or smaller.")
        self.lines, problems = lines_of(read(file.read(), COLUMNS))
        if problems:
            more = len(problems) - MOST_SHOWN
            shown = problems[:MOST_SHOWN]
            raise NotReadable(*shown, *([f"And {more} more."] if more > 0 else []))

    @property
    def text(self) -> FrameworkText:
        """Return what it is called."""
        data = self.cleaned_data
        return FrameworkText(**{n: data[n] for n in FrameworkText.__dataclass_fields__})
