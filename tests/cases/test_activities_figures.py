"""How many came: counted by the database, as often asked for few as for many."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import SignIn
from cases.queries import activities as queries
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import ActivityFactory, SessionFactory, SignInFactory
from tests.factories.cases_record import ContactFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def session(team):
    return SessionFactory(activity__team=team)


def known(session, family):
    contact = ContactFactory(
        case=family.case,
        person=family.child,
        kind="SESSION",
        team=session.activity.team,
    )
    return SignInFactory(session=session, contact=contact, known=True)


def test_figures_count_a_child_once_a_month_and_once_a_year(team, session):
    today = timezone.localdate()
    last_month = today.replace(day=1) - timezone.timedelta(days=1)
    family, other = household(recording_team=team), household(recording_team=team)
    earlier = SessionFactory(activity=session.activity, held_on=last_month)
    again = SessionFactory(activity=session.activity, begins="14:00")
    for one in (earlier, session, again):
        known(one, family)
        SignInFactory(session=one)
    known(session, other)
    SignInFactory(session=session, struck_at=timezone.now(), struck_by=member_of(team))
    of_it = {"viewer": member_of(team), "activity": session.activity}

    months = list(queries.months_of(**of_it))

    counts = [(row["sessions"], row["children"], row["names"]) for row in months]
    assert counts == [(2, 2, 2), (1, 1, 1)]
    assert queries.year_of(**of_it) == {"sessions": 3, "children": 2, "names": 3}


@pytest.mark.parametrize("name", ["activity", "sheet", "activities"])
def test_pages_ask_as_many_questions_for_few_as_for_many(
    client, team, session, name, django_assert_max_num_queries
):
    for n in range(6):
        one = ActivityFactory(team=team)
        SessionFactory(activity=one)
        SessionFactory(activity=session.activity, held_on=f"2026-10-{n + 1:02}")
        known(session, household(recording_team=team))
        SignInFactory(session=session)
    args = {"activity": [session.activity_id], "sheet": [session.pk], "activities": []}
    path = reverse(f"cases:{name}", args=args[name])
    client.force_login(member_of(team))

    client.get(path)
    with django_assert_max_num_queries(17):
        client.get(path)
    assert SignIn.objects.count() == 12
