"""The lists of words by which services are found: files of data beside this one.

`needs` follows what was found to bring agencies together (notes-000-003 1.2), in our own
words; `outcomes` are the five of Every Child Matters; `kinds` says what sort of help it
is. A word keeps its key for good, so that what others tagged by it stays tagged.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

HERE = Path(__file__).parent
ORDER = ("needs", "outcomes", "kinds")
SPACE = UUID("6a0a1c6e-2f0d-5c0e-9d7a-0c5b8c3f4e21")
"""Ours: keys of lists and words are made from their codes under it."""


@dataclass(frozen=True)
class Word:
    """One word of a list; `within` is the code of a wider one."""

    code: str
    name: str
    description: str = ""
    within: str = ""


@dataclass(frozen=True)
class WordList:
    """One list, its words in order: wider ones before what they hold."""

    code: str
    name: str
    description: str
    version: str
    words: tuple[Word, ...]

    @property
    def key(self) -> UUID:
        """Return the key of this list in every installation."""
        return uuid5(SPACE, self.code)

    def key_of(self, code: str) -> UUID | None:
        """Return the key of a word in every installation; none for no word."""
        return uuid5(SPACE, f"{self.code}/{code}") if code else None


def word_lists() -> Iterator[WordList]:
    """Return the lists that the house comes with."""
    for code in ORDER:
        told = tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8"))
        words = tuple(Word(**each) for each in told.pop("word"))
        yield WordList(code=code, words=words, **told)
