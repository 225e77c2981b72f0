"""The quality check: 39 statements, group by group."""

from dataclasses import dataclass

from django import forms

from cases.quality import ANSWERS, GROUPS, ITEMS
from config.forms import HouseForm, LongText

STANDS_ON = {
    "Who it is about": ("cases:people", "People"),
    "How it came about": ("cases:involved", "Who is involved"),
    "Consent": ("information_sharing:sharing", "Sharing"),
    "What happens next": ("cases:plan", "The plan"),
}
"""Groups about what stands on another page of the case: its address, and its name."""


@dataclass(frozen=True)
class Group:
    """The fields of one group, and on which other page it can be seen, if on any."""

    name: str
    fields: tuple[forms.BoundField, ...]
    page: str = ""
    page_name: str = ""


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
                    attrs={"class": "govuk-radios--small govuk-radios--inline ta-close"}
                ),
                error_messages={"required": f"Select an answer: {item.words}"},
            )

    @property
    def groups(self) -> list[Group]:
        """Return the statements under their headings."""
        return [
            Group(
                name,
                tuple(self[item.code] for item in ITEMS if item.group == name),
                *STANDS_ON.get(name, ()),
            )
            for name, _ in GROUPS
        ]

    def answers(self) -> dict[str, str]:
        """Return the answer to each item."""
        return {item.code: self.cleaned_data[item.code] for item in ITEMS}
