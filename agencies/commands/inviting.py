"""Inviting somebody to make her own account; used once, within seven days, by her alone."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from agencies.commands.teams import join_team, leave_team
from agencies.inviting import (
    STANDS_FOR,
    digest_of,
    may_be_given,
    new_secret,
    places_elsewhere,
    standing,
)
from agencies.models import (
    AccountInvitation,
    Practitioner,
    Team,
)
from agencies.notifications import mail_invitation
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

HAS_ONE = "Somebody signs in with this address already. Give them a place in the team instead."
INVITED = "This address is invited already. Send that invitation again."
ELSEWHERE = (
    "This address had an account with another agency. Ask whoever runs the site to end "
    "its places there first."
)
OVER = "This invitation was used or withdrawn. Nothing was changed."
NOT_BY_PAGE = "This role is given by whoever runs the site, not by a page."


@dataclass(frozen=True)
class Invited:
    """Who is invited, into which team, and as what."""

    email: str
    first_name: str
    last_name: str
    profession: str
    team: Team
    role: str
    level: str
    starts_on: date


@transaction.atomic
def invite(*, invited: Invited, by: Practitioner) -> AccountInvitation:
    """Invite somebody into a team of her agency; the address goes to her by e-mail.

    An account that was closed is opened again by this.
    """
    access.check_can_invite_to(by, invited.team)
    if not may_be_given(invited.role, invited.team):
        raise NotPossibleNow(NOT_BY_PAGE)
    return _invite(invited, by)


@transaction.atomic
def invite_by_hand(*, invited: Invited, by: Practitioner) -> AccountInvitation:
    """Invite somebody as an officer; run by hand (`manage.py invite_account`) alone."""
    return _invite(invited, by)


def _invite(invited: Invited, by: Practitioner) -> AccountInvitation:
    email = invited.email.strip().lower()
    known = Practitioner.objects.filter(email__iexact=email)
    if known.filter(is_active=True).exists():
        raise NotPossibleNow(HAS_ONE)
    if standing().filter(email=email).exists():
        raise NotPossibleNow(INVITED)
    if places_elsewhere(known, invited.team).exists():
        raise NotPossibleNow(ELSEWHERE)
    secret = new_secret()
    made = AccountInvitation.objects.create(
        **{**vars(invited), "email": email},
        digest=digest_of(secret),
        expires_on=timezone.localdate() + STANDS_FOR,
        invited_by=by,
    )
    _send(made, secret)
    _log(audit.AgencyEvent.ACCOUNT_INVITED, made, by=by)
    return made


@transaction.atomic
def send_again(*, invitation: AccountInvitation, by: Practitioner) -> AccountInvitation:
    """Send a new address for seven days more; the old one is dead from now on."""
    held = _held(invitation, by=by)
    secret = new_secret()
    held.digest = digest_of(secret)
    held.expires_on = timezone.localdate() + STANDS_FOR
    held.save(update_fields=["digest", "expires_on"])
    _send(held, secret)
    _log(audit.AgencyEvent.ACCOUNT_INVITED, held, by=by, again=True)
    return held


@transaction.atomic
def withdraw(*, invitation: AccountInvitation, by: Practitioner) -> AccountInvitation:
    """Take an invitation back: its address says what a used one says."""
    held = _held(invitation, by=by)
    held.withdrawn_at, held.withdrawn_by = timezone.now(), by
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _log(audit.AgencyEvent.ACCOUNT_INVITATION_ENDED, held, by=by)
    return held


@transaction.atomic
def make_account(
    *, secret: str, password: str, by: Practitioner | None
) -> Practitioner | None:
    """Make, or open again, the account of whoever holds the secret; None if it is over.

    Nobody is signed in by it: she signs in herself, with her second step (R1). `by` is
    nobody.
    """
    rows = standing().select_for_update(of=("self",)).select_related("team__agency")
    held = rows.filter(digest=digest_of(secret)).first()
    if held is None:
        return None
    account = _account(held)
    if account is None:
        return None
    account.set_password(password)
    account.save()
    starts_on = max(held.starts_on, timezone.localdate())
    team, role = held.team, held.role
    if not account.memberships.filter(team=team, ended_at__isnull=True).exists():
        place = join_team(
            practitioner=account, team=team, by=by, role=role, starts_on=starts_on
        )
        place.level = held.level
        place.save(update_fields=["level"])
    held.accepted_at, held.accepted_by = timezone.now(), account
    held.save(update_fields=["accepted_at", "accepted_by"])
    _log(audit.AgencyEvent.ACCOUNT_MADE, held, by=account)
    return account


def _account(held: AccountInvitation) -> Practitioner | None:
    """Return her account, new or opened again; None if somebody signs in with it.

    What she was before the account was closed ends: she is what she is invited as, and
    no agency opens again what another one closed (R2).
    """
    known = Practitioner.objects.filter(email__iexact=held.email)
    found = known.first()
    if found and (found.is_active or places_elsewhere(known, held.team).exists()):
        return None
    if found:
        for place in found.memberships.filter(ended_at__isnull=True):
            leave_team(membership=place, by=held.invited_by)
    account = found or Practitioner(username=held.email[:150], email=held.email)
    for name in ("first_name", "last_name", "profession"):
        setattr(account, name, getattr(held, name))
    account.is_active = True
    return account


def _send(invitation: AccountInvitation, secret: str) -> None:
    transaction.on_commit(partial(mail_invitation, invitation, secret), robust=True)


def _held(invitation: AccountInvitation, *, by: Practitioner) -> AccountInvitation:
    access.check_can_invite_to(by, invitation.team)
    rows = AccountInvitation.objects.select_for_update(of=("self",))
    held = rows.select_related("team__agency").get(pk=invitation.pk)
    if held.accepted_at or held.withdrawn_at:
        raise NotPossibleNow(OVER)
    return held


def _log(
    event: audit.AgencyEvent,
    invitation: AccountInvitation,
    *,
    by: Practitioner,
    **more: object,
) -> None:
    details = {"team": str(invitation.team_id), "role": str(invitation.role)}
    audit.record(event, by=by, target=invitation.pk, details=details | more)
