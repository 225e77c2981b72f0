"""A request to lead that nobody answers is told to the manager and the asker, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import RoleName
from config.working_days import working_days_after
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from information_sharing.queries.notices import notices_for
from lead_professional import commands, queries
from lead_professional.models import Nomination
from lead_professional.policies import ANSWER_WITHIN, answer_due_on
from lead_professional.schedule import escalate_requests
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import consent_for, household, member_of, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    family, team = household(), TeamFactory()
    return NominationFactory(
        case=family.case,
        nominee=member_of(team),
        team=team,
        consent=consent_for(family, team),
        nominated_by=team_member(family.case),
    )


@pytest.fixture
def boss(asked):
    place = TeamMembershipFactory(team=asked.team, role=RoleName.TEAM_MANAGER)
    return place.practitioner


def let_pass(asked, days):
    Nomination.objects.filter(pk=asked.pk).update(
        nominated_at=timezone.now() - timedelta(days=days)
    )
    asked.refresh_from_db()


def test_it_is_due_after_the_working_days_that_the_source_names(asked):
    day = timezone.localdate(asked.nominated_at)
    assert answer_due_on(asked) == working_days_after(day, ANSWER_WITHIN)


def test_a_late_one_is_told_once_to_manager_and_asker(asked, boss):
    let_pass(asked, days=14)

    assert [escalate_requests(), escalate_requests()] == [1, 0]

    told = Notice.objects.values_list("to", "kind", "case")
    assert set(told) == {
        (boss.pk, "LEAD_LATE_IN_TEAM", None),
        (asked.nominated_by.pk, "LEAD_LATE", asked.case.pk),
    }
    assert AccessEvent.objects.get(event="LEAD_ESCALATED").by is None


def test_one_in_time_answered_or_of_a_closed_case_is_not_told(asked, boss):
    assert escalate_requests() == 0
    let_pass(asked, days=14)
    asked.case.status = "CLOSED"
    asked.case.closed_at, asked.case.closed_by = timezone.now(), boss
    asked.case.save()
    assert escalate_requests() == 0


def test_what_was_told_is_over_when_she_answers(asked, boss):
    let_pass(asked, days=14)
    escalate_requests()

    commands.decline(
        nomination=asked, kind="CAPACITY", reason="No room.", by=asked.nominee
    )

    told = notices_for(viewer=asked.nominated_by, unseen=True)
    assert [each.notice.kind for each in told] == ["LEAD_DECLINED"]


def test_her_work_list_shows_it_late(asked):
    assert [item.is_overdue for item in queries.work_items(viewer=asked.nominee)] == [
        False
    ]
    let_pass(asked, days=14)
    assert [item.is_overdue for item in queries.work_items(viewer=asked.nominee)] == [
        True
    ]


@pytest.mark.parametrize("first", ["accept", "decline", "take_back"])
@pytest.mark.parametrize("then", ["accept", "decline", "take_back"])
def test_a_request_is_answered_once_whatever_comes_first(asked, first, then):
    answer(first, asked)
    with pytest.raises(NotPossibleNow, match="answered already"):
        answer(then, asked)


def answer(how, asked):
    if how == "take_back":
        return commands.take_back(nomination=asked, by=asked.nominated_by)
    if how == "accept":
        return commands.accept(nomination=asked, by=asked.nominee)
    more = {"kind": "CAPACITY", "reason": "No room."}
    return commands.decline(nomination=asked, by=asked.nominee, **more)
