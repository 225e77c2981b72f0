"""Every address of the site on one family, each with somebody who may use it."""

from dataclasses import dataclass

from django.urls import reverse

from agencies.models import RoleName
from information_sharing.roles import Permission, roles_with
from tests.architecture.addresses import own_addresses
from tests.evaluation.submitted import plant_self_evaluation
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.matrix.belonging import plant_belonging
from tests.matrix.births import plant_births
from tests.matrix.centre import plant_activities
from tests.matrix.consents import plant_consent_life
from tests.matrix.exceptions import plant_exceptions
from tests.matrix.figures import plant_figures
from tests.matrix.involved import plant_involved
from tests.matrix.leading import plant_leading
from tests.matrix.meetings import plant_meeting
from tests.matrix.moving import plant_moving
from tests.matrix.office import plant_office
from tests.matrix.outcomes import plant_outcomes
from tests.matrix.partnership import plant_partnership
from tests.matrix.plan import plant_plan
from tests.matrix.referrals import plant_referrals
from tests.matrix.surveys import plant_surveys
from tests.matrix.templates import plant_templates
from tests.matrix.visits import plant_visits

FIRST = {
    Permission.SECOND_FOR_OFFICER: RoleName.SAFEGUARDING_LEAD,
    Permission.REVIEW_EMERGENCIES: RoleName.SAFEGUARDING_LEAD,
}
"""Whose page it is, where several roles may use it."""


LEAVINGS = {
    f"agencies:{name}"
    for name in (
        "leavings", "start-leaving", "leaving", "hand-on", "finish-leaving",
        "call-off-leaving",
    )
}  # fmt: skip
"""What the manager of a team uses, beside who keeps accounts."""


@dataclass(frozen=True)
class Address:
    """One address of the site: what it is called, where it is, who may use it."""

    name: str
    path: str
    by: object


def open_the_office(one, centre):
    """Employ one person of each role; leave one of each paper; once for each family."""
    if hasattr(one, "papers"):
        return
    team, teams = TeamFactory(centre=one.case.centre), {"nursery": TeamFactory()}
    one.office = {
        role: TeamMembershipFactory(team=team, role=role).practitioner
        for role in RoleName
        if role not in {RoleName.PRACTITIONER, RoleName.MANAGER}
    } | {RoleName.PRACTITIONER: one.worker, RoleName.MANAGER: centre.manager}
    people = {
        "lead_professional": one.nominee,
        "agency_administrator": one.office[RoleName.AGENCY_ADMINISTRATOR],
        "outsider": one.office[RoleName.TEAM_MANAGER],
    }
    papers = plant_office(one.family, teams, people)
    papers |= plant_consent_life(one.family, teams, one.consent)
    papers |= plant_belonging(one.family)
    papers |= plant_moving(one.family, under_way=True)
    papers |= plant_plan(one.family)
    papers |= plant_activities(one.family)
    papers |= plant_partnership(one.family, parts_in(one) | people, papers)
    papers |= plant_meeting(one.family, one.worker)
    papers |= plant_births(one.family)
    papers |= plant_exceptions(one.case)
    papers |= plant_figures(centre.report.centre, centre.manager)
    papers |= plant_templates()
    papers |= plant_outcomes(one.family)
    papers |= plant_referrals(one.family)
    papers |= plant_leading(one.family)
    papers |= plant_visits(one.family, one.worker)
    papers |= plant_self_evaluation(centre.evaluation, centre.manager)
    papers |= plant_surveys(centre.report.centre, centre.manager)
    one.papers = papers | plant_involved(one.family, papers["involvement"], done=False)


def parts_in(one):
    """Return the people of the office by their part, as the matrix names them."""
    office = {role.value.lower(): person for role, person in one.office.items()}
    return office | {"recording_team": one.worker}


def known_of(one, centre):
    """Return what the arguments of every route may stand for."""
    open_the_office(one, centre)
    things = (
        "assessment", "consent", "decision", "goal", "action", "nomination",
        "contact", "attachment",
    )  # fmt: skip
    return one.papers | {
        **{name: getattr(one, name) for name in things},
        "pk": one.case,
        "advice": one.advice,
        "report": centre.report,
        "evaluation": centre.evaluation,
        "element": "1.1.1",
        "question": 1,
        "code": "access",
    }


def who_uses(address, one):
    """Return somebody who may use this address."""
    if address.name == "lead_professional:nomination":
        return one.nominee
    if address.name in LEAVINGS:
        return one.office[RoleName.TEAM_MANAGER]
    permission = address.rule.permission
    if permission is None:
        return one.worker
    roles = roles_with(permission)
    return one.office[FIRST.get(permission, roles[0])]


def kwargs_by_route(one, centre):
    """Return for every own address who uses it, and what its path needs."""
    known, found = known_of(one, centre), {}
    for address in own_addresses():
        wanted = {name: known[name] for name in address.converters}
        kwargs = {name: getattr(thing, "pk", thing) for name, thing in wanted.items()}
        found[address.name] = (who_uses(address, one), kwargs)
    return found


def addresses(one, centre):
    """Return every own address with somebody who may use it; questions 1 to 8."""
    found = [
        Address(name, reverse(name, kwargs=kwargs), by)
        for name, (by, kwargs) in sorted(kwargs_by_route(one, centre).items())
    ]
    decide = "information_sharing:decide"
    for number in range(2, 9):
        path = reverse(decide, args=[one.case.pk, number])
        found.append(Address(decide, path, one.worker))
    return found
