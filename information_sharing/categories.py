"""The kinds of information that sharing is decided by (design 1.3)."""

from django.db.models import TextChoices


class Category(TextChoices):
    """Every fact about a family has exactly one of these."""

    IDENTITY = "IDENTITY", "names, ages and who is involved"
    CONTACT = "CONTACT", "addresses and phone numbers"
    HEALTH = "HEALTH", "health"
    DEVELOPMENT = "DEVELOPMENT", "development"
    WELLBEING = "WELLBEING", "emotional wellbeing"
    PARENTING = "PARENTING", "parenting"
    FAMILY = "FAMILY", "family history and wider family"
    HOUSING_MONEY = "HOUSING_MONEY", "housing and money"
    EDUCATION = "EDUCATION", "education"
    PLAN = "PLAN", "the plan"
    CHRONOLOGY = "CHRONOLOGY", "contacts and notes"
    MENTAL_HEALTH = "MENTAL_HEALTH", "mental health"
    SUBSTANCE_USE = "SUBSTANCE_USE", "alcohol and drugs"
    DOMESTIC_ABUSE = "DOMESTIC_ABUSE", "domestic abuse"
    SEXUAL_HEALTH = "SEXUAL_HEALTH", "sexual health"
    OFFENDING = "OFFENDING", "offending"
    SAFEGUARDING = "SAFEGUARDING", "safeguarding"

    @property
    def codename(self) -> str:
        """Return the name of the guardian permission that opens this category."""
        return f"see_{self.value.lower()}"


SENSITIVE = frozenset(
    {
        Category.MENTAL_HEALTH,
        Category.SUBSTANCE_USE,
        Category.DOMESTIC_ABUSE,
        Category.SEXUAL_HEALTH,
        Category.OFFENDING,
        Category.SAFEGUARDING,
    }
)
"""Never included by "everything": each is chosen by name or not at all."""

NOT_PERSONAL = "NOT_PERSONAL"
"""A model field that says nothing about a family."""

BY_ROW = "BY_ROW"
"""A model field whose category stands in its own row, chosen by the author."""

AUTHOR_ONLY = "AUTHOR_ONLY"
"""A model field that only the person who typed it may read."""

TEAM_ONLY = "TEAM_ONLY"
"""A model field that the team holding it may read: no family record stands behind it."""


def with_identity(categories) -> list[str]:
    """Return the categories plus IDENTITY: sharing any shares who it is about."""
    return sorted({Category.IDENTITY.value, *(str(c) for c in categories)})
