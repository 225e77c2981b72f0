"""Asking somebody to lead: the family's choice first, one question at a time (R20)."""

from dataclasses import dataclass, field

from django.db import transaction

from agencies.models import Practitioner, Team, TeamMembership
from cases.locks import hold_open_case
from cases.models import Case
from information_sharing import access, audit
from information_sharing.commands import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission, roles_with
from lead_professional.criteria import OVER_CAP
from lead_professional.models import Nomination
from lead_professional.policies import check_family_agreed
from lead_professional.queries.loads import loads_of
from lead_professional.waiting import unanswered

FULL = (
    "{who} leads as much already as their agency agreed. You can ask all the same: "
    "say that you know, and why."
)


@dataclass(frozen=True)
class Wishes:
    """Whom the family and the child would like, in their words, and why this person.

    `criteria` are the points of `lead_professional.criteria`; `over_cap` says why
    somebody is asked who has a full load already.
    """

    family: str
    child: str = ""
    reason: str = ""
    family_chose: bool = False
    criteria: dict[str, int] = field(default_factory=dict)
    over_cap: str = ""


@transaction.atomic
def nominate(
    *,
    case: Case,
    nominee: Practitioner,
    team: Team,
    wishes: Wishes,
    by: Practitioner,
) -> Nomination:
    """Ask a practitioner of a team that may lead; return the nomination."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    nomination = ask(case=case, nominee=nominee, team=team, wishes=wishes, by=by)
    log_asked(event=audit.Event.LEAD_NOMINATED, nomination=nomination, by=by)
    return nomination


def ask(
    *,
    case: Case,
    nominee: Practitioner,
    team: Team,
    wishes: Wishes,
    by: Practitioner,
) -> Nomination:
    """Ask somebody about a case that is held; whoever calls checks and logs."""
    _check_nobody_is_asked(case)
    _check_works_there(nominee, team)
    consent = check_family_agreed(case, team)
    over_cap = _check_room(nominee, team, wishes)
    nomination = Nomination.objects.create(
        case=case,
        nominee=nominee,
        team=team,
        consent=consent,
        family_wish=wishes.family,
        child_wish=wishes.child,
        family_chose=wishes.family_chose,
        reason=wishes.reason,
        criteria=wishes.criteria | ({OVER_CAP: wishes.over_cap} if over_cap else {}),
        nominated_by=by,
    )
    tell(people=[nominee], kind="LEAD_ASKED", case=case, target=nomination.pk, by=by)
    return nomination


def _check_nobody_is_asked(case: Case) -> None:
    waiting = unanswered(case).select_related("nominee").first()
    if waiting:
        raise NotPossibleNow(
            f"{waiting.nominee} has been asked already and has not answered yet. "
            "Wait for the answer, or take the request back first."
        )


def _check_works_there(nominee: Practitioner, team: Team) -> None:
    roles = roles_with(Permission.WORK_WITH_FAMILIES)
    live = TeamMembership.objects.in_force().filter(practitioner=nominee, team=team)
    if not live.filter(role__in=roles).exists():
        raise NotPossibleNow(f"{nominee} does not work with families in {team}.")


def _check_room(nominee: Practitioner, team: Team, wishes: Wishes) -> bool:
    """Return whether it is one too many; raise NotPossibleNow where nobody said why."""
    full = loads_of([(nominee.pk, team.agency_id)])[nominee.pk, team.agency_id].is_full
    if full and not wishes.over_cap:
        raise NotPossibleNow(FULL.format(who=nominee))
    return full


def log_asked(
    *, event: audit.Event, nomination: Nomination, by: Practitioner, **more: str
) -> None:
    """Write one event about a question to lead."""
    details: dict[str, object] = {
        "nominee": str(nomination.nominee_id),
        "team": str(nomination.team_id),
        "over_cap": OVER_CAP in nomination.criteria,
    }
    audit.record(
        event, by=by, case=nomination.case, target=nomination.pk, details=details | more
    )
