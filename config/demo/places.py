"""The invented town of Wexbourne: its centres, agencies and teams."""

from agencies import commands
from agencies.models import Agency, Centre, Team

CENTRES = (
    ("Riverside children's centre", "Riverside and Mill Lane"),
    ("Northfield children's centre", "Northfield"),
    ("Orchard Hill children's centre", "Orchard Hill and the villages"),
)
AGENCIES = {
    "Wexbourne community health": Agency.Kind.HEALTH,
    "Wexbourne hospital": Agency.Kind.HEALTH,
    "Riverside children's centre": Agency.Kind.CHILDRENS_CENTRE,
    "Northfield children's centre": Agency.Kind.CHILDRENS_CENTRE,
    "Orchard Hill children's centre": Agency.Kind.CHILDRENS_CENTRE,
    "Wexbourne council children's services": Agency.Kind.COUNCIL,
    "Little Otters nursery": Agency.Kind.EARLY_YEARS,
    "Mill Lane primary school": Agency.Kind.EARLY_YEARS,
    "Wexbourne homes": Agency.Kind.HOUSING,
    "Wexbourne jobs and benefits office": Agency.Kind.EMPLOYMENT,
    "Wexbourne neighbourhood police": Agency.Kind.POLICE,
    "Open Door families": Agency.Kind.VOLUNTARY,
    "Haven Wexbourne": Agency.Kind.VOLUNTARY,
}
TEAMS = {
    "Riverside health visiting": ("Wexbourne community health", 0, "01632 960101"),
    "Speech and language therapy": ("Wexbourne community health", 0, "01632 960102"),
    "Riverside midwifery": ("Wexbourne hospital", 0, "01632 960103"),
    "Riverside family support": ("Riverside children's centre", 0, "01632 960104"),
    "Riverside centre management": ("Riverside children's centre", 0, "01632 960105"),
    "Northfield health visiting": ("Wexbourne community health", 1, "01632 960106"),
    "Northfield family support": ("Northfield children's centre", 1, "01632 960107"),
    "Northfield centre management": ("Northfield children's centre", 1, "01632 960108"),
    "Orchard Hill family support": (
        "Orchard Hill children's centre",
        2,
        "01632 960109",
    ),
    "Information governance": (
        "Wexbourne council children's services",
        0,
        "01632 960110",
    ),
    "System administration": (
        "Wexbourne council children's services",
        0,
        "01632 960111",
    ),
    "Little Otters nursery staff": ("Little Otters nursery", 0, "01632 960112"),
    "Mill Lane school staff": ("Mill Lane primary school", 0, "01632 960113"),
    "Tenancy support": ("Wexbourne homes", 0, "01632 960114"),
    "Work advice": ("Wexbourne jobs and benefits office", 0, "01632 960115"),
    "Safer neighbourhoods": ("Wexbourne neighbourhood police", 0, "01632 960116"),
    "Open Door befrienders": ("Open Door families", 0, "01632 960117"),
    "Haven support": ("Haven Wexbourne", 0, "01632 960118"),
    "Safeguarding": ("Wexbourne council children's services", 0, "01632 960119"),
    "Internal audit": ("Wexbourne council children's services", 0, "01632 960120"),
    "Children's commissioning": (
        "Wexbourne council children's services",
        0,
        "01632 960122",
    ),
    "Community health office": ("Wexbourne community health", 0, "01632 960121"),
}


SENSITIVE = ("Haven support",)
"""Services that are not named: help after violence at home."""


def make_places() -> dict[str, Team]:
    """Make centres, agencies and teams; return the teams by name."""
    centres = [Centre.objects.create(name=name, area=area) for name, area in CENTRES]
    agencies = {
        name: Agency.objects.create(name=name, kind=kind)
        for name, kind in AGENCIES.items()
    }
    return {name: _team(name, centres, agencies) for name in TEAMS}


def _team(name: str, centres, agencies) -> Team:
    agency, centre, telephone = TEAMS[name]
    team = commands.create_team(
        name=name, agency=agencies[agency], centre=centres[centre], by=None
    )
    team.telephone, team.is_sensitive = telephone, name in SENSITIVE
    team.save(update_fields=["telephone", "is_sensitive"])
    return team
