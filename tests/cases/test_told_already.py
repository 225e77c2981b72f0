"""What the family said before stands beside the part that asks for it, once (P1)."""

import pytest

from cases.queries.known import known_already
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ChecklistFactory, PersonFactory
from tests.factories.cases_record import VoiceFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def sheet(family):
    return AssessmentFactory(person=family.child)


def known(sheet, viewer, code):
    element = sheet.template.element(code)
    found = known_already(viewer=viewer, assessment=sheet, element=element)
    return [(each.where, each.words) for each in found]


def says(person, words, occasion="REGISTRATION"):
    VoiceFactory(
        person=person, words=words, occasion=occasion, category=Category.FAMILY
    )


def test_what_parents_said_at_registration_stands_beside_their_own_words(family, sheet):
    says(family.mother, "I am worn out.")
    says(family.child, "More songs.")
    says(PersonFactory(case=family.case), "I want to swim.")

    shown = known(sheet, team_member(family.case), "W1")

    assert shown == [(f"{family.mother}, at registration", "I am worn out.")]
    assert ("At registration", "More songs.") in known(
        sheet, team_member(family.case), "W2"
    )


def test_what_a_parent_said_is_known_to_nobody_with_whom_it_is_not_shared(
    family, sheet
):
    says(family.mother, "I am worn out.")
    says(household().mother, "Of another family.")
    team = TeamFactory()
    share(family, team)

    assert known(sheet, member_of(team), "W1") == []


def test_the_help_that_the_checklist_asks_for_is_known_too(family, sheet):
    ChecklistFactory(
        person=family.child, reason="Nights.", services_needed="Help with sleep."
    )
    team = TeamFactory()
    share(family, team)

    shown = known(sheet, team_member(family.case), "H1")
    assert ("The first look", "Nights.") in shown
    assert ("Help that the first look asks for", "Help with sleep.") in shown
    assert known(sheet, member_of(team), "H1") == []
