"""Who may own an action, and in which column she stands: for every command of the plan."""

from django.utils import timezone

from agencies.models import Agency, Practitioner, Team
from cases.models import Action, Case, Person
from cases.queries.owners import Owner, Readers
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow

OWNER_COLUMNS = (
    ("owner_practitioner", Practitioner),
    ("owner_team", Team),
    ("owner_agency", Agency),
    ("owner_person", Person),
)


def owner_columns(owner: Owner) -> dict[str, Owner | None]:
    """Return the columns of an owner: one is filled, the others are empty."""
    return {
        name: owner if isinstance(owner, kind) else None for name, kind in OWNER_COLUMNS
    }


def check_of_the_family(case: Case, person: Person | None, *, by: Practitioner) -> None:
    """Raise AccessDenied unless this person is of the family, and shared with her."""
    if person is None:
        return
    if person.case_id != case.pk or not access.can_see_person(by, person):
        raise AccessDenied("This person is not shared with you.")


def check_may_see(
    readers: Readers, owner: Owner, category: str, person: Person | None
) -> None:
    """Raise NotPossibleNow unless this owner could read an action of this kind."""
    if not readers.may_see(owner, category, person):
        kind = Category(category).label
        about = f" about {person}" if person else ""
        raise NotPossibleNow(
            f"{owner} cannot see {kind}{about}. Choose a kind of information "
            f"they may see, or share {kind} first."
        )


def check_is_open(action: Action) -> None:
    """Raise NotPossibleNow, with who ended it and when, once an action has ended."""
    if action.status not in Action.OPEN:
        word = action.get_status_display().lower()
        day = f"{timezone.localtime(action.ended_at):%-d %B %Y}"
        raise NotPossibleNow(
            f"{action.ended_by} has already marked this as “{word}” on {day}. "
            "Nothing was changed."
        )
