"""Unusual reading: every sign from both sides of its threshold."""

import pytest
from django.utils import timezone

from information_sharing import audit, watching
from information_sharing.audit import Event
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    CaseFactory,
    ContributionFactory,
    GoalFactory,
    InvolvementFactory,
    PersonFactory,
    ReviewFactory,
)
from tests.factories.information_sharing import SharingDecisionFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
    ReadingReviewFactory,
)
from tests.people import household, lead_professional, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return TeamMembershipFactory(practitioner__last_name="Lowe")


@pytest.fixture
def reader(place):
    return place.practitioner


@pytest.fixture
def case():
    return household().case


@pytest.fixture(autouse=True)
def always_in_hours(settings):
    settings.WATCHING = settings.WATCHING | {"hours": (0, 24)}


def read(reader, *cases, event=Event.CASE_VIEWED):
    for case in cases:
        audit.record(event, by=reader, case=case)


def signs(reader):
    return [entry.sign for entry in watching.entries() if entry.reader == reader.pk]


def test_many_different_records_in_a_day_stand_out(reader, settings):
    settings.WATCHING = settings.WATCHING | {"volume_at_least": 3}
    cases = CaseFactory.create_batch(3, opened_by=reader)
    read(reader, *cases[:2], *cases[:2])

    assert signs(reader) == []

    read(reader, cases[2])
    (entry,) = watching.entries()

    assert (entry.sign, entry.day) == ("VOLUME", timezone.localdate())
    assert entry.references == sorted(case.reference for case in cases)
    assert entry.name == str(reader)


def test_a_reader_with_the_familys_name_stands_out(reader, case):
    case.opened_by = reader
    case.save()
    read(reader, case)
    assert signs(reader) == []

    PersonFactory(case=case, family_name="LÖWE")

    (entry,) = watching.entries()
    assert entry.sign == "OWN_NAME"
    assert "löwe" not in entry.words.lower()


@pytest.mark.parametrize(
    ("hers", "theirs", "expected"),
    [("01632 960001", "01632960001", ["OWN_NAME"]), ("", "", []), ("1", "1", []),
     ("01632 960001", "01632 960002", [])],
)  # fmt: skip
def test_a_reader_with_the_familys_telephone_stands_out(reader, hers, theirs, expected):
    reader.telephone = hers
    reader.save()
    case = CaseFactory(opened_by=reader)
    AddressFactory(person=PersonFactory(case=case), telephone=theirs)

    read(reader, case)

    assert signs(reader) == expected


def test_reading_without_any_work_stands_out(reader, case):
    read(reader, case)

    (entry,) = watching.entries()

    assert entry.sign == "NO_WORK"
    assert entry.references == [case.reference]


WORK = {
    "opened the case": lambda p, c: (
        type(c).objects.filter(pk=c.pk).update(opened_by=p.practitioner)
    ),
    "owns an action": lambda p, c: ActionFactory(
        case=c, owner_practitioner=p.practitioner
    ),
    "wrote a goal": lambda p, c: GoalFactory(case=c, written_by=p.practitioner),
    "held a review": lambda p, c: ReviewFactory(case=c, recorded_by=p.practitioner),
    "wrote in the assessment": lambda p, c: ContributionFactory(
        case=c, person=c.people.first(), written_by=p.practitioner
    ),
    "is involved": lambda p, c: InvolvementFactory(
        case=c, team=p.team, practitioner=p.practitioner
    ),
    "her team is involved": lambda p, c: InvolvementFactory(case=c, team=p.team),
    "a decision names her team": lambda p, c: SharingDecisionFactory(
        case=c, team=p.team
    ),
    "opened it in an emergency": lambda p, c: EmergencyAccessFactory(
        case=c, membership=p
    ),
    "was given oversight": lambda p, c: OversightFactory(case=c, membership=p),
}


@pytest.mark.parametrize("what", WORK)
def test_reading_with_work_does_not_stand_out(place, case, what):
    WORK[what](place, case)

    read(place.practitioner, case)

    assert signs(place.practitioner) == []


def test_the_lead_professional_does_not_stand_out():
    family = household()
    leading = lead_professional(family)

    read(leading, family.case)

    assert signs(leading) == []


NO_WORK = {
    "a colleague is involved": lambda p, c: InvolvementFactory(
        case=c, team=p.team, practitioner=c.opened_by
    ),
    "a decision not to share": lambda p, c: SharingDecisionFactory(
        case=c, team=p.team, outcome="DO_NOT_SHARE"
    ),
    "oversight that nobody approved": lambda p, c: OversightFactory(
        case=c, membership=p, waiting=True
    ),
    "another team's decision": lambda p, c: share(household(), p.team),
}


@pytest.mark.parametrize("what", NO_WORK)
def test_what_is_no_work_of_hers_leaves_the_sign(place, case, what):
    NO_WORK[what](place, case)

    read(place.practitioner, case)

    assert signs(place.practitioner) == ["NO_WORK"]


def test_fewer_records_than_the_threshold_do_not_stand_out(reader, case, settings):
    settings.WATCHING = settings.WATCHING | {"no_work_at_least": 2}
    read(reader, case, case)
    assert signs(reader) == []

    read(reader, household().case)

    assert signs(reader) == ["NO_WORK"]


def test_what_shows_no_record_is_not_reading(reader, case):
    read(reader, case, event=Event.ADVICE_VIEWED)
    audit.record(Event.CASES_LISTED, by=reader)
    audit.record(Event.CASE_VIEWED, by=None, case=case)

    assert watching.entries() == []


def test_what_somebody_has_looked_at_does_not_come_again(reader, case):
    read(reader, case)
    other = ReadingReviewFactory(reader=reader, sign="VOLUME")
    assert signs(reader) == ["NO_WORK"]

    ReadingReviewFactory(reader=reader, sign="NO_WORK", reviewed_by=other.reviewed_by)

    assert signs(reader) == []


def test_everything_is_asked_in_one_query(reader, case, django_assert_num_queries):
    read(reader, case)

    with django_assert_num_queries(1):
        watching.entries()


def test_every_sign_has_its_words():
    for sign in watching.SIGNS:
        assert f"SELECT '{sign}'" in watching.ENTRIES
