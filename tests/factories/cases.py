"""Families, people, and the work."""

import datetime

import factory
from django.utils import timezone

from cases.models import (
    Action,
    Address,
    Assessment,
    AssessmentTemplate,
    Case,
    Checklist,
    ChecklistAnswer,
    Contribution,
    Draft,
    Family,
    Goal,
    GoalProgress,
    Involvement,
    Person,
    Plan,
    Review,
    Submission,
)
from cases.outcomes import Aim, Outcome
from information_sharing.categories import Category
from information_sharing.grants import open_for_recording_team
from tests.factories.agencies import CentreFactory, PractitionerFactory, TeamFactory


class FamilyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Family

    centre = factory.SubFactory(CentreFactory)
    registered_by = factory.SubFactory(PractitionerFactory)


class CaseFactory(factory.django.DjangoModelFactory):
    """A case with the grant of the team that opened it."""

    class Meta:
        model = Case
        skip_postgeneration_save = True

    recording_team = factory.SubFactory(TeamFactory)
    centre = factory.SelfAttribute("recording_team.centre")
    opened_by = factory.SubFactory(PractitionerFactory)
    family = factory.SubFactory(
        FamilyFactory,
        centre=factory.SelfAttribute("..centre"),
        registered_by=factory.SelfAttribute("..opened_by"),
    )
    reference = factory.Sequence(lambda n: f"TA-{n:05d}")

    class Params:
        closed = factory.Trait(
            status=Case.Status.CLOSED,
            closed_at=factory.LazyFunction(timezone.now),
            closed_by=factory.SelfAttribute("opened_by"),
            closing_reason="Needs met.",
        )

    @factory.post_generation
    def grant(self, create, extracted, **kwargs):
        """Open the record to the recording team, unless told not to."""
        if create and extracted is not False:
            open_for_recording_team(self, by=self.opened_by)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    case = factory.SubFactory(CaseFactory)
    kind = Person.Kind.CHILD
    given_name = "Maya"
    family_name = "Ward"
    born_on = datetime.date(2024, 7, 3)
    recorded_by = factory.SelfAttribute("case.opened_by")

    class Params:
        mother = factory.Trait(
            kind=Person.Kind.PARENT_CARER,
            given_name="Leah",
            born_on=datetime.date(1998, 4, 2),
            relationship="Mother",
            has_parental_responsibility=True,
        )
        father_elsewhere = factory.Trait(
            kind=Person.Kind.PARENT_CARER,
            given_name="Daniel",
            family_name="Okoro",
            born_on=datetime.date(1996, 9, 20),
            relationship="Father",
            has_parental_responsibility=True,
            lives_elsewhere=True,
        )
        unborn = factory.Trait(
            kind=Person.Kind.UNBORN,
            given_name="",
            born_on=None,
            expected_on=datetime.date(2027, 2, 1),
        )


class AddressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Address

    person = factory.SubFactory(PersonFactory)
    case = factory.SelfAttribute("person.case")
    lines = "1 Mill Lane"
    postcode = "RV1 1AA"
    telephone = "01632 960001"
    recorded_by = factory.SelfAttribute("case.opened_by")


class ChecklistFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Checklist

    person = factory.SubFactory(PersonFactory)
    case = factory.SelfAttribute("person.case")
    decision = Checklist.Decision.ASSESSMENT_AGREED
    reason = "Talking is slow to come."
    family_agrees = True
    completed_by = factory.SelfAttribute("case.opened_by")


class ChecklistAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChecklistAnswer

    checklist = factory.SubFactory(ChecklistFactory)
    case = factory.SelfAttribute("checklist.case")
    person = factory.SelfAttribute("checklist.person")
    outcome = Outcome.BE_HEALTHY
    category = Category.HEALTH
    answer = "YES"


class AssessmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assessment

    person = factory.SubFactory(PersonFactory)
    case = factory.SelfAttribute("person.case")
    template = factory.LazyFunction(lambda: built_in("CAF"))
    started_by = factory.SelfAttribute("case.opened_by")


def built_in(kind):
    """Return the first version of a built-in kind of assessment."""
    return AssessmentTemplate.objects.get(kind=kind, version=1)


class ContributionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contribution

    assessment = factory.SubFactory(AssessmentFactory)
    case = factory.SelfAttribute("assessment.case")
    person = factory.SelfAttribute("assessment.person")
    element = "1.1.1"
    category = Category.HEALTH
    strengths = "Sleeps well."
    needs = "A hearing test."
    written_by = factory.SelfAttribute("case.opened_by")


class PlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Plan

    case = factory.SubFactory(CaseFactory)
    started_by = factory.SelfAttribute("case.opened_by")


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    plan = factory.SubFactory(PlanFactory)
    case = factory.SelfAttribute("plan.case")
    words = "We want Maya to tell us what she wants."
    aims = [Aim.EA1.value]
    written_by = factory.SelfAttribute("case.opened_by")


class ActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Action

    goal = factory.SubFactory(GoalFactory)
    case = factory.SelfAttribute("goal.case")
    person = factory.SelfAttribute("goal.person")
    category = factory.SelfAttribute("goal.category")
    words = "Book the talking group."
    owner_practitioner = factory.SelfAttribute("case.opened_by")
    due_on = datetime.date(2026, 12, 1)
    written_by = factory.SelfAttribute("case.opened_by")

    class Params:
        done = factory.Trait(
            status=Action.Status.DONE,
            ended_at=factory.LazyFunction(timezone.now),
            ended_by=factory.SelfAttribute("case.opened_by"),
        )


class ReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Review

    case = factory.SubFactory(CaseFactory)
    held_on = datetime.date(2026, 11, 2)
    mode = Review.Mode.MEETING
    next_review_on = datetime.date(2027, 1, 11)
    recorded_by = factory.SelfAttribute("case.opened_by")


class GoalProgressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GoalProgress

    goal = factory.SubFactory(GoalFactory)
    case = factory.SelfAttribute("goal.case")
    review = factory.SubFactory(ReviewFactory, case=factory.SelfAttribute("..case"))
    person = factory.SelfAttribute("goal.person")
    category = factory.SelfAttribute("goal.category")
    progress = GoalProgress.Progress.BETTER


class DraftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Draft

    author = factory.SubFactory(PractitionerFactory)
    path = factory.Sequence(lambda n: f"/somewhere/{n}/")
    data = factory.LazyFunction(lambda: {"words": ["half a sentence"]})


class SubmissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Submission

    author = factory.SubFactory(PractitionerFactory)
    location = "/"


class InvolvementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Involvement

    case = factory.SubFactory(CaseFactory)
    team = factory.SubFactory(TeamFactory)
    starts_on = datetime.date(2026, 3, 2)
    recorded_by = factory.SelfAttribute("case.opened_by")
