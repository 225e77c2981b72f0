"""Who may hear what at a meeting: the rule, and a second reading of it."""

import itertools
from datetime import date

import pytest

from cases.models import AgendaItem, Person
from information_sharing import access
from information_sharing.access import Hears
from information_sharing.categories import SENSITIVE, Category
from tests.factories.cases import PersonFactory
from tests.factories.cases_meetings import (
    AgendaItemFactory,
    InviteeFactory,
    MeetingFactory,
)
from tests.factories.cases_record import ResponsibilityFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import consent_for, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(family):
    return MeetingFactory(case=family.case)


def relative(meeting, person):
    return InviteeFactory(meeting=meeting, family=True, person=person)


def colleague(meeting, practitioner):
    team = practitioner.memberships.get().team
    return InviteeFactory(
        meeting=meeting, membership=None, practitioner=practitioner, team=team
    )


def hears(meeting, invitee, category, about):
    item = AgendaItemFactory(meeting=meeting, category=category, person=about)
    return access.clearance(meeting.case, [item], [invitee])[item.pk, invitee.pk]


def test_somebody_of_a_service_hears_exactly_what_she_may_see(
    family, meeting, therapy, therapist
):
    share(family, therapy)
    readers = [therapist, team_member(family.case), outsider()]
    invitees = [colleague(meeting, each) for each in readers]
    people = (None, family.child, family.mother, family.father)
    for category, about in itertools.product(Category.values, people):
        AgendaItemFactory(meeting=meeting, category=category, person=about)
    items = list(meeting.agenda.select_related("person"))

    found = access.clearance(meeting.case, items, invitees)

    assert len(found) == len(items) * len(invitees)
    assert {*found.values()} == {Hears.YES, Hears.GAP}
    for invitee in invitees:
        seen = access.visible_facts(invitee.practitioner, AgendaItem.objects.all())
        shown = set(seen.values_list("pk", flat=True))
        for item in items:
            assert (found[item.pk, invitee.pk] == Hears.YES) == (item.pk in shown)


def test_what_is_withdrawn_is_a_gap_from_then_on(family, meeting, therapy, therapist):
    grant = share(family, therapy)
    invitee = colleague(meeting, therapist)
    assert hears(meeting, invitee, "HEALTH", family.child) == Hears.YES

    consent = grant.decision.consent
    consent.teams.update(
        withdrawn_at=consent.recorded_at, withdrawn_by=consent.recorded_by
    )

    assert hears(meeting, invitee, "HEALTH", family.child) == Hears.GAP


@pytest.mark.parametrize("category", Category.values)
def test_a_relative_hears_what_a_second_reading_allows(family, meeting, category):
    girl = PersonFactory(case=family.case, born_on=date(2012, 3, 1))
    aunt = PersonFactory(case=family.case, kind=Person.Kind.OTHER_ADULT)
    for child in (family.child, girl):
        ResponsibilityFactory(person=family.mother, child=child)
    ResponsibilityFactory(person=family.father, child=family.child)
    people = [family.mother, family.father, aunt, family.child, girl]
    invitees = {person: relative(meeting, person) for person in people}

    for person, about in itertools.product(people, [None, *people]):
        found = hears(meeting, invitees[person], category, about)
        wanted = second_reading(family, girl, person, category, about)
        assert found == wanted, (person.relationship, category, about)


def second_reading(family, girl, person, category, about):
    sensitive, same = category in SENSITIVE, person == about
    small, adult = family.child, about and about.kind not in {"CHILD", "UNBORN"}
    if same:
        return Hears.GAP if sensitive and person == small else Hears.YES
    if category == "CONTACT" and person.lives_elsewhere:
        return Hears.GAP
    if sensitive and (about is None or adult):
        return Hears.NEVER
    if about is None:
        return Hears.YES if category == "PLAN" or not person.lives_elsewhere else "GAP"
    if person in {family.mother, family.father} and about == small:
        return Hears.GAP if category in {"SAFEGUARDING", "DOMESTIC_ABUSE"} else "YES"
    if person == family.mother and about == girl:
        return Hears.GAP if sensitive else Hears.YES
    return Hears.GAP


def test_a_carer_hears_of_a_child_only_by_a_consent_that_stands(family, meeting):
    aunt = PersonFactory(case=family.case, kind=Person.Kind.OTHER_ADULT)
    invitee = relative(meeting, aunt)
    assert hears(meeting, invitee, "HEALTH", family.child) == Hears.GAP

    consent = consent_for(family, people=[aunt, family.child], capacity="CARER")
    consent.given_by = aunt
    consent.save()
    assert hears(meeting, invitee, "HEALTH", family.child) == Hears.YES

    consent.withdrawn_at, consent.withdrawn_by = consent.recorded_at, outsider()
    consent.save()
    assert hears(meeting, invitee, "HEALTH", family.child) == Hears.GAP


def test_where_people_live_is_never_said_to_one_elsewhere_while_it_is_protected(
    family, meeting
):
    father = relative(meeting, family.father)
    friend = InviteeFactory(meeting=meeting, family=True, companion="Her friend")
    ShieldingFactory(case=family.case)

    assert hears(meeting, father, "CONTACT", family.child) == Hears.NEVER
    assert hears(meeting, friend, "CONTACT", None) == Hears.NEVER
    assert hears(meeting, friend, "PLAN", None) == Hears.GAP
    assert hears(meeting, relative(meeting, family.mother), "CONTACT", None) == "YES"


def test_the_notes_are_taken_by_one_who_may_write_the_plan(family, meeting, therapy):
    meeting.note_taker = member_of(therapy)
    with pytest.raises(access.doing.AccessDenied):
        access.check_can_take_notes(meeting.note_taker, meeting)
    consent = consent_for(family, therapy, categories=["IDENTITY", "PLAN"])
    share(family, therapy, consent=consent, categories=["IDENTITY", "PLAN"])

    assert access.can_take_notes(meeting.note_taker, meeting)
    assert not access.can_take_notes(team_member(family.case), meeting)
