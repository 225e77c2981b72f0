"""When a family was last seen, and by whom: from the contacts in the viewer's sight."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from agencies.models import Practitioner
from cases.models import Case, Contact
from information_sharing import access

Kind = Contact.Kind
REACHED = (Kind.VISIT, Kind.AT_CENTRE, Kind.SESSION, Kind.CALL, Kind.LETTER)
"""What somebody of the family took part in: not notes, nor tries that failed."""


def last_seen(*, viewer: Practitioner, case: Case) -> date | None:
    """Return the last day on which a child was seen, as far as this viewer may know."""
    seen = standing_contacts(viewer=viewer, case=case).filter(child_seen=True)
    found: date | None = seen.aggregate(last=Max("happened_on"))["last"]
    return found


@dataclass(frozen=True)
class LastContact:
    """When a team was last in touch, and how it last met or reached the family."""

    on: date
    kind: str = ""


def last_contact_by_team(
    *, viewer: Practitioner, case: Case
) -> dict[UUID, LastContact]:
    """Return each team's last contact; a service not named is left out."""
    kept_apart = access.services_for(viewer, case).unnamed_teams()
    rows = standing_contacts(viewer=viewer, case=case).exclude(team__in=kept_apart)
    dated = rows.order_by().values("team", "kind").annotate(last=Max("happened_on"))
    found: dict[UUID, LastContact] = {}
    for team, kind, last in dated.order_by("last").values_list("team", "kind", "last"):
        before = found[team].kind if team in found else ""
        found[team] = LastContact(last, kind if kind in REACHED else before)
    return found


def standing_contacts(*, viewer: Practitioner, case: Case) -> QuerySet[Contact]:
    """Return the contacts shared with her, without those that were corrected."""
    contacts: QuerySet[Contact] = access.facts_of(viewer, Contact, case)
    return contacts.filter(replaced_by__isnull=True)
