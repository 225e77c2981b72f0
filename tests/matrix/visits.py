"""What the pages of visits and messages are opened on."""

from information_sharing.categories import Category
from tests.factories.cases_visits import MessageFactory, MessageToFactory, VisitFactory
from tests.matrix.canaries import canary


def plant_visits(family, goer, *readers) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    word = canary(Category.DEVELOPMENT, "child")
    fact = {"case": family.case, "person": family.child, "category": "DEVELOPMENT"}
    visit = VisitFactory(**fact, practitioner=goer, purpose=word)
    message = MessageFactory(**fact, words=word)
    for reader in (goer, *readers):
        MessageToFactory(message=message, practitioner=reader)
    return {"visit": visit, "message": message}
