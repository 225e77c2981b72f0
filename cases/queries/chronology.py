"""When a family was last seen, and by whom: from the contacts in the viewer's sight."""

from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from agencies.models import Practitioner
from cases.models import Case, Contact
from information_sharing import access


def last_seen(*, viewer: Practitioner, case: Case) -> date | None:
    """Return the last day on which a child was seen, as far as this viewer may know."""
    seen = standing_contacts(viewer=viewer, case=case).filter(child_seen=True)
    found: date | None = seen.aggregate(last=Max("happened_on"))["last"]
    return found


def last_contact_by_team(*, viewer: Practitioner, case: Case) -> dict[UUID, date]:
    """Return the day of each team's last contact; a service not named is left out."""
    kept_apart = access.services_for(viewer, case).unnamed_teams()
    rows = standing_contacts(viewer=viewer, case=case).exclude(team__in=kept_apart)
    dated = rows.order_by().values("team").annotate(last=Max("happened_on"))
    return dict(dated.values_list("team", "last"))


def standing_contacts(*, viewer: Practitioner, case: Case) -> QuerySet[Contact]:
    """Return the contacts shared with her, without those that were corrected."""
    contacts: QuerySet[Contact] = access.facts_of(viewer, Contact, case)
    return contacts.filter(replaced_by__isnull=True)
