"""One family and everybody who asks: built once, then brought into each state."""

from dataclasses import dataclass, field

from agencies import commands as agencies_commands
from agencies.models import RoleName
from evaluation.building import build
from evaluation.commands.self_evaluations import start_self_evaluation
from information_sharing.categories import Category
from information_sharing.models import Grant
from tests.evaluation.submitted import plant_self_evaluation
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.evaluation import ReportFactory
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    ConsentExclusionFactory,
)
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.matrix.belonging import plant_belonging
from tests.matrix.births import plant_births
from tests.matrix.canaries import (
    ADVICE,
    FAMILY,
    SHARING,
    canary,
    plant_people,
    plant_work,
)
from tests.matrix.centre import plant_activities
from tests.matrix.consents import plant_consent_life
from tests.matrix.exceptions import plant_exceptions
from tests.matrix.figures import plant_figures
from tests.matrix.involved import plant_involved
from tests.matrix.leading import plant_leading
from tests.matrix.meetings import meetings_held, plant_meeting
from tests.matrix.moving import plant_moving
from tests.matrix.office import plant_office, plant_special
from tests.matrix.outcomes import plant_outcomes
from tests.matrix.partnership import plant_partnership
from tests.matrix.plan import plant_plan
from tests.matrix.referrals import plant_referrals
from tests.matrix.story import plant_story
from tests.matrix.surveys import plant_surveys
from tests.matrix.templates import plant_templates
from tests.matrix.visits import plant_visits
from tests.people import Household, consent_for, member_of, share

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
    "emergency_user",
    "team_manager",
    "safeguarding_lead",
    "auditor",
    "agency_administrator",
    "commissioner",
)
LED = (
    Category.IDENTITY,
    Category.HEALTH,
    Category.DEVELOPMENT,
    Category.WELLBEING,
    Category.PLAN,
)


@dataclass
class Scenario:
    """What the cells are asked about."""

    family: Household
    teams: dict
    personas: dict = field(default_factory=dict)
    kwargs: dict = field(default_factory=dict)
    special: dict = field(default_factory=dict)
    state: str = ""


def build_scenario() -> Scenario:
    """Build the family and everybody; nothing is shared with the therapy team yet."""
    names = ("recording", "therapy", "nursery", "family_support")
    teams = dict(zip(names, TeamFactory.create_batch(4), strict=True))
    case = CaseFactory(recording_team=teams["recording"])
    people = plant_people(case)
    family = Household(case=case, **people)
    personas = make_personas(case, teams)
    kwargs = {"pk": case.pk, "element": "1.1.1", "question": 1, "code": "access"}
    kwargs |= plant_work(
        case, people, by=personas["recording_team"], owner=personas["shared_team"]
    )
    kwargs |= {"decision": leave_out(family, teams["nursery"]).decision}
    kwargs |= appoint(family, teams["family_support"], personas)
    kwargs |= plant_consent_life(family, teams, kwargs["consent"])
    kwargs |= evaluate(case.centre, personas["manager"])
    kwargs |= plant_figures(case.centre, personas["manager"])
    kwargs["advice"] = AdviceRequestFactory(case=case, words=ADVICE)
    kwargs |= plant_story(case, people)
    kwargs |= plant_office(family, teams, personas)
    kwargs |= plant_exceptions(case)
    kwargs |= plant_involved(family, kwargs["involvement"])
    kwargs |= plant_belonging(family)
    kwargs |= plant_moving(family)
    kwargs |= plant_plan(family)
    kwargs |= plant_activities(family)
    kwargs |= plant_births(family) | plant_templates()
    kwargs |= plant_partnership(family, personas, kwargs)
    kwargs |= plant_outcomes(family) | plant_referrals(family)
    kwargs |= plant_leading(family)
    kwargs |= plant_visits(family, personas["recording_team"], personas["shared_team"])
    kwargs |= plant_meeting(family, personas["lead_professional"])
    special = plant_special(family, personas) | meetings_held(
        family,
        notes_by=personas["recording_team"],
        invited=personas["lead_professional"],
    )
    return Scenario(family, teams, personas, kwargs, special)


def make_personas(case, teams) -> dict:
    """Return everybody by the name of her part."""
    leaver = TeamMembershipFactory(team=teams["therapy"])
    agencies_commands.leave_team(membership=leaver, by=leaver.practitioner)
    office = TeamFactory(centre=case.centre)

    def officer(role, team=office, **practitioner):
        extra = {f"practitioner__{key}": value for key, value in practitioner.items()}
        return TeamMembershipFactory(team=team, role=role, **extra).practitioner

    return {
        "anonymous": None,
        "recording_team": member_of(teams["recording"]),
        "shared_team": member_of(teams["therapy"]),
        "lead_professional": member_of(teams["family_support"]),
        "outsider": member_of(TeamFactory()),
        "excluded_team": member_of(teams["nursery"]),
        "former_member": leaver.practitioner,
        "manager": officer(RoleName.MANAGER),
        "information_officer": officer(RoleName.INFORMATION_OFFICER),
        "system_administrator": officer(
            RoleName.SYSTEM_ADMINISTRATOR, is_superuser=True, is_staff=True
        ),
        "emergency_user": member_of(TeamFactory()),
        "team_manager": officer(RoleName.TEAM_MANAGER, team=TeamFactory()),
        "safeguarding_lead": officer(RoleName.SAFEGUARDING_LEAD),
        "auditor": officer(RoleName.AUDITOR),
        "agency_administrator": officer(RoleName.AGENCY_ADMINISTRATOR),
        "commissioner": officer(RoleName.COMMISSIONER, team=TeamFactory()),
    }


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
    around = plant_self_evaluation(evaluation, manager)
    around |= plant_surveys(centre, manager)
    return {"report": report, "evaluation": evaluation} | around
