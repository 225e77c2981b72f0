"""What the invented town's people say of their work, and to whom they answer."""

from datetime import date, timedelta

from django.utils import timezone

from agencies import commands
from agencies.commands.agencies import AgencyWords, change_agency
from agencies.commands.days import Days, change_days
from agencies.commands.people import OwnWords, change_profile
from agencies.commands.places import Document, record_registration
from agencies.models import (
    Agency,
    GlossaryTerm,
    Registration,
    RoleName,
    TeamMembership,
    WorkingPattern,
)
from config.demo.colleagues_words import AGENCIES, PROFILES
from config.demo.families import Town
from config.demo.people import NEWCOMERS, SINCE, add_practitioner

QUIET = WorkingPattern(practitioner=None)


def introduce_colleagues(town: Town) -> None:
    """Let people say what they do; name their managers; leave something to renew."""
    for row in NEWCOMERS:
        town.people[row[0]] = add_practitioner(
            row, town.teams, town.people["amina"].password
        )
    for username, words in PROFILES.items():
        change_profile(words=OwnWords(**words), by=town.people[username])
    _second_somebody(town)
    _say_levels(town)
    _give_two_hats(town)
    _register(town)
    _describe_agencies(town)


def _second_somebody(town: Town) -> None:
    """Sol: employed by the council, managed by Joan, supervised by Marge."""
    sol = town.people["sol"]
    sol.memberships.update(
        employer=Agency.objects.get(name="Wexbourne council children's services"),
        line_manager=town.people["joan"],
        supervisor=town.people["marge"],
        is_secondment=True,
        percent_of_full_time=60,
        ends_on=date(SINCE.year + 2, 3, 31),
    )
    days = Days(
        days=[0, 1, 2],
        quiet_from=QUIET.quiet_from,
        quiet_until=QUIET.quiet_until,
        digest=WorkingPattern.Digest.NEVER,
    )
    change_days(days=days, by=sol)
    for username in ("tom", "rosa", "wilf"):
        places = TeamMembership.objects.filter(practitioner=town.people[username])
        places.update(line_manager=town.people["marge"])


def _say_levels(town: Town) -> None:
    levels = TeamMembership.Level
    managers = {"marge": levels.OPERATIONAL, "grace": levels.OPERATIONAL}
    for username, level in (managers | {"carol": levels.STRATEGIC}).items():
        town.people[username].memberships.update(level=level)


def _give_two_hats(town: Town) -> None:
    """Priya: a worker at Riverside on two days, the manager at Northfield on two."""
    priya = town.people["priya"]
    commands.join_team(
        practitioner=priya,
        team=town.teams["Northfield family support"],
        by=None,
        role=RoleName.TEAM_MANAGER,
        starts_on=SINCE + timedelta(days=30),
    )
    manager = TeamMembership.Level.OPERATIONAL
    priya.memberships.update(percent_of_full_time=40)
    priya.memberships.filter(role=RoleName.TEAM_MANAGER).update(level=manager)
    change_profile(
        words=OwnWords(
            what_i_do="At Riverside I call on families who have not come to us yet. At "
            "Northfield I answer for the family support team.",
            how_i_work="Mondays and Tuesdays Riverside, Wednesdays and Thursdays "
            "Northfield.",
            what_i_cannot_do="I cannot be reached on Fridays.",
            what_i_value="That people are told what happens next.",
            expertise="First visits; running a small team.",
            skills=["Outreach"],
            languages=["Malayalam", "English"],
        ),
        by=priya,
    )


def _register(town: Town) -> None:
    today = timezone.localdate()
    kinds = Registration.Kind
    for username, kind, body, days in (
        ("amina", kinds.PROFESSIONAL_BODY, "Nursing and Midwifery Council", 24),
        ("amina", kinds.CHECK, "Criminal record check, enhanced", 500),
        ("sol", kinds.CHECK, "Criminal record check, enhanced", -3),
        ("tom", kinds.SAFEGUARDING, "Wexbourne safeguarding training, level 2", 200),
    ):
        document = Document(
            kind=kind,
            body=body,
            number=f"WX{abs(days):04}",
            issued_on=today - timedelta(days=365),
            expires_on=today + timedelta(days=days),
        )
        person = town.people[username]
        record_registration(colleague=person, document=document, by=person)


def _describe_agencies(town: Town) -> None:
    for name, username, words in AGENCIES:
        agency = Agency.objects.get(name=name)
        change_agency(
            agency=agency, words=AgencyWords(**words), by=town.people[username]
        )
    term, _ = GlossaryTerm.objects.get_or_create(
        name="Case", defaults={"meaning": "One family, as people work with it."}
    )
    health = Agency.objects.get(name="Wexbourne community health")
    term.meanings.get_or_create(
        agency=health,
        defaults={
            "meaning": "One child, with a folder of its own.",
            "changed_by": town.people["abel"],
        },
    )
