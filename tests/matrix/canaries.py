"""A recognisable word in every fact of a case, one per category and person.

Whoever reads a canary of a category that is not shared with her has been shown too
much, on whatever page, in whatever format.
"""

import datetime
from uuid import uuid4

from cases.elements import ELEMENTS
from cases.models import Action, Contribution, GoalProgress
from cases.models.checklist import CATEGORY_OF_OUTCOME
from cases.outcomes import Outcome
from information_sharing.categories import Category
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    AssessmentFactory,
    ChecklistAnswerFactory,
    ChecklistFactory,
    DraftFactory,
    GoalFactory,
    PersonFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.factories.cases_record import (
    AdditionFactory,
    QualityCheckFactory,
    ViewOfNeedFactory,
)

ROLES = ("child", "mother", "father")
FAMILY = "family"
DRAFT = "canary-DRAFT-colleague"
SHARING = "canary-SHARING-consent"
ADVICE = "canary-ADVICE-question"
SERVICE = "canary-SERVICE-sensitive"
OFFICE = "canary-OFFICE-reason"
TEAM = "canary-TEAM-list"


def canary(category: str, role: str) -> str:
    """Return the word planted in facts of this category about this person."""
    return f"canary-{category}-{role}"


def canaries(categories, roles) -> set[str]:
    """Return the words of these categories about these people."""
    return {canary(category, role) for category in categories for role in roles}


EVERY = canaries(Category.values, (*ROLES, FAMILY)) | {
    DRAFT,
    SHARING,
    ADVICE,
    SERVICE,
    OFFICE,
    TEAM,
}


def found_in(text: str) -> set[str]:
    """Return the canaries that stand in a text."""
    return {word for word in EVERY if word in text} if "canary-" in text else set()


def plant_people(case) -> dict:
    """Add the family to the case, each with a name and an address of their own."""
    traits = {"child": {}, "mother": {"mother": True}, "father": {}}
    traits["father"] = {"father_elsewhere": True}
    people = {}
    for role in ROLES:
        name = canary(Category.IDENTITY, role)
        people[role] = PersonFactory(
            case=case, **traits[role] | {"given_name": name, "family_name": name}
        )
        word = canary(Category.CONTACT, role)
        AddressFactory(person=people[role], lines=word, telephone=word)
    return people


def plant_work(case, people, *, by, owner) -> dict:
    """Write a fact of every category about everybody; return what pages are opened on."""
    assessments = [plant_assessment(people[role], role, by=by) for role in ROLES]
    plan = PlanFactory(case=case)
    review = plant_review(case)
    goals = {
        (category, role): plant_goal(plan, review, category, role, people, owner=owner)
        for category in Category
        for role in (*ROLES, FAMILY)
    }
    plant_checklist(people["child"])
    DraftFactory(
        author=case.opened_by,
        case=case,
        path="/cases/",
        title=DRAFT,
        data={"w": [DRAFT]},
    )
    goal = goals[Category.DEVELOPMENT, "child"]
    return {"assessment": assessments[0], "goal": goal, "action": goal.actions.get()}


def plant_assessment(person, role: str, *, by):
    """Write one contribution per category about this person."""
    assessment = AssessmentFactory(person=person, begun_together=uuid4())
    codes = [element.code for element in ELEMENTS]
    for code, category in zip(codes, Category, strict=False):
        word = canary(category, role)
        texts = dict.fromkeys(("strengths", "needs", "evidence", "words"), word)
        Contribution.objects.create(
            case=person.case,
            assessment=assessment,
            person=person,
            element=code,
            category=category,
            written_by=by,
            differs=word,
            **texts,
        )
        plant_addition(assessment, code, category, word)
    view = canary(Category.PLAN, role)
    ViewOfNeedFactory(assessment=assessment, words=view)
    QualityCheckFactory(assessment=assessment, words=view, checked_by=by)
    return assessment


def plant_addition(assessment, code, category, word) -> None:
    """Let a colleague add and sign the same word there."""
    texts = dict.fromkeys(("strengths", "needs", "evidence", "differs"), word)
    AdditionFactory(assessment=assessment, element=code, category=category, **texts)


def plant_review(case):
    """Record a review: its words are about nobody in particular."""
    word = canary(Category.PLAN, FAMILY)
    return ReviewFactory(case=case, notes=word, parent_words=word, child_words=word)


def plant_goal(plan, review, category, role, people, *, owner):
    """Write a goal with one action and its progress at the review."""
    word = canary(category, role)
    goal = GoalFactory(
        plan=plan,
        person=people.get(role),
        category=category,
        words=word,
        looks_like=word,
    )
    ActionFactory(
        goal=goal,
        words=word,
        progress=word,
        owner_practitioner=owner,
        status=Action.Status.TO_DO,
        due_on=datetime.date(2026, 10, 1),
    )
    GoalProgress.objects.create(
        case=plan.case,
        review=review,
        goal=goal,
        person=goal.person,
        category=category,
        progress=GoalProgress.Progress.BETTER,
        note=word,
    )
    return goal


def plant_checklist(child) -> None:
    """Complete a checklist about the child."""
    word = canary(Category.PLAN, "child")
    checklist = ChecklistFactory(person=child, reason=word, services_needed=word)
    for outcome in Outcome:
        category = CATEGORY_OF_OUTCOME[outcome]
        ChecklistAnswerFactory(
            checklist=checklist,
            outcome=outcome,
            category=category,
            comment=canary(category, "child"),
        )
