"""What somebody says of herself: one form, nothing in it required."""

from collections.abc import Mapping, Sequence

from django import forms

from cases.commands.particulars import Answer
from cases.forms.seen import SeenForm
from cases.models import Particular
from cases.particulars import LISTED

Kind = Particular.Kind
NOT_CHOSEN = "Not asked, or not on the list"
HELP = {
    Kind.PRONOUNS: "For example she, he, they.",
    Kind.FAITH: "In their own words.",
    Kind.GENDER: "Only if none on the list fits.",
    Kind.IMMIGRATION: "Only where it bears on the help that the family may get.",
    Kind.OTHER_LANGUAGES: "Languages also spoken at home.",
    Kind.INTERPRETER: "Which language or sign language, and for what.",
    Kind.COMMUNICATION: "For example large print, easy read, more time.",
    Kind.DISABILITY: "In their own words, or none.",
}


def words_field(kind: str) -> forms.CharField:
    """Return the box for what is said under one kind."""
    label = Kind(kind).label
    if kind in LISTED:
        label = f"{label} in their own words"
    return forms.CharField(
        label=label, required=False, max_length=300, help_text=HELP.get(Kind(kind), "")
    )


class ParticularsForm(SeenForm):
    """One answer a kind: a choice where there is a list, words, or rather not."""

    def __init__(
        self, *args, kinds: Sequence[str], known: Mapping[str, Particular], **kwargs
    ):
        self.kinds = kinds
        super().__init__(*args, known=_of(known), **kwargs)
        for kind in kinds:
            self._ask(kind)

    def _ask(self, kind: str) -> None:
        name = kind.lower()
        if kind in LISTED:
            listed = [("", NOT_CHOSEN), *LISTED[Kind(kind)].choices()]
            self.fields[f"{name}_code"] = forms.ChoiceField(
                label=Kind(kind).label, choices=listed, required=False
            )
        self.fields[name] = words_field(kind)
        self.fields[f"{name}_rather_not"] = forms.BooleanField(
            label=f"{Kind(kind).label}: prefers not to say", required=False
        )

    def clean(self):
        """Somebody either says it or would rather not."""
        said = super().clean()
        for kind in self.kinds:
            name = kind.lower()
            told = said.get(name) or said.get(f"{name}_code")
            if told and said.get(f"{name}_rather_not"):
                self.add_error(name, "Write an answer or tick the box, not both")
        return said

    def answers(self) -> dict[str, Answer]:
        """Return what was said under each kind."""
        said = self.cleaned_data
        return {
            kind: Answer(
                code=said.get(f"{kind.lower()}_code", ""),
                words=said[kind.lower()],
                prefers_not_to_say=said[f"{kind.lower()}_rather_not"],
            )
            for kind in self.kinds
        }


def _of(known: Mapping[str, Particular]) -> dict:
    found: dict[str, object] = {}
    for kind, row in known.items():
        name = kind.lower()
        found |= {name: row.words, f"{name}_code": row.code}
        found[f"{name}_rather_not"] = row.prefers_not_to_say
    return found
