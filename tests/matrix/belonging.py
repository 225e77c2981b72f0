"""What people say of themselves, how they belong together, and where a child goes."""

from cases.models import Address, Particular
from cases.particulars import CATEGORY_OF
from information_sharing.categories import Category
from tests.factories.cases import AddressFactory
from tests.factories.cases_record import (
    ParticularFactory,
    RelationshipFactory,
    ResponsibilityFactory,
    SchoolingFactory,
)
from tests.matrix.canaries import canary


def plant_belonging(family) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    child, mother, father = family.child, family.mother, family.father
    for role, person in (("child", child), ("mother", mother), ("father", father)):
        for kind in Particular.Kind:
            category = CATEGORY_OF[kind]
            words = canary(category, role)
            ParticularFactory(person=person, kind=kind, category=category, words=words)
    for parent, role in ((father, "father"), (mother, "mother")):
        tie = RelationshipFactory(person=parent, other=child)
        word = canary(Category.IDENTITY, role)
        held = ResponsibilityFactory(person=parent, child=child, evidence=word)
    RelationshipFactory(person=father, other=mother, kind="SEPARATED")
    word = canary(Category.EDUCATION, "child")
    return {
        "address": Address.objects.filter(person=child).first()
        or AddressFactory(person=child),
        "person": child,
        "relationship": tie,
        "responsibility": held,
        "schooling": SchoolingFactory(person=child, name=word),
    }
