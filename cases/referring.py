"""What is said when help is asked for, passed on, or answered: plain values (M6)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from agencies.models import Agency, Team, TeamMembership
from cases.models import Referral
from config.working_days import working_days_after

DAYS = 5
"""How soon a team makes first contact that has promised nothing itself."""
NOT_TOLD = "The family should know. If they do not, write why they were not told."


@dataclass(frozen=True)
class Asked:
    """What somebody asks for a family, and how she and they are reached."""

    source: str
    words: str
    child_name: str = ""
    child_born_on: date | None = None
    carer_name: str = ""
    how_to_reach: str = ""
    referrer_name: str = ""
    referrer_organisation: str = ""
    referrer_contact: str = ""
    family_knows: bool = True
    why_not_told: str = ""


@dataclass(frozen=True)
class Passing:
    """To which team a referral goes on, and what of it: no more than this is seen."""

    team: Team
    words: str
    family_knows: bool
    why_not_told: str = ""


@dataclass(frozen=True)
class Telling:
    """What the referrer was told, and how; or why she may not be told."""

    how: str = ""
    words: str = ""
    not_permitted: str = ""


def promised(team: Team, day: date) -> date:
    """Return by which day this team makes first contact after that day."""
    promise = getattr(team, "promise", None)
    return working_days_after(day, promise.working_days if promise else DAYS)


def by_the_family(source: str) -> bool:
    """Return whether the family asks for itself."""
    return source in {Referral.Source.DESK, Referral.Source.ONLINE}


def source_of(places: QuerySet[TeamMembership]) -> str:
    """Return where a referral by somebody who signs in comes from, by her agency."""
    schools = places.filter(team__agency__kind=Agency.Kind.EARLY_YEARS)
    source = Referral.Source
    return source.SCHOOL if schools.exists() else source.PROFESSIONAL
