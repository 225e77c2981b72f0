"""Personas and sharing states: one family, ten readers, seven states of sharing."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from agencies import commands as agencies_commands
from agencies.models import RoleName
from evaluation.building import build
from evaluation.commands.self_evaluations import start_self_evaluation
from information_sharing.categories import Category
from information_sharing.models import ConsentTeam, Grant
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.evaluation import ReportFactory
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    ConsentExclusionFactory,
    GrantFactory,
    SharingDecisionFactory,
)
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.matrix.canaries import (
    ADVICE,
    EVERY,
    FAMILY,
    SHARING,
    canaries,
    canary,
    plant_people,
    plant_work,
)
from tests.people import Household, consent_for, member_of, share

STATES = (
    "not_shared",
    "shared",
    "withdrawn",
    "expired",
    "excluded",
    "ended",
    "countersign_pending",
)
PERSONAS = (
    "anonymous",
    "recording_team",
    "shared_team",
    "lead_professional",
    "outsider",
    "excluded_team",
    "former_member",
    "manager",
    "information_officer",
    "system_administrator",
)
SHARED = {Category.IDENTITY, Category.HEALTH, Category.DEVELOPMENT}
LED = SHARED | {Category.WELLBEING, Category.PLAN}
REACHED = ("child", "mother", FAMILY)
SEEN = {
    "recording_team": EVERY - {"canary-DRAFT-colleague"},
    "lead_professional": canaries(LED, REACHED) | {SHARING, ADVICE},
    "information_officer": {ADVICE},
}
"""Whom the rules let read what, in every state."""


def may_read(persona: str, state: str) -> set[str]:
    """Return the canaries that this persona may be shown in this state."""
    if persona == "shared_team" and state == "shared":
        return canaries(SHARED, REACHED)
    return SEEN.get(persona, set())


@dataclass
class Scenario:
    """What the cells are asked about."""

    state: str
    family: Household
    personas: dict = field(default_factory=dict)
    kwargs: dict = field(default_factory=dict)


def build_scenario(state: str) -> Scenario:
    """Build the family, everybody who reads, and the one state of sharing."""
    recording, therapy, nursery, family_support = TeamFactory.create_batch(4)
    case = CaseFactory(recording_team=recording)
    people = plant_people(case)
    family = Household(case=case, **people)
    personas = make_personas(case, recording, therapy, nursery, family_support)
    kwargs = {"pk": case.pk, "element": "1.1.1", "question": 1, "code": "access"}
    kwargs |= plant_work(
        case, people, by=personas["recording_team"], owner=personas["shared_team"]
    )
    share_state(state, family, therapy)
    kwargs |= {"decision": leave_out(family, nursery).decision}
    kwargs |= appoint(family, family_support, personas)
    kwargs |= evaluate(case.centre, personas["manager"])
    kwargs["advice"] = AdviceRequestFactory(case=case, words=ADVICE)
    return Scenario(state, family, personas, kwargs)


def make_personas(case, recording, therapy, nursery, family_support) -> dict:
    """Return everybody by the name of her part."""
    leaver = TeamMembershipFactory(team=therapy)
    agencies_commands.leave_team(membership=leaver, by=leaver.practitioner)
    office = TeamFactory(centre=case.centre)

    def officer(role, **practitioner):
        extra = {f"practitioner__{key}": value for key, value in practitioner.items()}
        return TeamMembershipFactory(team=office, role=role, **extra).practitioner

    return {
        "anonymous": None,
        "recording_team": member_of(recording),
        "shared_team": member_of(therapy),
        "lead_professional": member_of(family_support),
        "outsider": member_of(TeamFactory()),
        "excluded_team": member_of(nursery),
        "former_member": leaver.practitioner,
        "manager": officer(RoleName.MANAGER),
        "information_officer": officer(RoleName.INFORMATION_OFFICER),
        "system_administrator": officer(
            RoleName.SYSTEM_ADMINISTRATOR, is_superuser=True, is_staff=True
        ),
    }


def share_state(state: str, family: Household, therapy) -> None:
    """Bring sharing with the therapy team into this state."""
    if state == "not_shared":
        return
    if state == "countersign_pending":
        pending = {
            "consent": None,
            "without_consent": True,
            "countersign_by": timezone.now() + datetime.timedelta(days=1),
        }
        decide_without_consent(family, therapy, pending)
        return
    now, clerk = timezone.now(), family.case.opened_by
    dates = {}
    if state == "expired":
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        dates = {"given_on": datetime.date(2026, 1, 5), "expires_on": yesterday}
    consent = consent_for(family, therapy, note=SHARING, **dates)
    grant = share(family, therapy, consent=consent)
    if state == "withdrawn":
        ConsentTeam.objects.filter(consent=consent).update(
            withdrawn_at=now, withdrawn_by=clerk, withdrawal_reason=SHARING
        )
    if state == "excluded":
        other = consent_for(family, people=[family.mother], categories=["PARENTING"])
        ConsentExclusionFactory(consent=other, agency=therapy.agency, team=None)
    if state == "ended":
        Grant.objects.filter(pk=grant.pk).update(ended_at=now, ended_by=clerk)


def decide_without_consent(family, team, fields) -> None:
    """Share in the public interest; a second person has yet to sign."""
    decision = SharingDecisionFactory(
        case=family.case,
        team=team,
        balance=SHARING,
        people=[family.child, family.mother],
        **fields,
    )
    GrantFactory(decision=decision)


def leave_out(family: Household, nursery) -> Grant:
    """Share with the nursery, then record that the mother wants it left out."""
    grant = share(
        family, nursery, consent=consent_for(family, nursery), purpose=SHARING
    )
    later = consent_for(family, people=[family.mother], categories=["EDUCATION"])
    ConsentExclusionFactory(consent=later, team=nursery)
    return grant


def appoint(family: Household, team, personas) -> dict:
    """Appoint the lead professional; ask him once more, so that a question waits."""
    consent = consent_for(family, team, categories=sorted(LED), note=SHARING)
    word = canary(Category.PLAN, FAMILY)
    asked = {
        "case": family.case,
        "nominee": personas["lead_professional"],
        "team": team,
        "consent": consent,
        "family_wish": word,
        "nominated_by": personas["recording_team"],
    }
    AppointmentFactory(nomination=NominationFactory(accepted=True, **asked))
    return {"consent": consent, "nomination": NominationFactory(**asked)}


def evaluate(centre, manager) -> dict:
    """Make the manager's report and self-evaluation of the case's own centre."""
    report = ReportFactory(centre=centre, requested_by=manager)
    build(report.pk)
    evaluation = start_self_evaluation(
        centre=centre, starts_on=report.starts_on, ends_on=report.ends_on, by=manager
    )
    return {"report": report, "evaluation": evaluation}
