"""Asked once or asked in each question: the same facts are shared (R3)."""

import pytest
from django.apps import apps

from information_sharing import access
from information_sharing.access.at_once import SightOfCase
from tests.factories.agencies import TeamFactory
from tests.factories.cases import CaseFactory, InvolvementFactory, ReviewFactory
from tests.factories.cases_record import ContactFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    ShieldingFactory,
)
from tests.matrix.canaries import plant_people, plant_work
from tests.matrix.story import plant_story
from tests.people import (
    Household,
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
MODELS = [
    model
    for model in apps.get_app_config("cases").get_models()
    if hasattr(model, "fact_category")
]


def same(viewer, case) -> int:
    """Check each model of facts all ways; return how many facts were seen."""
    sight, seen = SightOfCase(viewer, case), 0
    for model in MODELS:
        once = {row.pk for row in sight.facts(model)}
        rows = model._default_manager.filter(case=case)
        each = {row.pk for row in access.visible_facts(viewer, rows)}
        within = {row.pk for row in access.facts_of(viewer, model, case)}
        assert once == each == within, model
        seen += len(once)
    return seen


def test_all_ways_see_the_same_facts():
    case = CaseFactory()
    people = plant_people(case)
    family = Household(case=case, **people)
    worker, therapy = team_member(case), TeamFactory()
    therapist = member_of(therapy)
    plant_work(case, people, by=worker, owner=therapist)
    plant_story(case, people)
    other = household().case

    assert same(therapist, case) == same(outsider(), case) == 0
    everything = same(worker, case)
    share(family, therapy)
    fathers = consent_for(family, therapy, people=[family.father], categories=["PLAN"])
    share(family, therapy, consent=fathers, people=[family.father])
    leader = lead_professional(family, categories=["IDENTITY", "PLAN", "CONTACT"])
    emergency = EmergencyAccessFactory(case=case)
    assert 0 < same(therapist, case) < everything
    assert 0 < same(leader, case) < everything
    assert same(emergency.used_by, case) == everything
    assert same(worker, other) == 0
    ShieldingFactory(case=case)
    for viewer in (worker, therapist, leader, emergency.used_by):
        same(viewer, case)


def test_a_kind_that_is_open_of_nobody_shows_what_is_about_nobody():
    family, team = household(), TeamFactory()
    kinds = ["CHRONOLOGY", "PLAN"]
    consent = consent_for(family, team, categories=kinds)
    share(family, team, consent=consent, people=[])
    share(family, team)
    for of_the_family in (ContactFactory, ReviewFactory, InvolvementFactory):
        of_the_family(case=family.case)

    assert same(member_of(team), family.case) == 5  # with the child and her mother
    assert same(outsider(), family.case) == 0


def test_what_is_of_another_family_is_not_of_this_one():
    family = household()
    worker = team_member(family.case)
    for of_the_family in (ContactFactory, ReviewFactory):
        of_the_family()
        of_the_family(case=household(recording_team=family.case.recording_team).case)

    assert same(worker, family.case) == 3
