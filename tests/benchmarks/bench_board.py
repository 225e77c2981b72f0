"""The board of one person who leads ten, a hundred, and a thousand families.

Run: bin/test tests/benchmarks/bench_board.py -s
Prints queries and milliseconds; asserts only that the number of queries stays.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import (
    Action,
    Case,
    Contact,
    Goal,
    Meeting,
    Message,
    MessageTo,
    Plan,
    Review,
)
from lead_professional import queries
from lead_professional.models import Appointment, Nomination
from tests.benchmarks.bench_caseload import TEAMS, many_cases, measure
from tests.benchmarks.machine import describe
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory, ReviewFactory
from tests.factories.cases_meetings import MeetingFactory
from tests.factories.cases_record import ContactFactory
from tests.factories.cases_visits import MessageFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import member_of

OTHERS = 10_000
LEADS = (10, 100, 1_000)
A_VISIT, A_WEEK = timedelta(days=40), timedelta(days=7)


def lead(cases, who) -> None:
    """Let her, of the team that opened them, lead these cases, with a plan for each."""
    by = {"team": who.memberships.get().team, "nominee": who, "nominated_by": who}
    asked = Nomination.objects.bulk_create(
        NominationFactory.build(case=case, consent=None, accepted=True, **by)
        for case in cases
    )
    Appointment.objects.bulk_create(
        Appointment(
            case=one.case,
            practitioner=who,
            team=one.team,
            nomination=one,
            started_by=who,
        )
        for one in asked
    )
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(status="ACTIVE")
    plans = Plan.objects.bulk_create(Plan(case=case, started_by=who) for case in cases)
    goals = Goal.objects.bulk_create(GoalFactory.build(plan=plan) for plan in plans)
    late = {"owner_practitioner": who, "due_on": localdate() - A_WEEK}
    Action.objects.bulk_create(
        ActionFactory.build(goal=goal, **late) for goal in goals for _ in range(2)
    )
    write(cases, who)


def write(cases, who) -> None:
    """Let each have been visited, reviewed and written about, and a meeting planned."""
    today = localdate()
    review = {"held_on": today - A_VISIT, "next_review_on": today}
    visit = {"happened_on": today - A_VISIT, "category": "PLAN"}
    Review.objects.bulk_create(ReviewFactory.build(case=c, **review) for c in cases)
    Contact.objects.bulk_create(ContactFactory.build(case=c, **visit) for c in cases)
    Meeting.objects.bulk_create(MeetingFactory.build(case=c) for c in cases)
    told = Message.objects.bulk_create(MessageFactory.build(case=c) for c in cases)
    MessageTo.objects.bulk_create(
        MessageTo(case=one.case, message=one, practitioner=who) for one in told
    )


@pytest.mark.django_db(transaction=True)
def test_the_board(client, postgres, database_name):
    """Print figures of the board beside ten thousand cases of others."""
    teams = [TeamFactory() for _ in range(TEAMS)]
    viewer = member_of(teams[0])
    many_cases(OTHERS, teams)
    many_cases(max(LEADS), teams[:1] * TEAMS)
    client.force_login(viewer)
    print(f"\n{describe()}")
    url, counts, began = reverse("lead_professional:board"), set(), 0
    mine = list(Case.objects.filter(recording_team=teams[0]).order_by("reference"))
    for total in LEADS:
        lead(mine[began:total], viewer)
        began = total
        postgres.execute("VACUUM ANALYZE", name=database_name)
        asked, median = measure(client, url)
        rows = queries.board(viewer=viewer)
        assert len(rows) == total
        assert all(len(row.late) == 2 and row.unread == 1 for row in rows)
        counts.add(asked)
        print(
            f"{total:>5} led of {Case.objects.count()} cases, {Action.objects.count()} "
            f"actions  board  {asked} queries  {median:.0f} ms"
        )
    assert len(counts) == 1
