"""The people who work in the invented town, one log-in for each role."""

from datetime import date

from agencies import commands
from agencies.models import Practitioner, RoleName, Team

PASSWORD = "team-around-demo"  # noqa: S105  the demo's, printed by bin/start
SINCE = date(2026, 1, 5)

LOGINS = (
    ("amina", "Amina", "Yusuf", "Health visitor", "Riverside health visiting"),
    ("joan", "Joan", "Ellis", "Speech therapist", "Speech and language therapy"),
    ("tom", "Tom", "Reed", "Family support worker", "Riverside family support"),
    ("grace", "Grace", "Obi", "Centre manager", "Riverside centre management"),
    ("idris", "Idris", "Bell", "Information officer", "Information governance"),
    ("sam", "Sam", "Vale", "System administrator", "System administration"),
    ("nadia", "Nadia", "Shaw", "Nursery teacher", "Little Otters nursery staff"),
    ("harriet", "Harriet", "Cole", "Tenancy adviser", "Tenancy support"),
    ("olive", "Olive", "Hart", "Safeguarding lead", "Safeguarding"),
    ("ada", "Ada", "Finch", "Auditor", "Internal audit"),
    ("abel", "Abel", "North", "Agency administrator", "Community health office"),
    ("carol", "Carol", "Dean", "Commissioner", "Children's commissioning"),
    ("marge", "Marge", "Dunn", "Team manager", "Riverside family support"),
)
NEWCOMERS = (
    ("sol", "Sol", "Ferris", "Early talk worker", "Speech and language therapy"),
    ("priya", "Priya", "Nair", "Outreach worker", "Riverside family support"),
)
"""They came last: nothing that the town already holds is theirs."""
COLLEAGUES = (
    ("beth", "Beth", "Lowe", "Health visitor", "Riverside health visiting"),
    ("chidi", "Chidi", "Okafor", "Nursery nurse", "Riverside health visiting"),
    ("mei", "Mei", "Lang", "Speech therapist", "Speech and language therapy"),
    ("oskar", "Oskar", "Dahl", "Therapy assistant", "Speech and language therapy"),
    ("rosa", "Rosa", "Pike", "Family support worker", "Riverside family support"),
    ("wilf", "Wilf", "Hart", "Outreach worker", "Riverside family support"),
    ("una", "Una", "Frost", "Midwife", "Riverside midwifery"),
    ("zara", "Zara", "Khan", "Health visitor", "Northfield health visiting"),
    ("leo", "Leo", "Marsh", "Family support worker", "Northfield family support"),
    ("ivy", "Ivy", "Stone", "Centre manager", "Northfield centre management"),
    ("paul", "Paul", "Grant", "Family support worker", "Orchard Hill family support"),
    ("kit", "Kit", "Moss", "Nursery teacher", "Little Otters nursery staff"),
    ("ruth", "Ruth", "Bloom", "Teacher", "Mill Lane school staff"),
    ("dev", "Dev", "Rao", "Work adviser", "Work advice"),
    ("nell", "Nell", "Quinn", "Community officer", "Safer neighbourhoods"),
    ("hana", "Hana", "Bright", "Support worker", "Haven support"),
    ("omar", "Omar", "Farah", "Volunteer", "Open Door befrienders"),
)
ROLES = {
    "Centre manager": RoleName.MANAGER,
    "Information officer": RoleName.INFORMATION_OFFICER,
    "System administrator": RoleName.SYSTEM_ADMINISTRATOR,
    "Safeguarding lead": RoleName.SAFEGUARDING_LEAD,
    "Auditor": RoleName.AUDITOR,
    "Agency administrator": RoleName.AGENCY_ADMINISTRATOR,
    "Team manager": RoleName.TEAM_MANAGER,
    "Commissioner": RoleName.COMMISSIONER,
}
WHAT_THEY_SHOW = {
    "amina": "registers families, assesses, decides on sharing",
    "joan": "sees what was shared with speech therapy, and why",
    "tom": "leads a family's plan",
    "grace": "figures for Riverside: outcomes report and self-evaluation",
    "idris": "answers questions about sharing",
    "sam": "keeps the system running and sees no family",
    "nadia": "a nursery teacher whom a mother left out",
    "olive": "the officer's second person, reviews emergencies",
    "ada": "reads the log and sees no family",
    "abel": "closes accounts of his agency and sees no family",
    "carol": "figures of all centres, the annual conversation; sees no family",
    "marge": "answers for family support: who leads how much, what was left behind",
    "harriet": "a housing adviser with whom nothing is shared",
    "sol": "seconded: three bosses in two agencies, each named; a lapsed registration",
    "priya": "two hats under one log-in: worker here, team manager there",
}


def make_people(teams: dict[str, Team]) -> dict[str, Practitioner]:
    """Make the practitioners with their teams; return them by user name."""
    hashed = Practitioner(username="demo")
    hashed.set_password(PASSWORD)
    return {
        row[0]: add_practitioner(row, teams, hashed.password)
        for row in (*LOGINS, *COLLEAGUES)
    }


def add_practitioner(
    row: tuple[str, ...], teams: dict[str, Team], password: str
) -> Practitioner:
    """Make one practitioner with her first place in a team."""
    username, first, last, profession, team = row
    practitioner = Practitioner.objects.create(
        username=username,
        first_name=first,
        last_name=last,
        email=f"{username}@wexbourne.example",
        profession=profession,
        telephone=teams[team].telephone,
        password=password,
        is_superuser=profession == "System administrator",
    )
    commands.join_team(
        practitioner=practitioner,
        team=teams[team],
        by=None,
        role=ROLES.get(profession, RoleName.PRACTITIONER),
        starts_on=SINCE,
    )
    return practitioner
