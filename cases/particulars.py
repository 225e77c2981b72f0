"""Which kind of information each particular is: one table (design 1.3)."""

from cases.models import Particular
from information_sharing.categories import Category

Kind = Particular.Kind
CATEGORY_OF: dict[str, Category] = {
    Kind.PRONOUNS: Category.IDENTITY,
    Kind.FIRST_LANGUAGE: Category.IDENTITY,
    Kind.OTHER_LANGUAGES: Category.IDENTITY,
    Kind.INTERPRETER: Category.IDENTITY,
    Kind.ETHNICITY: Category.FAMILY,
    Kind.FAITH: Category.FAMILY,
    Kind.COMMUNICATION: Category.DEVELOPMENT,
    Kind.DISABILITY: Category.HEALTH,
}
"""By kind; what is not shared is neither shown nor asked."""
