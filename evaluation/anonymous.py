"""Does a text name somebody of a family? A help before it leaves the record (1G).

Our own words and no name: what is found is asked about, since a rose is also a flower.
"""

import re
from collections.abc import Iterable

from cases.models import Case, Person

WORD = re.compile(r"[^\W\d_]{2,}")


def names_in(text: str, *, case: Case, people: Iterable[Person]) -> list[str]:
    """Return the names of these people, and the record's number, that stand in a text."""
    names = {
        word.casefold()
        for person in people
        for word in WORD.findall(
            f"{person.given_name} {person.family_name} {person.also_known_as}"
        )
    }
    said = dict.fromkeys(WORD.findall(text))
    found = [word for word in said if word.casefold() in names]
    return [*found, case.reference] if case.reference in text else found
