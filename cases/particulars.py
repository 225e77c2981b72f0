"""Which kind of information each particular is, and how it is said (design 1.3)."""

from cases import ethnicity, gender
from cases.models import Particular
from information_sharing.categories import Category

Kind = Particular.Kind
CATEGORY_OF: dict[str, Category] = {
    Kind.PRONOUNS: Category.IDENTITY,
    Kind.GENDER: Category.IDENTITY,
    Kind.FIRST_LANGUAGE: Category.IDENTITY,
    Kind.OTHER_LANGUAGES: Category.IDENTITY,
    Kind.INTERPRETER: Category.IDENTITY,
    Kind.ETHNICITY: Category.FAMILY,
    Kind.FAITH: Category.FAMILY,
    Kind.IMMIGRATION: Category.FAMILY,
    Kind.COMMUNICATION: Category.DEVELOPMENT,
    Kind.DISABILITY: Category.HEALTH,
}
"""By kind; what is not shared is neither shown nor asked."""
LISTED = {Kind.ETHNICITY: ethnicity, Kind.GENDER: gender}
"""Kinds with a list to choose from, and the module that has it."""


def in_words(one: Particular) -> str:
    """Return what somebody said of herself, as a page says it."""
    if one.prefers_not_to_say:
        return "prefers not to say"
    listed = LISTED.get(Kind(one.kind))
    chosen = listed.in_words(one.code) if listed and one.code else one.code
    return ", ".join(filter(None, [chosen, one.words]))
