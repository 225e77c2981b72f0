"""What the team that opened the case was told of: a birth, and a file of births."""

from cases.models import Birth, Import
from tests.factories.cases_centre import BirthFactory, ImportFactory, ImportRowFactory
from tests.matrix.canaries import TEAM


def plant_births(family) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    They lead to no record yet, so sealing one hides nothing of them.
    """
    team = family.case.recording_team
    return {"birth": listed(team), "batch": brought_in(team)}


def listed(team) -> Birth:
    """Return an entry of the list; every word in it is looked for elsewhere."""
    said = dict.fromkeys(("family_name", "parent_name", "words"), TEAM)
    return BirthFactory(team=team, **said)


def brought_in(team) -> Import:
    """Return a file with a row that is ready and one that needs mending."""
    batch = ImportFactory(team=team)
    words = {"family_name": TEAM}
    for status in ("READY", "WRONG"):
        ImportRowFactory(batch=batch, words=words, status=status)
    return batch
