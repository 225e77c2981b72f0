"""What became of checklists, as far as the viewer may see it."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner
from cases.models import Case, FollowUp
from information_sharing import access


def follow_ups_of(*, viewer: Practitioner, case: Case) -> QuerySet[FollowUp]:
    """Return the follow-ups of one family, the latest first."""
    rows: QuerySet[FollowUp] = access.facts_of(viewer, FollowUp, case)
    related = rows.select_related("person", "checklist", "done_by", "case")
    return related.order_by("-due_on")


def follow_up_for(*, viewer: Practitioner, case: Case, pk: UUID) -> FollowUp:
    """Return one that is shared with this viewer, or raise Http404."""
    found = follow_ups_of(viewer=viewer, case=case).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found
