"""The 19 elements of the common assessment in three domains (practice.md 1.5).

Each element carries the information category that its facts are shared by.
The first group holds how the assessment came about (practice.md 1.4, section C), the
last one what the family says, the conclusions and the look ahead.

What an assessment asks stands in its template (models/templates.py); this list is the
first version of the built-in common assessment, and what services say that they work on.
"""

from dataclasses import dataclass

from information_sharing.categories import Category


@dataclass(frozen=True)
class Element:
    """One heading of the assessment; `in_words` ones are a single text.

    The code says which question it is: one code never stands for two questions.
    """

    code: str
    domain: str
    label: str
    category: Category
    hint: str
    in_words: bool = False
    of_the_family: bool = False
    is_local: bool = False


BEFORE = "Before we begin"
CHILD = "Development of the child"
PARENTS = "Parents and carers"
SURROUNDINGS = "Family and surroundings"
TOGETHER = "In the family's words, and what we make of it"

DOMAINS = (BEFORE, CHILD, PARENTS, SURROUNDINGS, TOGETHER)

ELEMENTS = (
    Element(
        "H1",
        BEFORE,
        "What has led to this assessment",
        Category.PLAN,
        "Who asked for it, what the family hopes for, what was tried before.",
        in_words=True,
    ),
    Element(
        "H2",
        BEFORE,
        "Who was present",
        Category.PLAN,
        "Who took part, and who was asked and could not come.",
        in_words=True,
    ),
    Element(
        "1.1.1",
        CHILD,
        "General health",
        Category.HEALTH,
        "Conditions, immunisations, checks, accidents, use of health services.",
    ),
    Element(
        "1.1.2",
        CHILD,
        "Physical development",
        Category.HEALTH,
        "Growth, food, activity, rest, sight, hearing, movement.",
    ),
    Element(
        "1.1.3",
        CHILD,
        "Speech, language and communication",
        Category.DEVELOPMENT,
        "How she makes herself understood, listens, and enjoys stories and songs.",
    ),
    Element(
        "1.2",
        CHILD,
        "Emotional and social development",
        Category.WELLBEING,
        "Attachment, comfort, confidence, coping with upset, friends.",
    ),
    Element(
        "1.3",
        CHILD,
        "Behaviour",
        Category.WELLBEING,
        "Self-control, attention, what helps on a hard day.",
    ),
    Element(
        "1.4",
        CHILD,
        "Identity and self-esteem",
        Category.WELLBEING,
        "How the child sees herself, belonging, any discrimination met.",
    ),
    Element(
        "1.5",
        CHILD,
        "Family and social relationships",
        Category.WELLBEING,
        "Who matters to the child, steady relationships, friendships.",
    ),
    Element(
        "1.6",
        CHILD,
        "Self-care and independence",
        Category.DEVELOPMENT,
        "Washing, dressing, eating, asking for help, time apart from parents.",
    ),
    Element(
        "1.7.1",
        CHILD,
        "Understanding and problem solving",
        Category.DEVELOPMENT,
        "Exploring, sorting things out, make-believe play.",
    ),
    Element(
        "1.7.2",
        CHILD,
        "Taking part in learning",
        Category.EDUCATION,
        "Nursery, groups or school: getting there, joining in, support.",
    ),
    Element(
        "1.7.3",
        CHILD,
        "Progress in learning",
        Category.EDUCATION,
        "What has been learned, what interrupts it, adults' interest.",
    ),
    Element(
        "1.7.4",
        CHILD,
        "Aspirations",
        Category.EDUCATION,
        "Hopes, motivation, keeping going.",
    ),
    Element(
        "2.1",
        PARENTS,
        "Basic care, safety and protection",
        Category.PARENTING,
        "Food, warmth, a safe home, getting help when it is needed.",
    ),
    Element(
        "2.2",
        PARENTS,
        "Emotional warmth and stability",
        Category.PARENTING,
        "Praise, affection, a settled home, changes and moves.",
    ),
    Element(
        "2.3",
        PARENTS,
        "Guidance, boundaries and stimulation",
        Category.PARENTING,
        "Routines, limits, play together, things to do.",
    ),
    Element(
        "3.1",
        SURROUNDINGS,
        "Family history and wellbeing",
        Category.FAMILY,
        "Illness, bereavement, separation, who lives in the home.",
    ),
    Element(
        "3.2",
        SURROUNDINGS,
        "Wider family",
        Category.FAMILY,
        "Grandparents, relatives and friends who help, or who need care.",
    ),
    Element(
        "3.3",
        SURROUNDINGS,
        "Housing, work and money",
        Category.HOUSING_MONEY,
        "The home and its state, work, benefits, debt.",
    ),
    Element(
        "3.4",
        SURROUNDINGS,
        "Neighbourhood and community",
        Category.FAMILY,
        "Transport, shops, places to go, child care, faith, safety outside.",
    ),
    Element(
        "W1",
        TOGETHER,
        "In the parent's or carer's own words",
        Category.FAMILY,
        "Write what was said, word for word.",
        in_words=True,
    ),
    Element(
        "W2",
        TOGETHER,
        "In the child's own words",
        Category.WELLBEING,
        "Words, sounds, drawings or what the child showed you.",
        in_words=True,
    ),
    Element(
        "C1",
        TOGETHER,
        "Conclusions",
        Category.PLAN,
        "What is strong, what is needed, what you and the family agree.",
        in_words=True,
    ),
    Element(
        "C2",
        TOGETHER,
        "What things will look like at review",
        Category.PLAN,
        "How you and the family will know that life is better.",
        in_words=True,
    ),
)

"""Who was present is of the plan, not of identity: identity goes to everybody with whom
anything is shared, and the people at the table may say more than a name."""

CONCLUSIONS = "C1"
BY_CODE = {element.code: element for element in ELEMENTS}
