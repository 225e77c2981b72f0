"""The quality check: 39 statements, group by group."""

from dataclasses import dataclass

from django import forms

from cases.quality import ANSWERS, GROUPS, ITEMS
from config.forms import HouseForm, LongText


@dataclass(frozen=True)
class Group:
    """The fields of one group."""

    name: str
    fields: tuple[forms.BoundField, ...]


class QualityForm(HouseForm):
    """Each statement: yes, no, or does not apply."""

    words = LongText(
        label="What would help most next time",
        help_text="To the colleague who wrote it. Begin with what is good.",
        required=False,
        rows=4,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for item in ITEMS:
            self.fields[item.code] = forms.ChoiceField(
                label=item.words,
                choices=list(ANSWERS.items()),
                widget=forms.RadioSelect(
                    attrs={"class": "govuk-radios--small govuk-radios--inline"}
                ),
                error_messages={"required": f"Select an answer: {item.words}"},
            )

    @property
    def groups(self) -> list[Group]:
        """Return the statements under their headings."""
        return [
            Group(name, tuple(self[item.code] for item in ITEMS if item.group == name))
            for name, _ in GROUPS
        ]

    def answers(self) -> dict[str, str]:
        """Return the answer to each item."""
        return {item.code: self.cleaned_data[item.code] for item in ITEMS}
