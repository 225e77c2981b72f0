"""After each outcome of the checklist: what comes next, and the follow-up."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands.follow_ups import write_follow_up
from cases.models import Checklist, FollowUp
from cases.outcome_words import ASKED_LATER, OUTCOMES, what_next
from cases.queries.next_steps import next_steps
from cases.timescales import months_after
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ChecklistFactory
from tests.factories.cases_record import FollowUpFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db

Decision = Checklist.Decision


@pytest.fixture
def family():
    return household()


@pytest.fixture
def by(family):
    return team_member(family.case)


@pytest.fixture
def asked(family):
    return FollowUpFactory(
        checklist=ChecklistFactory(person=family.child, decision="SINGLE_AGENCY")
    )


def page_of(follow_up):
    return reverse("cases:follow-up", args=[follow_up.case_id, follow_up.pk])


def fill_in(client, family, by, decision):
    client.force_login(by)
    answers = dict.fromkeys(("BH", "SS", "PC", "EW"), "YES") | {"EA": "NO"}
    sent = answers | {"person": family.child.pk, "family_agrees": "yes",
                      "decision": decision, "reason": "Few words."}  # fmt: skip
    path = reverse("cases:checklist", args=[family.case.pk])
    return client.post(path, sent, follow=True).content.decode()


@pytest.mark.parametrize("decision", Decision.values)
def test_what_comes_next_is_said_and_a_day_set(client, family, by, decision):
    body = fill_in(client, family, by, decision)
    overview = client.get(family.case.get_absolute_url()).content.decode()
    after = what_next(family.case, decision)

    words = after.words.replace("'", "&#x27;")
    assert words in body
    assert words in overview
    assert not after.url or f'href="{after.url}"' in overview
    due = [each.due_on for each in FollowUp.objects.all()]
    in_three_months = months_after(timezone.localdate(), 3)
    assert due == ([in_three_months] if decision in ASKED_LATER else [])


def test_every_outcome_has_its_words():
    assert set(OUTCOMES) == {"", *Decision.values}


def test_refer_now_does_not_wait_for_consent(client, family, by):
    body = fill_in(client, family, by, "REFER_NOW")

    assert "Do not wait for consent" in body
    share_now = reverse("information_sharing:decide", args=[family.case.pk, 1])
    assert f'href="{share_now}"' in body
    assert client.get(share_now).status_code == 200


def test_a_follow_up_waits_on_the_work_list_until_it_is_written(client, asked, by):
    client.force_login(by)
    assert "Ask how things went after the checklist" in client.get("/").content.decode()

    answer = client.post(page_of(asked), {"words": "She says more words now."})

    asked.refresh_from_db()
    assert answer.url == asked.case.get_absolute_url()
    assert (asked.words, asked.done_by) == ("She says more words now.", by)
    assert "Ask how things went" not in client.get("/").content.decode()
    assert AccessEvent.objects.filter(event="FOLLOWED_UP", target=asked.pk).count() == 1
    assert "She says more words now." in client.get(page_of(asked)).content.decode()
    with pytest.raises(NotPossibleNow, match="already"):
        write_follow_up(follow_up=asked, words="Again.", by=by)


def test_it_needs_words(client, asked, by):
    client.force_login(by)

    assert "Enter how things went" in client.post(page_of(asked), {}).content.decode()


def test_who_may_not(client, family, asked):
    team = TeamFactory()
    share(family, team)
    blind = lead_professional(family, categories=["IDENTITY", "HEALTH"])
    for reader in (member_of(team), outsider(), blind):
        client.force_login(reader)
        assert client.get(page_of(asked)).status_code == 404
        with pytest.raises(AccessDenied):
            write_follow_up(follow_up=asked, words="Well.", by=reader)


def test_a_team_that_sees_the_plan_may_not_write_it(client, family, asked):
    team = TeamFactory()
    share(family, team, categories=["IDENTITY", "PLAN"])
    client.force_login(member_of(team))

    assert client.get(page_of(asked)).status_code in {403, 404}


def test_a_closed_case_takes_no_more_words(client):
    family = household(closed=True)
    asked = FollowUpFactory(
        checklist=ChecklistFactory(person=family.child),
        due_on=timezone.localdate() - datetime.timedelta(days=3),
    )
    client.force_login(team_member(family.case))

    body = client.post(page_of(asked), {"words": "Well."}).content.decode()

    assert "This case is closed" in body
    assert "Well." in body


@pytest.mark.parametrize(
    ("decision", "first"),
    [
        ("ASSESSMENT_AGREED", "Start the common assessment"),
        ("SINGLE_AGENCY", "Record the service"),
        ("REFER_NOW", "Write down what you share now"),
        ("NO_ACTION", None),
    ],
)
def test_the_first_step_follows_the_outcome(family, by, decision, first):
    ChecklistFactory(person=family.child, decision=decision)

    step, _ = next_steps(viewer=by, case=family.case)

    assert (step.label if step else None) == first


def test_what_was_started_is_not_asked_for_again(client, family, by):
    ChecklistFactory(person=family.child)
    client.force_login(by)
    start = "Start the common assessment together."
    assert start in client.get(family.case.get_absolute_url()).content.decode()

    AssessmentFactory(person=family.child)

    assert start not in client.get(family.case.get_absolute_url()).content.decode()
