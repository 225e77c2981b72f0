"""What the team that opened the case was told of: a birth, and a file of births."""

from cases.models import Birth, Import
from information_sharing.categories import Category
from tests.factories.cases_centre import BirthFactory, ImportFactory, ImportRowFactory
from tests.matrix.canaries import FAMILY, canary


def plant_births(family) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    The words are of the kind that only the recording team sees all of.
    """
    team = family.case.recording_team
    return {"birth": listed(team), "batch": brought_in(team)}


def listed(team) -> Birth:
    """Return an entry of the list; every word in it is looked for elsewhere."""
    word = canary(Category.SAFEGUARDING, FAMILY)
    return BirthFactory(team=team, family_name=word, parent_name=word, words=word)


def brought_in(team) -> Import:
    """Return a file with a row that is ready and one that needs mending."""
    batch = ImportFactory(team=team)
    words = {"family_name": canary(Category.SAFEGUARDING, FAMILY)}
    for status in ("READY", "WRONG"):
        ImportRowFactory(batch=batch, words=words, status=status)
    return batch
