"""Asking another team: one answer for every number, and their coordinators are told."""

import re

import pytest
from django.urls import reverse

from cases.commands.join_requests import ask_to_join, end_join_request
from cases.models import JoinRequest
from information_sharing import steady
from information_sharing.commands import pace
from information_sharing.exceptions import AccessDenied, NotPossibleNow, TooOften
from information_sharing.models import AccessEvent, Notice
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import JoinRequestFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
VARIES = re.compile(r'(?:value|name)="[\w-]{36,}"|\d\d?:\d\d [ap]m')


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """That the answer is kept back for a moment is tested by its name."""
    monkeypatch.setattr(steady, "A_MOMENT", 0)


@pytest.fixture
def ours():
    return household()


@pytest.fixture
def theirs():
    return household()


@pytest.fixture
def asker(ours):
    return team_member(ours.case)


@pytest.fixture
def keeper(theirs):
    return team_member(theirs.case)


def ask(ours, reference, by, words="The mother told us the number."):
    return ask_to_join(case=ours.case, reference=reference, words=words, by=by)


def test_their_team_and_lead_are_told_without_a_name(ours, theirs, asker, keeper):
    lead = lead_professional(theirs)

    asked = ask(ours, f" {theirs.case.reference.lower()} ", asker)

    notices = Notice.objects.filter(kind="JOIN_ASKED", target=asked.pk)
    assert {notice.to for notice in notices} == {keeper, lead}
    assert {notice.case for notice in notices} == {theirs.case}
    event = AccessEvent.objects.get(by=asker)
    assert (event.event, event.case, event.details) == ("JOIN_ASKED", ours.case, {})


def test_only_who_coordinates_asks(ours, theirs):
    team = TeamFactory()
    share(ours, team)

    for by in (member_of(team), outsider()):
        with pytest.raises(AccessDenied):
            ask(ours, theirs.case.reference, by)


def test_from_a_protected_or_closed_record_nothing_is_asked(theirs, asker, ours):
    closed = household(closed=True)
    with pytest.raises(NotPossibleNow):
        ask(closed, theirs.case.reference, team_member(closed.case))
    ShieldingFactory(case=ours.case)
    with pytest.raises(NotPossibleNow, match="information officer"):
        ask(ours, theirs.case.reference, asker)


def test_asking_twice_is_asking_once(ours, theirs, asker, keeper):
    first = ask(ours, theirs.case.reference, asker)

    assert ask(ours, theirs.case.reference, asker) == first
    assert Notice.objects.filter(kind="JOIN_ASKED").count() == 1


def test_one_person_asks_so_often_and_no_more(ours, asker, monkeypatch):
    monkeypatch.setitem(pace.MOST, "JOIN_ASKED", ((pace.DAY, 2),))
    ask(ours, "TA-AAA-AA", asker)
    ask(ours, "TA-AAA-AB", asker)

    with pytest.raises(TooOften):
        ask(ours, "TA-AAA-AC", asker)


def numbers(ours, asker):
    """Return the number of nobody, and of records that must look the same."""
    sealed, closed, open_one = household(), household(closed=True), household()
    ShieldingFactory(case=sealed.case, sealed=True)
    second = household(recording_team=ours.case.recording_team)
    return [
        "TA-222-22",
        sealed.case.reference,
        closed.case.reference,
        open_one.case.reference,
        ours.case.reference,
        second.case.reference,
    ]


def test_every_number_gets_the_same_answer(client, ours, asker):
    client.force_login(asker)
    path = reverse("cases:ask-to-join", args=[ours.case.pk])
    said = {"words": "The mother told us.", "family_agrees": "on"}

    answers = set()
    for reference in numbers(ours, asker):
        sent = client.post(path, said | {"reference": reference})
        page = client.get(path).content.decode().partition("<main")[2]
        assert "If there is such a record, its team has been asked." in page
        page = VARIES.sub("", page).replace(reference, "")
        page = page.replace(str(JoinRequest.objects.get().pk), "")
        same_case = page.replace(ours.case.reference, "")
        answers.add((sent.status_code, sent.url, same_case))
        JoinRequest.objects.all().delete()

    assert len(answers) == 1


def test_the_answer_takes_its_moment(client, ours, theirs, asker):
    client.force_login(asker)
    path = reverse("cases:ask-to-join", args=[ours.case.pk])
    said = {"words": "Asked.", "family_agrees": "on", "reference": "TA-222-22"}

    assert hasattr(client.post(path, said), "takes")


def test_the_family_agrees_before_anybody_is_asked(client, ours, asker):
    client.force_login(asker)
    path = reverse("cases:ask-to-join", args=[ours.case.pk])

    page = client.post(path, {"reference": "TA-222-22", "words": "Twice here."})

    assert "Ask the family first" in page.content.decode()
    assert not JoinRequest.objects.exists()


def test_a_number_that_is_too_long_in_capitals_is_asked_again(client, ours, asker):
    client.force_login(asker)
    path = reverse("cases:ask-to-join", args=[ours.case.pk])
    said = {"words": "Asked.", "family_agrees": "on", "reference": "ß" * 12}

    page = client.post(path, said)

    assert "must be 12 characters or fewer" in page.content.decode()
    assert not JoinRequest.objects.exists()


def test_a_question_is_taken_back(client, ours, theirs, asker, keeper):
    asked = JoinRequestFactory(case=ours.case, other_reference=theirs.case.reference)
    with pytest.raises(AccessDenied):
        end_join_request(request=asked, by=keeper)
    client.force_login(asker)

    client.post(reverse("cases:end-join-request", args=[ours.case.pk, asked.pk]))

    asked.refresh_from_db()
    assert asked.ended_by == asker
    client.force_login(keeper)
    page = reverse("cases:join-request", args=[theirs.case.pk, asked.pk])
    told = client.get(page, follow=True).content.decode()
    assert "This question was answered or taken back." in told
    client.force_login(asker)
    assert client.get(page).status_code == 404
