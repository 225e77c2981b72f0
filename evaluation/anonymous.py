"""Does a text name somebody of a family? A help before it leaves the record (1G).

Our own words and no name: what is found is asked about, since a rose is also a flower.
"""

import re
import unicodedata
from collections.abc import Iterable

from cases.models import Case, Person

WORD = re.compile(r"[^\W\d_]{2,}")


def names_in(text: str, *, case: Case, people: Iterable[Person]) -> list[str]:
    """Return the names of these people, and the record's number, that stand in a text."""
    names = {
        _bare(word)
        for person in people
        for word in _words(
            f"{person.given_name} {person.family_name} {person.also_known_as}"
        )
    }
    found = [word for word in dict.fromkeys(_words(text)) if _bare(word) in names]
    return [*found, case.reference] if case.reference in text else found


def _words(text: str) -> list[str]:
    """Return its words; an accent typed as a sign of its own cuts none in two."""
    return WORD.findall(unicodedata.normalize("NFKC", text))


def _bare(word: str) -> str:
    """Return the word as somebody writes it who leaves accents out."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
