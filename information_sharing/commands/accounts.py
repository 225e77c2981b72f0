"""Ending places in teams and closing accounts: at once, logged, by a second person."""

from django.db import transaction

from agencies import commands as agencies
from agencies.models import Agency, Practitioner, TeamMembership
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def end_place(*, membership: TeamMembership, by: Practitioner) -> TeamMembership:
    """End somebody's place in a team of her agency; it holds from the next request."""
    access.check_can_end_place(by, membership)
    membership = TeamMembership.objects.select_for_update(of=("self",)).get(
        pk=membership.pk
    )
    if membership.ended_at:
        raise NotPossibleNow("This place has ended already.")
    agencies.leave_team(membership=membership, by=by)
    details = {
        "practitioner": str(membership.practitioner_id),
        "team": str(membership.team_id),
    }
    audit.record(
        audit.Event.MEMBERSHIP_ENDED, by=by, target=membership.pk, details=details
    )
    return membership


@transaction.atomic
def close_account(*, account: Practitioner, by: Practitioner) -> Practitioner:
    """Close an account: signed out everywhere, and never signed in again."""
    access.check_can_close_account(by, account)
    account = Practitioner.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        raise NotPossibleNow("This account is closed already.")
    agencies.close_account(practitioner=account, by=by)
    audit.record(audit.Event.ACCOUNT_CLOSED, by=by, target=account.pk)
    return account


@transaction.atomic
def agency_leaves(*, agency: Agency, by: Practitioner) -> Agency:
    """Let an agency leave; run by hand (`manage.py agency_leaves`), never by a page."""
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    if agency.left_at:
        raise NotPossibleNow("This agency has left already.")
    agencies.end_agency(agency=agency, by=by)
    audit.record(
        audit.Event.MEMBERSHIP_ENDED,
        by=by,
        target=agency.pk,
        details={"agency": str(agency.pk)},
    )
    return agency
