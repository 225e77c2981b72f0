"""Answering a request: in words or by a decision; the asker hears either way."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import TeamMembership
from information_sharing.commands.requests import answer_with_decision
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import AccessRequestFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import consent_for, household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db
MINE = reverse("information_sharing:my-access-requests")
TALK = {"answer": "TALK_FIRST", "words": "Ring me on Monday."}


@pytest.fixture
def asked(family):
    asked = AccessRequestFactory(case=family.case, team__telephone="01632 960114")
    AccessEvent.objects.create(
        chain=asked.asked_by.pk,
        event="ACCESS_REQUESTED",
        by=asked.asked_by,
        target=asked.pk,
        details={
            "reference": family.case.reference,
            "team": str(asked.team_id),
            "due_on": asked.due_on.isoformat(),
        },
    )
    return asked


def address(asked):
    return reverse("information_sharing:access-request", args=[asked.case_id, asked.pk])


def mine(client, asked) -> str:
    client.force_login(asked.asked_by)
    return client.get(MINE).content.decode()


def test_the_page_says_who_asks_why_and_what_sharing_rests_on(
    client, family, viewer, asked
):
    body = client.get(address(asked)).content.decode()

    assert asked.purpose in body
    assert str(asked.asked_by) in body
    assert "01632 960114" in body
    assert f"No consent covers {asked.team}" in body
    assert f"/share/?request={asked.pk}" in body
    assert AccessEvent.objects.get(by=viewer).event == "ACCESS_REQUEST_VIEWED"


def test_it_says_what_stands_for_and_against(client, family, viewer, asked):
    consent_for(family, asked.team)
    later = consent_for(family, people=[family.mother])
    ConsentExclusionFactory(consent=later, team=asked.team)
    TeamMembership.objects.filter(practitioner=asked.asked_by).update(
        ended_at=timezone.now(), ended_by=asked.asked_by
    )

    body = client.get(address(asked)).content.decode()

    assert f"covers {asked.team}, until" in body
    assert "The family said: not them." in body
    assert "no longer works in this team" in body


def test_an_answer_in_words_reaches_the_asker(client, viewer, asked):
    response = client.post(address(asked), TALK)

    asked.refresh_from_db()
    assert response.status_code == 302
    assert (asked.answer, asked.answered_by) == ("TALK_FIRST", viewer)
    notice = Notice.objects.get(to=asked.asked_by)
    assert (notice.kind, notice.case) == ("ACCESS_REQUEST_ANSWERED", None)
    event = AccessEvent.objects.get(by=viewer)
    assert event.details == {"answer": "TALK_FIRST"}
    body = mine(client, asked)
    assert "Ring me on Monday." in body
    assert f"Contact {viewer}" in body


def test_it_is_answered_once(client, viewer, asked):
    client.post(address(asked), TALK)

    body = client.post(address(asked), TALK | {"words": "Again."}).content.decode()

    assert "Ring me on Monday." in body
    assert Notice.objects.count() == 1


def test_a_closed_case_is_answered_in_words(client):
    asked = AccessRequestFactory(case=household(closed=True).case)
    client.force_login(team_member(asked.case))

    body = client.get(address(asked)).content.decode()
    assert "This case is closed" in body
    assert "/share/?request" not in body
    client.post(address(asked), {"answer": "NOT_SHARED", "words": ""})

    asked.refresh_from_db()
    assert asked.answer == "NOT_SHARED"


def test_sharing_cannot_be_said_in_words(client, viewer, asked):
    client.post(address(asked), {"answer": "SHARED", "words": ""})

    asked.refresh_from_db()
    assert asked.answered_at is None


def test_after_sealing_the_asker_hears_nothing_more(client, family, viewer, asked):
    shield = ShieldingFactory(case=family.case, sealed=True)
    shield.readers.create(practitioner=viewer, named_by=shield.set_by)

    client.post(address(asked), TALK)

    assert not Notice.objects.exists()
    body = mine(client, asked)
    assert "waiting" in body
    assert "Ring me" not in body


def test_what_was_answered_before_sealing_stays_as_it_was(
    client, family, viewer, asked
):
    client.post(address(asked), TALK)
    before = mine(client, asked)

    ShieldingFactory(case=family.case, sealed=True)

    after = mine(client, asked)
    assert "Ring me on Monday." in before
    assert "Ring me on Monday." in after


def test_only_coordinators_answer_and_a_stranger_knows_of_nothing(
    client, family, therapy, therapist, asked
):
    share(family, therapy)
    client.force_login(therapist)
    assert client.get(address(asked)).status_code == 403
    assert client.post(address(asked), TALK).status_code == 403

    for stranger in (outsider(), asked.asked_by):
        client.force_login(stranger)
        assert client.get(address(asked)).status_code == 404


def test_a_request_about_another_case_is_not_found_here(client, viewer, family):
    other = AccessRequestFactory()
    path = reverse(
        "information_sharing:access-request", args=[family.case.pk, other.pk]
    )

    assert client.get(path).status_code == 404


def test_nobody_answers_her_own_request(family):
    asked = AccessRequestFactory(case=family.case, team=family.case.recording_team)
    decision = SharingDecisionFactory(case=family.case, team=asked.team)

    with pytest.raises(AccessDenied):
        answer_with_decision(request=asked, decision=decision, by=asked.asked_by)


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, "SHARED"),
        ({"outcome": "DO_NOT_SHARE", "categories": []}, "NOT_SHARED"),
        ({"without_consent": True}, ""),
        ({"without_consent": True, "signed": True}, "SHARED"),
        ({"without_consent": True, "refused": True}, "NOT_SHARED"),
        ({"without_consent": True, "urgent": True}, "SHARED"),
    ],
)
def test_a_decision_answers_when_it_opens_or_refuses(family, by, asked, fields, answer):
    second = member_of(family.case.recording_team)
    if fields.pop("signed", False):
        fields |= {"countersigned_at": timezone.now(), "countersigned_by": second}
    if fields.pop("refused", False):
        fields |= {"refused_at": timezone.now(), "refused_by": second}
    if fields.get("urgent"):
        fields |= {"countersign_by": timezone.now() + datetime.timedelta(hours=9)}
    decision = SharingDecisionFactory(
        case=family.case, team=asked.team, made_by=by, **fields
    )

    answer_with_decision(request=asked, decision=decision, by=by)

    asked.refresh_from_db()
    assert (asked.decision, asked.answer) == (decision, answer)
    told = Notice.objects.filter(to=asked.asked_by).count()
    assert told == (1 if answer else 0)


def test_a_decision_about_another_team_does_not_answer(family, by, asked):
    decision = SharingDecisionFactory(case=family.case)

    with pytest.raises(NotPossibleNow):
        answer_with_decision(request=asked, decision=decision, by=by)


def test_shared_leads_the_asker_to_the_record(client, family, by, asked):
    grant = share(family, asked.team)
    answer_with_decision(request=asked, decision=grant.decision, by=by)

    body = mine(client, asked)

    assert "Something was shared" in body
    assert family.case.get_absolute_url() in body


def test_the_sharing_page_lists_requests_with_as_many_questions_for_many(
    client, family, viewer, asked, django_assert_max_num_queries
):
    path = reverse("information_sharing:sharing", args=[family.case.pk])
    body = client.get(path).content.decode()
    assert "Requests to see this record (1)" in body
    assert str(asked.team) in body
    with django_assert_max_num_queries(60) as few:
        client.get(path)
    AccessRequestFactory.create_batch(5, case=family.case)

    with django_assert_max_num_queries(len(few)):
        client.get(path)


def test_the_trail_of_the_case_shows_who_asked(client, family, asked):
    client.force_login(team_member(family.case))

    body = client.get(
        reverse("information_sharing:trail", args=[family.case.pk])
    ).content.decode()

    assert str(asked.asked_by) in body
