"""Help is asked for: at the desk, on the public form, by a colleague (M6, P4)."""

from dataclasses import asdict

from django.db import transaction

from agencies.models import Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Case, Referral
from cases.opening_referrals import check_family_knows, open_referral, receiving_teams
from cases.referring import Asked
from information_sharing import access, audit, refusals
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

SAID_NO = "The family has said no to this team. Ask them again before you refer them."
PROTECTED = "This record is specially protected. Ask the information officer first."
NOT_RECEIVING = "This team takes no referrals here. Choose another."


@transaction.atomic
def take_referral(*, team: Team, asked: Asked, by: Practitioner) -> Referral:
    """Write down at the desk who asks for what; return the referral."""
    access.check_can_keep(by, team)
    referral = _open(team, asked, received_by=by)
    _log(referral, by)
    return referral


@transaction.atomic
def take_online(*, team: Team, asked: Asked, by: None = None) -> Referral:
    """Keep what came by the public form, for a team that takes such referrals."""
    _check_receives(team)
    referral = _open(team, asked)
    _tell_team(referral, by=None)
    _log(referral, None)
    return referral


@transaction.atomic
def refer(
    *, team: Team, asked: Asked, by: Practitioner, case: Case | None = None
) -> Referral:
    """Refer a family to another team; what became of it is told to her who refers.

    Of a family that has a record, only who coordinates it refers them, and never to a
    team that they have said no to (R6); what she writes is all that goes.
    """
    access.check_has(by, Permission.WORK_WITH_FAMILIES)
    _check_receives(team)
    if case:
        _check_may_go(case, team, by)
    referral = _open(team, asked, referrer=by, received_by=by)
    _tell_team(referral, by=by)
    _log(referral, by, case=case)
    return referral


def _check_may_go(case: Case, team: Team, by: Practitioner) -> None:
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    if access.is_shielded(case):
        raise NotPossibleNow(PROTECTED)
    if {("team_id", team.pk), ("agency_id", team.agency_id)} & refusals.refused_in(
        case
    ):
        raise NotPossibleNow(SAID_NO)


def _check_receives(team: Team) -> None:
    if not receiving_teams().filter(pk=team.pk).exists():
        raise NotPossibleNow(NOT_RECEIVING)


def _open(team: Team, asked: Asked, **people: Practitioner) -> Referral:
    check_family_knows(asked.family_knows, asked.why_not_told)
    return open_referral(team, asdict(asked) | people)


def _tell_team(referral: Referral, *, by: Practitioner | None) -> None:
    people = access.people_of_team(referral.team)
    tell(people=people, kind="REFERRAL_RECEIVED", target=referral.pk, by=by)


def _log(referral: Referral, by: Practitioner | None, case: Case | None = None) -> None:
    audit.record(
        audit.Event.REFERRAL_TAKEN,
        by=by,
        case=case,
        target=referral.pk,
        details={"source": referral.source},
    )
