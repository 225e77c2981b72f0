"""Listing a family in the index on another basis than consent, and ending that."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, audit, policies
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Listing


@transaction.atomic
def list_family(*, case: Case, basis: str, reason: str, by: Practitioner) -> Listing:
    """Let the children of this case be found, by a duty or in the public interest."""
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    standing = Listing.objects.filter(case=case, basis=basis, ended_at__isnull=True)
    if standing.exists():
        raise NotPossibleNow("The family is listed on this basis already.")
    listing = Listing.objects.create(
        case=case, basis=basis, reason=reason, listed_by=by
    )
    audit.record(
        audit.Event.FAMILY_LISTED,
        by=by,
        case=case,
        target=listing.pk,
        details={"basis": str(basis)},
    )
    return listing


@transaction.atomic
def unlist_family(*, listing: Listing, by: Practitioner) -> Listing:
    """End a listing; no reason is asked, and a closed case may be taken off too."""
    access.check_can_coordinate(by, listing.case)
    listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    if listing.ended_at:
        raise NotPossibleNow("This listing has ended already.")
    listing.ended_at, listing.ended_by = timezone.now(), by
    listing.save(update_fields=["ended_at", "ended_by"])
    audit.record(
        audit.Event.FAMILY_UNLISTED,
        by=by,
        case=listing.case,
        target=listing.pk,
        details={"basis": str(listing.basis)},
    )
    return listing
