"""Looking in the index: who, why, by what, and which families were found."""

from uuid import UUID

from django.db import transaction

from agencies.models import Practitioner
from information_sharing import access, audit
from information_sharing.commands.pace import check_pace
from information_sharing.queries import index
from information_sharing.roles import Permission


@transaction.atomic
def search_index(
    *, wanted: index.Search, purpose: str, by: Practitioner
) -> list[tuple[UUID, UUID]]:
    """Return (person, case) of those found; the log keeps no word that was typed."""
    access.check_has(by, Permission.SEARCH_INDEX)
    check_pace(event=audit.Event.INDEX_SEARCHED, by=by)
    keys = index.search(viewer=by, wanted=wanted)
    details = {
        "purpose": str(purpose),
        "fields": wanted.used,
        "hits": sorted({str(case) for _person, case in keys}),
    }
    audit.record(audit.Event.INDEX_SEARCHED, by=by, details=details)
    return keys
