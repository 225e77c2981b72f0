"""Short forms in a text that a family is to read: which of them nobody has explained.

Acronyms shut families out of what is said about them (notes-002, M16 and U4).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?=s?(?![\w-]))")
ORDINARY = frozenset(
    [
        "AM",
        "BBC",
        "CD",
        "DVD",
        "ID",
        "II",
        "III",
        "IV",
        "IT",
        "MMR",
        "NHS",
        "OK",
        "PDF",
        "PE",
        "PIN",
        "PM",
        "RE",
        "TA",
        "TV",
        "UK",
        "USA",
        "VI",
        "WC",
    ]
)


@dataclass(frozen=True)
class ShortForms:
    """What stands in a text: forms that the glossary writes out, and others."""

    to_write_out: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.to_write_out or self.unknown)


def short_forms(text: str) -> list[str]:
    """Return the short forms of a text, once each, without the ordinary ones.

    One that stands in brackets after its words, as in "team around the child (TAC)", is
    explained where it stands.
    """
    found = dict.fromkeys(SHORT_FORM.findall(text))
    return [form for form in found if form not in ORDINARY | _explained(text, found)]


def unexplained(texts: Iterable[str], known: Mapping[str, str]) -> ShortForms:
    """Return the short forms to write out, by what they stand for, and unknown ones."""
    forms = short_forms("\n".join(filter(None, texts)))
    return ShortForms(
        to_write_out=tuple((form, known[form]) for form in forms if form in known),
        unknown=tuple(form for form in forms if form not in known),
    )


def _explained(text: str, forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form for form in forms if _written_before(form, text))


def _written_before(form: str, text: str) -> bool:
    """Return whether it stands in brackets after words with its first letters."""
    before, bracket, _ = text.partition(f"({form})")
    initials = [word[0].upper() for word in re.findall(r"[A-Za-z]+", before)]
    near = iter(initials[-len(form) - 3 :])
    return bool(bracket) and all(letter in near for letter in form)
