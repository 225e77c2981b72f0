"""Whom a meeting asks, before anybody is asked."""

from dataclasses import dataclass

from agencies.models import Practitioner, Team
from cases.models import Person


@dataclass(frozen=True)
class Guest:
    """One who is asked: somebody of a team, of the family, or a friend by name."""

    practitioner: Practitioner | None = None
    team: Team | None = None
    person: Person | None = None
    companion: str | None = None
    support_needs: str = ""
