"""The states of sharing: how the scenario gets into each, one small step at a time.

Every state but `never_shared` shares names, health and development of the child and
her mother with the therapy team first; then something happens.
"""

import datetime

from django.utils import timezone

from agencies import commands as agencies_commands
from agencies.models import Agency, Practitioner, TeamMembership
from cases.commands.closing import close_case
from cases.models import Case
from information_sharing.categories import Category
from information_sharing.models import Consent, ConsentTeam, Grant
from lead_professional.models import Appointment
from tests.factories.agencies import TeamFactory
from tests.factories.cases import CaseFactory, InvolvementFactory
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    GrantFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import NarrowingFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.matrix.canaries import FAMILY, SERVICE, SHARING, canary
from tests.matrix.meetings import end_meetings
from tests.matrix.scenario import Scenario
from tests.people import consent_for, share


def enter(state: str, scenario: Scenario) -> Scenario:
    """Bring the scenario into this state; the caller undoes it."""
    scenario.state = state
    STEPS[state](scenario)
    return scenario


def never_shared(scenario) -> None:
    """Leave the therapy team with nothing."""


def shared(scenario) -> Grant:
    """Share by the mother's consent; return the grant."""
    therapy = scenario.teams["therapy"]
    consent = consent_for(scenario.family, therapy, note=SHARING)
    return share(scenario.family, therapy, consent=consent)


def _narrowed(scenario, **part) -> None:
    NarrowingFactory(consent=shared(scenario).consent, reason=SHARING, **part)


def narrowed_by_category(scenario) -> None:
    """Take health back."""
    _narrowed(scenario, category=Category.HEALTH)


def narrowed_by_person(scenario) -> None:
    """Take the mother back; the child stays."""
    _narrowed(scenario, category="", person=scenario.family.mother)


def withdrawn(scenario) -> None:
    """Take the consent back for this team."""
    held = ConsentTeam.objects.filter(consent=shared(scenario).consent)
    held.update(
        withdrawn_at=timezone.now(),
        withdrawn_by=scenario.family.case.opened_by,
        withdrawal_reason=SHARING,
    )


def expired_yesterday(scenario) -> None:
    """Let the consent's last day have been yesterday."""
    consents = Consent.objects.filter(pk=shared(scenario).consent_id)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    consents.update(given_on=datetime.date(2026, 1, 5), expires_on=yesterday)


def expired_a_second_ago(scenario) -> None:
    """Let the grant have run until a second ago."""
    second = timezone.now() - datetime.timedelta(seconds=1)
    Grant.objects.filter(pk=shared(scenario).pk).update(ends_at=second)


def ended(scenario) -> None:
    """End the grant."""
    clerk = scenario.family.case.opened_by
    grants = Grant.objects.filter(pk=shared(scenario).pk)
    grants.update(ended_at=timezone.now(), ended_by=clerk)


def excluded(scenario) -> None:
    """Let the mother say later: not this agency."""
    shared(scenario)
    family, agency = scenario.family, scenario.teams["therapy"].agency
    later = consent_for(family, people=[family.mother], categories=["PARENTING"])
    ConsentExclusionFactory(consent=later, agency=agency, team=None)


def _without_consent(scenario, **fields) -> None:
    family, team = scenario.family, scenario.teams["therapy"]
    decision = SharingDecisionFactory(
        case=family.case,
        team=team,
        without_consent=True,
        balance=SHARING,
        categories=[Category.HEALTH, Category.DEVELOPMENT],
        people=[family.child, family.mother],
        **fields,
    )
    GrantFactory(decision=decision)


def by_duty(scenario) -> None:
    """Share because the law says so, with two names under it."""
    second = scenario.personas["recording_team"]
    _without_consent(
        scenario, basis="DUTY", countersigned_at=timezone.now(), countersigned_by=second
    )


def countersign_pending(scenario) -> None:
    """Share in the public interest; a second person has yet to sign."""
    _without_consent(scenario, countersign_by=_tomorrow())


def countersign_refused(scenario) -> None:
    """Share urgently; the second person has said no since."""
    _without_consent(
        scenario,
        urgent=True,
        countersign_by=_tomorrow(),
        refused_at=timezone.now(),
        refused_by=scenario.personas["recording_team"],
        refusal_reason=SHARING,
    )


def _tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


def emergency(scenario) -> None:
    """Let somebody of another team open the record for two hours."""
    EmergencyAccessFactory(
        case=scenario.family.case, membership=_membership(scenario, "emergency_user")
    )


def oversight(scenario) -> None:
    """Let a team manager read the record, as a second person agreed."""
    OversightFactory(
        case=scenario.family.case, membership=_membership(scenario, "team_manager")
    )


def _membership(scenario, persona) -> TeamMembership:
    return scenario.personas[persona].memberships.get()


def sealed(scenario) -> None:
    """Seal the record for all but the lead professional."""
    shared(scenario)
    shielding = ShieldingFactory(case=scenario.family.case, sealed=True)
    reader = scenario.personas["lead_professional"]
    ShieldReaderFactory(shielding=shielding, practitioner=reader)


def address_protected(scenario) -> None:
    """Hide where the family lives."""
    shared(scenario)
    ShieldingFactory(case=scenario.family.case)


def sensitive_service(scenario) -> None:
    """Let a service be involved whose name says too much."""
    shared(scenario)
    service = TeamFactory(name=SERVICE, is_sensitive=True)
    InvolvementFactory(case=scenario.family.case, team=service, is_sensitive=True)


def team_left(scenario) -> None:
    """Let her leave the therapy team, still signed in."""
    shared(scenario)
    membership = _membership(scenario, "shared_team")
    agencies_commands.leave_team(membership=membership, by=membership.practitioner)


def account_disabled(scenario) -> None:
    """Close her account, still signed in."""
    shared(scenario)
    account = Practitioner.objects.filter(pk=scenario.personas["shared_team"].pk)
    account.update(is_active=False)


def appointment_ended(scenario) -> None:
    """End the lead professional's appointment, but not the grant that names it."""
    shared(scenario)
    case = scenario.family.case
    Appointment.objects.filter(case=case).update(
        ended_at=timezone.now(), ended_by=case.opened_by, end_reason="Moved away."
    )


def agency_left(scenario) -> None:
    """Let the whole agency of the therapy team leave."""
    shared(scenario)
    agency = Agency.objects.filter(pk=scenario.teams["therapy"].agency_id)
    agency.update(left_at=timezone.now(), left_by=scenario.family.case.opened_by)


def case_closed(scenario) -> None:
    """Close the case: what was shared stays readable, nothing is written."""
    shared(scenario)
    case = Case.objects.get(pk=scenario.family.case.pk)
    word = canary(Category.PLAN, FAMILY)
    end_meetings(case, because=word, by=scenario.personas["recording_team"])
    close_case(case=case, reason=word, by=scenario.personas["recording_team"])


def case_merged(scenario) -> None:
    """Close the case because the family had two."""
    case_closed(scenario)
    case = Case.objects.filter(pk=scenario.family.case.pk)
    case.update(merged_into=CaseFactory())


STEPS = {
    step.__name__: step
    for step in (
        never_shared,
        shared,
        narrowed_by_category,
        narrowed_by_person,
        withdrawn,
        expired_yesterday,
        expired_a_second_ago,
        ended,
        excluded,
        by_duty,
        countersign_pending,
        countersign_refused,
        emergency,
        oversight,
        sealed,
        address_protected,
        sensitive_service,
        team_left,
        account_disabled,
        appointment_ended,
        agency_left,
        case_closed,
        case_merged,
    )
}
STATES = tuple(STEPS)
