"""The rules in words: what opens a record, what shields it, how kinds are shared.

Shown on the page about roles and written into docs/access.md.
"""

from information_sharing.categories import SENSITIVE, Category
from information_sharing.models import Grant, Shielding

GRANTS: dict[Grant.Kind, str] = {
    Grant.Kind.RECORDING_TEAM: "every category, everybody in the family; while the team "
    "records the case",
    Grant.Kind.SHARING_DECISION: "the categories and people of the decision; while the "
    "decision, and the consent it rests on, stand",
    Grant.Kind.LEAD_PROFESSIONAL: "what the family agreed to; while the appointment and "
    "the consent stand",
    Grant.Kind.EMERGENCY: "every category, to one person, for 1 to 24 hours; with a "
    "reason, the password again, and a review within two working days",
    Grant.Kind.OVERSIGHT: "every category, to one person, for 1 to 30 days; for a "
    "purpose that a second person has approved",
}
"""What each kind of grant opens, and until when."""

SHIELDS: dict[Shielding.Level, str] = {
    Shielding.Level.ADDRESS_PROTECTED: "where the family lives is shown to nobody but "
    "named readers, in this case and in those of the same household",
    Shielding.Level.SEALED: "nobody but named readers sees that the record exists; an "
    "emergency does not open it",
}
"""What each shield takes away, whatever a grant opens (R12)."""

NOBODY = (
    "Nobody sees a record by being a manager, an administrator or a superuser. A grant "
    "opens a record, and only while it stands: when a consent is withdrawn, a day has "
    "passed, somebody leaves a team, an agency leaves or an account is closed, the next "
    "page is refused."
)


def how_shared(category: Category) -> str:
    """Return in words how a category is shared."""
    if category == Category.IDENTITY:
        return "with any other category, for the people it is about"
    if category in SENSITIVE:
        return "only where it is chosen by name: never part of “everything”"
    return "only where it is chosen"
