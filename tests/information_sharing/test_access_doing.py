"""What somebody may do to a case that she sees: each branch, from both sides."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from agencies.models import RoleName
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import SharingDecision
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing import SharingDecisionFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
)
from tests.factories.lead_professional import NominationFactory
from tests.people import (
    centre_manager,
    consent_for,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db

HEALTH, DEVELOPMENT, PLAN = Category.HEALTH, Category.DEVELOPMENT, Category.PLAN
ONLY_COORDINATORS = "Only the team that opened the case"
READING_ONLY = "for reading only"
EXCEPTIONS = [EmergencyAccessFactory, OversightFactory]


def sees_by(exception, case, person=None):
    """Open the case by an exception to this person, or to somebody new."""
    membership = person.memberships.get() if person else TeamMembershipFactory()
    exception(case=case, membership=membership)
    return membership.practitioner


def test_a_category_that_is_shared_may_be_written_and_no_other(
    family, therapy, therapist
):
    share(family, therapy)

    access.check_can_write(therapist, family.case, HEALTH)
    assert access.can_write(therapist, family.case, DEVELOPMENT)
    assert not access.can_write(therapist, family.case, PLAN)
    with pytest.raises(AccessDenied, match=f"{PLAN.label} is not shared"):
        access.check_can_write(therapist, family.case, PLAN)


def test_who_sees_nothing_writes_nothing(family, by):
    assert access.can_write(by, family.case, PLAN)
    for stranger in (outsider(), AnonymousUser()):
        with pytest.raises(AccessDenied, match="record is not shared"):
            access.check_can_write(stranger, family.case, HEALTH)


def test_a_person_who_is_not_shared_is_not_written_about(family, therapy, therapist):
    share(family, therapy, people=[family.child])

    access.check_can_write(therapist, family.case, HEALTH, family.child)
    for person in (family.mother, family.father):
        with pytest.raises(AccessDenied, match="person is not shared"):
            access.check_can_write(therapist, family.case, HEALTH, person)
    with pytest.raises(AccessDenied, match=f"{PLAN.label} is not shared"):
        access.check_can_write(therapist, family.case, PLAN, family.child)


def test_person_and_category_are_shared_by_one_grant(family, therapy, therapist):
    consent = consent_for(family, therapy)
    for person, category in ((family.child, HEALTH), (family.mother, DEVELOPMENT)):
        share(family, therapy, consent=consent, people=[person], categories=[category])

    def writes(category, person):
        check = access.check_can_write
        return access.seeing.answers(check, therapist, family.case, category, person)

    assert writes(HEALTH, family.child)
    assert writes(DEVELOPMENT, family.mother)
    assert not writes(HEALTH, family.mother)
    assert not writes(DEVELOPMENT, family.child)


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_an_exception_opens_for_reading_only(family, exception):
    visitor = sees_by(exception, family.case)

    assert access.can_view_case(visitor, family.case)
    assert access.written(visitor, family.case) == frozenset()
    for person in (None, family.child):
        with pytest.raises(AccessDenied, match=READING_ONLY):
            access.check_can_write(visitor, family.case, HEALTH, person)


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_an_exception_adds_nothing_to_what_she_writes(
    family, therapy, therapist, exception
):
    share(family, therapy, people=[family.child])
    sees_by(exception, family.case, therapist)

    assert access.written(therapist, family.case) == {
        (person, category)
        for person in (None, family.child.pk)
        for category in (Category.IDENTITY, HEALTH, DEVELOPMENT)
    }
    access.check_can_write(therapist, family.case, HEALTH, family.child)
    with pytest.raises(AccessDenied, match=f"{PLAN.label} is not shared"):
        access.check_can_write(therapist, family.case, PLAN)
    with pytest.raises(AccessDenied, match="person is not shared"):
        access.check_can_write(therapist, family.case, HEALTH, family.mother)


def test_what_is_written_is_what_is_seen_by_sharing(family, by):
    people = (None, family.child.pk, family.mother.pk, family.father.pk)

    assert access.written(by, family.case) == {
        (person, category) for person in people for category in Category
    }
    for stranger in (outsider(), AnonymousUser()):
        assert access.written(stranger, family.case) == frozenset()


def test_a_second_person_who_coordinates_countersigns(family, by):
    decision = SharingDecisionFactory(
        case=family.case, without_consent=True, made_by=by
    )

    with pytest.raises(AccessDenied, match="second person"):
        access.check_can_countersign(by, decision)
    assert not access.can_countersign(by, decision)
    for second in (team_member(family.case), lead_professional(family)):
        access.check_can_countersign(second, decision)
        assert access.can_countersign(second, decision)


def test_who_does_not_coordinate_countersigns_nothing(family, therapy, therapist, by):
    share(family, therapy)
    decision = SharingDecision.objects.get()
    visitors = [sees_by(exception, family.case) for exception in EXCEPTIONS]

    for person in (therapist, *visitors):
        with pytest.raises(AccessDenied, match=ONLY_COORDINATORS):
            access.check_can_countersign(person, decision)
    with pytest.raises(AccessDenied, match="record is not shared"):
        access.check_can_countersign(outsider(), decision)
    assert access.can_countersign(by, decision)


def test_who_was_asked_answers_while_she_works_there(family, therapy, therapist):
    nomination = NominationFactory(case=family.case, nominee=therapist, team=therapy)
    TeamMembershipFactory(practitioner=therapist)

    access.check_can_answer_nomination(therapist, nomination)
    for other in (member_of(therapy), team_member(family.case)):
        with pytest.raises(AccessDenied, match="was asked"):
            access.check_can_answer_nomination(other, nomination)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    therapist.memberships.filter(team=therapy).update(ends_on=yesterday)
    with pytest.raises(AccessDenied, match=f"no longer work in {therapy}"):
        access.check_can_answer_nomination(therapist, nomination)
    assert not access.can_answer_nomination(therapist, nomination)


@pytest.mark.parametrize("name", ["report", "evaluate"])
def test_figures_are_for_the_manager_of_this_centre(family, name):
    check, can = (getattr(access, f"{verb}_{name}") for verb in ("check_can", "can"))
    centre, elsewhere = family.case.centre, TeamFactory().centre
    manager = centre_manager(centre)

    check(manager, centre)
    assert can(manager, centre)
    for person, of in ((manager, elsewhere), (centre_manager(elsewhere), centre)):
        with pytest.raises(AccessDenied, match="manager of this centre"):
            check(person, of)
    commissioner = TeamMembershipFactory(role=RoleName.COMMISSIONER).practitioner
    assert can(commissioner, centre) == (name == "report")
    for role in set(RoleName) - {RoleName.MANAGER, RoleName.COMMISSIONER}:
        worker = TeamMembershipFactory(team__centre=centre, role=role).practitioner
        assert not can(worker, centre)
    assert not can(AnonymousUser(), centre)


def test_a_manager_who_also_works_elsewhere_manages_one_centre_only(family):
    manager = centre_manager(family.case.centre)
    other = TeamMembershipFactory(practitioner=manager).team.centre

    assert access.can_report(manager, family.case.centre)
    assert not access.can_report(manager, other)
    assert not access.can_evaluate(manager, other)


def test_a_person_of_another_family_is_not_written_about_here(family, by):
    stranger = PersonFactory()
    TeamMembershipFactory(practitioner=by, team=stranger.case.recording_team)

    access.check_can_write(by, stranger.case, HEALTH, stranger)
    with pytest.raises(AccessDenied, match="person is not shared"):
        access.check_can_write(by, family.case, HEALTH, stranger)
    assert (stranger.pk, HEALTH) not in access.written(by, family.case)


def test_two_exceptions_together_are_for_reading_too(family):
    visitor = sees_by(EmergencyAccessFactory, family.case)
    sees_by(OversightFactory, family.case, visitor)

    with pytest.raises(AccessDenied, match=READING_ONLY):
        access.check_can_write(visitor, family.case, HEALTH)


def test_who_coordinates_goes_on_doing_so_with_something_shared_besides(family, by):
    team = TeamMembershipFactory(practitioner=by).team
    share(family, team)
    sees_by(EmergencyAccessFactory, family.case, member_of(team))

    assert access.can_coordinate(by, family.case)
    assert access.can_write(by, family.case, PLAN)


def test_cases_that_she_coordinates_are_her_teams_and_those_she_leads(
    family, therapy, therapist, by
):
    share(family, therapy)
    PersonFactory()

    for person in (by, lead_professional(family)):
        assert list(access.coordinated_cases(person)) == [family.case]
    visitors = [sees_by(exception, family.case) for exception in EXCEPTIONS]
    for person in (therapist, outsider(), AnonymousUser(), *visitors):
        assert not access.coordinated_cases(person).exists()
