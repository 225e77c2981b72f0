"""A list of twenty-five asks the database no more than a list of five."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AddressFactory,
    AssessmentFactory,
    ContributionFactory,
    DraftFactory,
    GoalFactory,
    InvolvementFactory,
    PersonFactory,
    PlanFactory,
)
from tests.factories.cases_centre import (
    ActivityFactory,
    ActivitySlotFactory,
    BirthFactory,
    ImportFactory,
    ImportRowFactory,
    SessionFactory,
    SignInFactory,
)
from tests.factories.cases_record import (
    AdditionFactory,
    ContactFactory,
    ParticularFactory,
    RelationshipFactory,
    ResponsibilityFactory,
    SchoolingFactory,
    ViewOfNeedFactory,
    VoiceFactory,
)
from tests.factories.cases_referrals import ReferralFactory
from tests.factories.evaluation import OutcomeRatingFactory
from tests.people import consent_for, household, member_of

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 25


class World:
    """One team, one of its families, and what the lists of both are filled with."""

    def __init__(self):
        self.team = TeamFactory()
        self.her = member_of(self.team)
        self.family = household(recording_team=self.team)
        self.case, self.child = self.family.case, self.family.child
        self.activity = ActivityFactory(team=self.team)
        self.session = SessionFactory(activity=self.activity)
        self.batch = ImportFactory(team=self.team, uploaded_by=self.her)
        self.sheet = AssessmentFactory(case=self.case, person=self.child)
        self.plan = PlanFactory(case=self.case)

    def family_more(self, number):
        one = household(recording_team=self.team)
        consent_for(one, TeamFactory())
        DraftFactory(
            author=self.her,
            case=one.case,
            path=reverse("cases:add-goal", args=[one.case.pk]),
        )

    def birth(self, number):
        child = PersonFactory(case__recording_team=self.team)
        AddressFactory(case=child.case, person=child)
        BirthFactory(registered=True, person=child, team=self.team)
        BirthFactory(team=self.team)

    def file(self, number):
        batch = ImportFactory(team=self.team, sha256=f"{number:064d}")
        ImportRowFactory(batch=batch)

    def row(self, number):
        ImportRowFactory(batch=self.batch)

    def running(self, number):
        other = ActivityFactory(team=self.team)
        ActivitySlotFactory(activity=other)
        SignInFactory(session=SessionFactory(activity=other))

    def day(self, number):
        on = localdate() - timedelta(days=number + 1)
        SignInFactory(session=SessionFactory(activity=self.activity, held_on=on))

    def line(self, number):
        child = PersonFactory(case__recording_team=self.team)
        contact = ContactFactory(case=child.case, person=child)
        SignInFactory(session=self.session, known=True, contact=contact)
        SignInFactory(session=self.session)

    def referral(self, number):
        ReferralFactory(team=self.team, allocated=True)

    def made(self, number):
        ReferralFactory(referrer=self.her, received_by=self.her)

    def person(self, number):
        child = PersonFactory(case=self.case)
        AddressFactory(case=self.case, person=child)
        ParticularFactory(person=child)
        SchoolingFactory(person=child)
        RelationshipFactory(person=self.family.mother, other=child)
        ResponsibilityFactory(person=self.family.mother, child=child)

    def service(self, number):
        row = InvolvementFactory(case=self.case)
        ContactFactory(case=self.case, team=row.team)

    def entry(self, number):
        ContactFactory(case=self.case, person=self.child)
        VoiceFactory(person=self.child)

    def addition(self, number):
        AdditionFactory(assessment=self.sheet)
        ViewOfNeedFactory(assessment=self.sheet)

    def version(self, number):
        later = AssessmentFactory(
            case=self.case, person=self.child, version=self.versions() + 1
        )
        ContributionFactory(assessment=later, person=self.child, case=self.case)

    def versions(self):
        return self.case.assessments.count()

    def goal(self, number):
        goal = GoalFactory(plan=self.plan, person=self.child)
        OutcomeRatingFactory(goal=goal)


LISTS = {
    "family_more": {"home": "", "cases:list": "", "cases:search": ""},
    "birth": {"cases:births": "", "cases:find-births": ""},
    "file": {"cases:imports": ""},
    "row": {"cases:import": "batch"},
    "running": {"cases:activities": ""},
    "day": {"cases:activity": "activity"},
    "line": {"cases:sheet": "session"},
    "referral": {"cases:referrals": ""},
    "made": {"cases:referrals-made": ""},
    "person": {"cases:people": "case"},
    "service": {"cases:involved": "case"},
    "entry": {"cases:chronology": "case"},
    "addition": {"cases:assessment": "case"},
    "version": {"cases:compare-assessments": "case sheet"},
    "goal": {"cases:element": "case sheet"},
}
SENT = {
    "cases:search": {"family_name": "Ward"},
    "cases:find-births": {"find": "Hart"},
}


@pytest.mark.parametrize("more", LISTS)
def test_a_list_asks_the_same_for_five_and_for_twenty_five(client, more):
    world = World()
    client.force_login(world.her)
    paths = {name: path_of(world, name, keys) for name, keys in LISTS[more].items()}

    def asked_with(number, begin=0):
        for each in range(begin, number):
            getattr(world, more)(each)
        return {name: asked(client, name, path) for name, path in paths.items()}

    few, many = asked_with(FEW), asked_with(MANY, FEW)

    for name in paths:
        assert many[name][0] == few[name][0], name
        assert many[name][1] > few[name][1], name


def path_of(world, name, keys):
    args = [getattr(world, key).pk for key in keys.split()]
    return reverse(name, args=args + (["1.1.3"] if name == "cases:element" else []))


def asked(client, name, path):
    """Return how often a page asks the database, and how long it is."""
    page(client, name, path)
    with CaptureQueriesContext(connection) as queries:
        size = len(page(client, name, path).content)
    return len(queries), size


def page(client, name, path):
    answer = client.post(path, SENT[name]) if name in SENT else client.get(path)
    assert answer.status_code == 200
    return answer
