"""The three kinds of assessment that come with the house, in their first version.

The common assessment is that of practice.md 1.4 and 1.5; the other two follow its
variants 2 to 4 of practice.md 1.9. Where two kinds ask the same question it bears the
same code, so that nobody is asked it twice. What is published is not changed: a new
wording is a new version, and a new question a new code.
"""

from dataclasses import dataclass, replace

from cases.elements import BY_CODE, CHILD, ELEMENTS, Element
from information_sharing.categories import Category

EACH_CHILDS_OWN = {"W2"}
AREAS = "How things are for the child"
THREE_QUESTIONS = "Looking at it together"


@dataclass(frozen=True)
class BuiltIn:
    """One kind of assessment, what to say of it in a sentence, and what it asks."""

    kind: str
    introduction: str
    elements: tuple[Element, ...]
    for_several_children: bool = False


def _for_a_family(element: Element) -> Element:
    """What is of the child stays each child's own; the rest is written once."""
    own = element.domain == CHILD or element.code in EACH_CHILDS_OWN
    return element if own else replace(element, of_the_family=True)


EARLY_HELP = (
    BY_CODE["H1"],
    Element(
        "E1",
        AREAS,
        "Health and growing",
        Category.HEALTH,
        "Feeling well, food, sleep, teeth, sight and hearing, checks and injections.",
    ),
    Element(
        "E2",
        AREAS,
        "Talking, playing and learning",
        Category.DEVELOPMENT,
        "How the child plays, makes herself understood, and finds things out.",
    ),
    Element(
        "E3",
        AREAS,
        "Feelings and friends",
        Category.WELLBEING,
        "What makes the child glad or cross, who comforts her, whom she plays with.",
    ),
    Element(
        "E4",
        AREAS,
        "Caring for the child",
        Category.PARENTING,
        "A usual day: meals, bedtime, play, limits, keeping safe.",
    ),
    Element(
        "E5",
        AREAS,
        "The family and who helps",
        Category.FAMILY,
        "Who belongs to the family, what it has been through, whom it can ask.",
    ),
    Element(
        "E6",
        AREAS,
        "Home, work and money",
        Category.HOUSING_MONEY,
        "The home, getting by, work or study, and what is owed.",
    ),
    Element(
        "E7",
        THREE_QUESTIONS,
        "What is going well",
        Category.PLAN,
        "What helps already, and who does it. Begin here.",
        in_words=True,
    ),
    Element(
        "E8",
        THREE_QUESTIONS,
        "What worries us",
        Category.PLAN,
        "Who is worried, about what, and what could happen if nothing changes.",
        in_words=True,
    ),
    Element(
        "E9",
        THREE_QUESTIONS,
        "What needs to happen",
        Category.PLAN,
        "The next small step for each worry, and how everybody will see that it worked.",
        in_words=True,
    ),
    BY_CODE["W1"],
    BY_CODE["W2"],
    BY_CODE["C1"],
)

BUILT_IN = (
    BuiltIn(
        "CAF",
        "One child, under every heading: the usual way to begin.",
        ELEMENTS,
    ),
    BuiltIn(
        "FAMILY",
        "Two or more children: each child has a part of their own, and what is of the "
        "parents and the home is written once for all.",
        tuple(map(_for_a_family, ELEMENTS)),
        for_several_children=True,
    ),
    BuiltIn(
        "EARLY_HELP",
        "One child, in short: what is going well, what worries us, what needs to "
        "happen.",
        EARLY_HELP,
    ),
)
