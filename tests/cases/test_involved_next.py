"""The next visit of each service: what was written down, or what is booked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import Visit
from cases.queries.circle import circle
from config.dates import short_date
from information_sharing.access import SENSITIVE_SERVICE
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.cases_visits import VisitFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def by(family):
    return team_member(family.case)


def days(number):
    return localdate() + timedelta(days=number)


def next_ones(viewer, family):
    workers = circle(viewer=viewer, case=family.case).workers
    return [worker.next_on for worker in workers]


def test_a_booked_visit_is_the_next_one_also_of_the_team_that_opened_the_record(
    client, family, by
):
    VisitFactory(case=family.case, planned_on=days(9))
    VisitFactory(case=family.case, planned_on=days(3))
    VisitFactory(case=family.case, planned_on=days(-1))
    VisitFactory(case=family.case, planned_on=days(1), called_off=True)

    assert next_ones(by, family) == [days(3)]
    client.force_login(by)
    page = client.get(reverse("cases:involved", args=[family.case.pk]))
    assert f"{short_date(days(3))} (in 3 days)" in page.content.decode()


@pytest.mark.parametrize(
    ("written", "booked", "shown"), [(2, 5, 2), (5, 2, 2), (-4, 2, 2), (None, 2, 2)]
)
def test_the_nearer_of_what_is_written_down_and_booked(
    family, by, written, booked, shown
):
    row = InvolvementFactory(
        case=family.case, next_on=days(written) if written else None
    )
    VisitFactory(case=family.case, team=row.team, planned_on=days(booked))

    _, worker = circle(viewer=by, case=family.case).workers
    assert (worker.next_on, worker.overdue) == (days(shown), False)


def test_a_day_that_passed_without_a_booking_is_still_said(family, by):
    InvolvementFactory(case=family.case, next_on=days(-4))

    _, worker = circle(viewer=by, case=family.case).workers
    assert (worker.next_on, worker.overdue) == (days(-4), True)


def test_a_visit_of_a_kind_that_is_not_shared_is_not_told(family, by):
    team = TeamFactory()
    share(family, team)
    therapist = member_of(team)
    VisitFactory(case=family.case, category=Category.HOUSING_MONEY)

    assert next_ones(therapist, family) == [None]
    VisitFactory(
        case=family.case,
        category=Category.HEALTH,
        person=family.child,
        planned_on=days(4),
    )
    assert next_ones(therapist, family) == [days(4)]


def test_of_a_service_that_is_not_named_no_day_is_told(family):
    team, hidden = TeamFactory(), TeamFactory(is_sensitive=True)
    share(family, team)
    InvolvementFactory(case=family.case, team=hidden, is_sensitive=True)
    VisitFactory(
        case=family.case, team=hidden, person=family.child, category=Category.HEALTH
    )
    therapist = member_of(team)

    workers = circle(viewer=therapist, case=family.case).workers
    (masked,) = [each for each in workers if each.is_masked]
    assert masked.name.casefold() == SENSITIVE_SERVICE.casefold()
    assert masked.next_on is None
    assert Visit.objects.exists()
