"""Training across agencies: booked, attended, lapsed; and the gate before assessments."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import learning as commands
from agencies.models import CommonCore, RoleName, TrainingPlace
from agencies.queries import learning as queries
from cases.models import Contribution
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.agencies_people import (
    TrainingEventFactory,
    TrainingGateFactory,
    TrainingNeedFactory,
    TrainingPlaceFactory,
)
from tests.factories.cases import ContributionFactory
from tests.factories.information_sharing_office import EmergencyAccessFactory
from tests.people import centre_manager, household, member_of, outsider, team_member

pytestmark = pytest.mark.django_db
Status = TrainingPlace.Status
TODAY = timezone.localdate


@pytest.fixture
def manager():
    return centre_manager(TeamFactory().centre)


@pytest.fixture
def worker():
    return member_of(TeamFactory())


def agency_of(practitioner):
    return practitioner.memberships.get().team.agency


def tomorrow(**fields):
    return TrainingEventFactory(held_on=TODAY() + timedelta(days=1), **fields)


def day(**fields):
    said = {
        "title": "Sharing well",
        "areas": [CommonCore.SHARING],
        "mode": "COURSE",
        "held_by": "Wexbourne learning",
        "held_on": TODAY() + timedelta(days=9),
        "hours": Decimal(3),
    }
    return commands.EventWords(**said | fields)


def test_who_arranges_training_does_and_a_practitioner_does_not(manager, worker):
    event = commands.arrange_event(event=day(), audience=[], by=manager)

    assert list(queries.coming_events(viewer=worker)) == [event]
    with pytest.raises(AccessDenied):
        commands.arrange_event(event=day(), audience=[], by=worker)


def test_a_place_is_booked_for_her_own_agency_while_there_is_one(worker):
    event, other = tomorrow(places=1), member_of(TeamFactory())
    commands.book_place(event=event, agency=agency_of(worker), by=worker)
    commands.book_place(event=event, agency=agency_of(worker), by=worker)

    with pytest.raises(NotPossibleNow, match="taken"):
        commands.book_place(event=event, agency=agency_of(other), by=other)
    with pytest.raises(AccessDenied):
        commands.book_place(event=tomorrow(), agency=agency_of(other), by=worker)

    (place,) = queries.my_places(viewer=worker)
    commands.give_place_back(place=place, by=worker)
    commands.book_place(event=event, agency=agency_of(other), by=other)


def test_a_day_for_some_agencies_is_not_for_others(worker):
    event = tomorrow()
    event.audience.add(agency_of(member_of(TeamFactory())))

    with pytest.raises(NotPossibleNow, match="other agencies"):
        commands.book_place(event=event, agency=agency_of(worker), by=worker)


def test_who_came_has_learnt_it_for_so_many_months(manager, worker):
    event = TrainingEventFactory(held_on=date(2026, 1, 31), lasts_months=13)
    place = TrainingPlaceFactory(event=event, practitioner=worker)
    missed = TrainingPlaceFactory(event=event)

    came = {place.pk: True, missed.pk: False}
    commands.note_who_came(event=event, came=came, by=manager)

    place.refresh_from_db()
    missed.refresh_from_db()
    assert (place.status, place.expires_on) == (Status.ATTENDED, date(2027, 2, 28))
    assert (missed.status, missed.expires_on) == (Status.MISSED, None)


def test_nobody_notes_that_she_herself_came(manager):
    event = TrainingEventFactory()
    place = TrainingPlaceFactory(event=event, practitioner=manager)

    with pytest.raises(AccessDenied):
        commands.note_who_came(event=event, came={place.pk: True}, by=manager)


def test_her_areas_say_what_is_expected_and_what_lapses(worker):
    TrainingNeedFactory(profession=worker.profession, area=CommonCore.SAFEGUARDING)
    soon = TODAY() + timedelta(days=30)
    TrainingPlaceFactory(practitioner=worker, status=Status.ATTENDED, expires_on=soon)
    TrainingPlaceFactory(
        practitioner=worker,
        event__areas=[CommonCore.TRANSITIONS],
        status=Status.ATTENDED,
        expires_on=TODAY() - timedelta(days=1),
    )

    areas = {area.label: area for area in queries.my_areas(viewer=worker)}

    sharing = areas[CommonCore.SHARING.label]
    assert (sharing.is_learnt, sharing.lapses_soon, sharing.until) == (True, True, soon)
    assert areas[CommonCore.SAFEGUARDING.label].is_expected
    assert not areas[CommonCore.TRANSITIONS.label].is_learnt


def test_coverage_counts_people_once_and_only_for_who_arranges(manager, worker):
    for _ in range(2):
        TrainingPlaceFactory(practitioner=worker, status=Status.ATTENDED)
    rows = {row.profession: row for row in queries.learnt_by_profession(viewer=manager)}

    sharing = CommonCore.values.index(CommonCore.SHARING)
    assert rows[worker.profession].cells[sharing] == (1, False)
    with pytest.raises(AccessDenied):
        queries.learnt_by_profession(viewer=worker)


# The gate: no access to assessments before the training (practice.md 6.6)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def colleague(family):
    return team_member(family.case)


def written(viewer, family):
    rows = Contribution.objects.filter(case=family.case)
    seen = list(access.visible_facts(viewer, rows))
    assert seen == list(access.facts_within(viewer, rows, family.case))
    return seen


def train(practitioner, **fields):
    TrainingPlaceFactory(practitioner=practitioner, status=Status.ATTENDED, **fields)


def test_without_a_gate_assessments_open_as_they_are_shared(family, colleague):
    one = ContributionFactory(case=family.case, person=family.child)

    assert written(colleague, family) == [one]


def test_behind_a_gate_only_who_has_learnt_to_share_reads(family, colleague, client):
    one = ContributionFactory(case=family.case, person=family.child)
    TrainingGateFactory(starts_on=TODAY())
    client.force_login(colleague)
    address = reverse("cases:assessment", args=[family.case.pk])

    assert written(colleague, family) == []
    assert client.get(address).status_code == 403

    train(colleague)

    assert written(colleague, family) == [one]
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"expires_on": date(2026, 1, 1)},
        {"event__areas": [CommonCore.SAFEGUARDING]},
        {"status": Status.MISSED},
    ],
)
def test_training_that_lapsed_or_was_another_does_not_open_it(
    family, colleague, fields
):
    ContributionFactory(case=family.case, person=family.child)
    TrainingGateFactory(starts_on=TODAY())
    TrainingPlaceFactory(
        **{"practitioner": colleague, "status": Status.ATTENDED} | fields
    )

    assert written(colleague, family) == []


def test_a_gate_for_a_day_to_come_and_one_that_is_lifted_keep_nobody_out(
    family, colleague, manager
):
    one = ContributionFactory(case=family.case, person=family.child)
    gate = commands.set_gate(starts_on=TODAY() + timedelta(days=1), by=manager)
    assert written(colleague, family) == [one]

    gate = commands.set_gate(starts_on=TODAY(), by=manager)
    assert written(colleague, family) == []

    commands.lift_gate(gate=gate, by=manager)
    assert written(colleague, family) == [one]


def test_training_opens_nothing_that_is_not_shared(family):
    ContributionFactory(case=family.case, person=family.child)
    TrainingGateFactory(starts_on=TODAY())
    stranger = outsider()
    train(stranger)

    assert written(stranger, family) == []


def test_an_emergency_does_not_wait_for_a_course(family):
    one = ContributionFactory(case=family.case, person=family.child)
    TrainingGateFactory(starts_on=TODAY())
    urgent = EmergencyAccessFactory(case=family.case).used_by

    assert written(urgent, family) == [one]


def test_only_a_centre_manager_sets_the_gate(manager):
    administrator = TeamMembershipFactory(
        role=RoleName.AGENCY_ADMINISTRATOR
    ).practitioner

    with pytest.raises(AccessDenied):
        commands.set_gate(starts_on=TODAY(), by=administrator)


def test_a_later_day_opens_nothing_that_is_shut(manager):
    gate = commands.set_gate(starts_on=TODAY(), by=manager)

    with pytest.raises(NotPossibleNow, match="Lift that first"):
        commands.set_gate(starts_on=TODAY() + timedelta(days=1), by=manager)

    gate.refresh_from_db()
    assert gate.ended_at is None
