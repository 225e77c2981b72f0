"""By which team she writes, who has written, and who may check how it was written."""

import pytest

from cases.built_in import BUILT_IN
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.factories.cases_record import AdditionFactory, ViewOfNeedFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
)
from tests.people import consent_for, household, member_of, share, team_member

WHOLE = frozenset(element.category for element in BUILT_IN[0].elements)
pytestmark = pytest.mark.django_db
HEALTH, PLAN = Category.HEALTH, Category.PLAN


@pytest.fixture
def family():
    return household(recording_team=TeamFactory(name="Zinnia team"))


@pytest.fixture
def worker(family):
    return team_member(family.case)


def of_the_child(family, by, category=HEALTH):
    return access.writing_team(by, family.case, category, family.child)


def test_she_writes_by_the_recording_team_before_any_other(family, worker):
    share(family, TeamMembershipFactory(practitioner=worker, team__name="Aster").team)

    assert of_the_child(family, worker) == family.case.recording_team


def test_of_two_other_teams_she_writes_by_the_first_by_name(family):
    last, first = TeamFactory(name="Poppy"), TeamFactory(name="Clover")
    therapist = member_of(last)
    TeamMembershipFactory(practitioner=therapist, team=first)
    for team in (last, first):
        share(family, team)

    assert of_the_child(family, therapist) == first


def test_she_writes_only_by_a_team_that_has_this_kind_of_this_child(family):
    aster, poppy = TeamFactory(name="Aster"), TeamFactory(name="Poppy")
    therapist = member_of(aster)
    TeamMembershipFactory(practitioner=therapist, team=poppy)
    share(family, aster, people=[family.mother])
    share(family, aster, categories=["DEVELOPMENT"])
    share(family, poppy, people=[family.child])

    assert of_the_child(family, therapist) == poppy
    assert of_the_child(family, therapist, "DEVELOPMENT") == aster
    with pytest.raises(AccessDenied, match="not shared with any team of yours"):
        of_the_child(family, therapist, PLAN)


def test_a_child_of_another_record_is_not_written_about_here(family, worker):
    elsewhere = household(recording_team=family.case.recording_team)

    with pytest.raises(AccessDenied):
        access.writing_team(worker, family.case, HEALTH, elsewhere.child)


@pytest.mark.parametrize("exception", [EmergencyAccessFactory, OversightFactory])
def test_what_is_open_for_reading_gives_no_team_to_write_by(family, exception):
    visitor = exception(case=family.case).grant.practitioner

    with pytest.raises(AccessDenied):
        of_the_child(family, visitor)


def test_those_who_wrote_in_another_assessment_did_not_write_in_this(family, worker):
    sheet = AssessmentFactory(person=family.child, started_by=worker)
    other = AssessmentFactory(person=family.mother)
    others = [team_member(family.case) for _ in range(3)]
    ContributionFactory(assessment=other, written_by=others[0])
    AdditionFactory(assessment=other, signed_by=others[1])
    ViewOfNeedFactory(assessment=other, given_by=others[2])

    assert access.writers_of(sheet) == {worker.pk}
    assert {one.pk for one in others} < access.writers_of(other)
    assert access.can_check_quality(others[0], sheet)
    with pytest.raises(AccessDenied, match="You wrote in this assessment"):
        access.check_can_check_quality(worker, sheet)


def test_a_check_is_for_those_who_read_all_of_it(family):
    sheet = AssessmentFactory(person=family.child)
    whole, part = TeamFactory(), TeamFactory()
    for team, kinds in ((whole, WHOLE), (part, WHOLE - {Category.FAMILY})):
        share(family, team, consent=consent_for(family, team, categories=sorted(kinds)))

    access.check_can_check_quality(member_of(whole), sheet)
    with pytest.raises(AccessDenied, match="read the whole assessment"):
        access.check_can_check_quality(member_of(part), sheet)
    assert not access.can_check_quality(member_of(part), sheet)


def test_what_was_said_besides_is_part_of_the_whole(family):
    sheet = AssessmentFactory(person=family.child)
    besides = [Category.OFFENDING.value, Category.IDENTITY.value]
    for element, category in zip(("1.1.1", "1.1.2"), besides, strict=True):
        ContributionFactory(assessment=sheet, element=element, category=category)
    other = AssessmentFactory(person=family.mother)
    ContributionFactory(assessment=other, category=Category.SEXUAL_HEALTH)
    asked, all_of_it = TeamFactory(), TeamFactory()
    for team, kinds in ((asked, WHOLE), (all_of_it, WHOLE.union(besides))):
        share(family, team, consent=consent_for(family, team, categories=sorted(kinds)))

    assert access.can_check_quality(member_of(all_of_it), sheet)
    assert not access.can_check_quality(member_of(asked), sheet)


def test_who_may_only_read_it_does_not_check_it(family):
    sheet = AssessmentFactory(person=family.child)
    visitor = OversightFactory(case=family.case).grant.practitioner

    with pytest.raises(AccessDenied, match="for reading only"):
        access.check_can_check_quality(visitor, sheet)
    assert access.can_check_quality(team_member(family.case), sheet)
