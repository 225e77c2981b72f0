"""Does a passage name somebody else? A help for the reader, who decides (section 8).

It marks too much rather than too little: a mark costs a look, a name that slips
through cannot be taken back.
"""

import re
from collections.abc import Iterable

from cases.models import Person

KIN = {
    "mother": ("mother", "mum", "mummy", "mam"),
    "father": ("father", "dad", "daddy"),
    "grandmother": ("grandmother", "grandma", "gran", "nan", "nana"),
    "grandfather": ("grandfather", "grandad", "grandpa"),
    "stepfather": ("stepfather", "stepdad"),
    "stepmother": ("stepmother", "stepmum"),
}
OTHERS = frozenset(
    [
        "aunt",
        "auntie",
        "uncle",
        "brother",
        "sister",
        "cousin",
        "stepbrother",
        "stepsister",
        "partner",
        "boyfriend",
        "girlfriend",
        "husband",
        "wife",
        "fiancé",
        "ex",
        "neighbour",
        "neighbours",
        "friend",
        "friends",
        "sibling",
        "siblings",
        "parents",
        "grandparents",
        "parent",
        "carer",
        "son",
        "daughter",
        "lodger",
    ]
)
SAFE = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "easter",
        "christmas",
        "english",
        "british",
        "welsh",
        "scottish",
        "irish",
        "i",
    ]
)
STARTERS = frozenset(
    [
        "she",
        "he",
        "they",
        "it",
        "we",
        "you",
        "i",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "the",
        "a",
        "an",
        "her",
        "his",
        "their",
        "who",
        "what",
        "when",
        "where",
        "then",
        "today",
        "yesterday",
        "nobody",
        "everybody",
        "everyone",
        "somebody",
        "both",
        "mother",
        "father",
        "mum",
        "dad",
        "baby",
        "all",
        "each",
        "one",
        "home",
        "health",
        "nothing",
        "something",
    ]
)
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?")
INSIDE = re.compile(
    r"(?<=[^\W\d_][,;:'\")]\s)[A-Z][^\W\d_]+|(?<=[^\W\d_]\s)[A-Z][^\W\d_]+"
)
BEGINS = re.compile(
    r"(?:^|[.!?\n:]\s*)([A-Z][^\W\d_]+)\s(?:is|was|has|had|says|said|comes|came|goes|"
    r"went|tells|told|and|will|lives|lived|does|did|wants|\w+ed|\w+s)\b"
)
WORD = re.compile(r"[^\W\d_]+")


class Naming:
    """The names of one family, as one person's passages are read for them."""

    def __init__(self, person: Person, people: Iterable[Person]) -> None:
        others = [other for other in people if other.pk != person.pk]
        self.hers = _names(person)
        self.called = _names(person, family=False) | _kin(person)
        named: set[str] = set().union(*map(_names, others))
        self.others = (named | _all_kin() | OTHERS) - self.hers - _kin(person)

    def mentions_her(self, text: str) -> bool:
        """Return whether the passage speaks of her, by name or as "the mother"."""
        return bool(_words(text) & self.called)

    def names_others(self, text: str) -> bool:
        """Return whether the passage may name or mean somebody else."""
        if TITLE.search(text) or _words(text) & self.others:
            return True
        inside = {name.casefold() for name in INSIDE.findall(text)}
        begins = {name.casefold() for name in BEGINS.findall(text)} - STARTERS
        return bool((inside | begins) - SAFE - self.hers)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _names(person: Person, *, family: bool = True) -> set[str]:
    return _words(f"{person.given_name} {person.family_name if family else ''}")


def _kin(person: Person) -> set[str]:
    return set(KIN.get(person.relationship.strip().casefold(), ()))


def _all_kin() -> set[str]:
    return {word for words in KIN.values() for word in words}
