"""Answering by a link: once, by anybody, seen by nobody, and nothing typed is lost."""

import pytest
from django.test import Client

from evaluation.commands import invitations, surveys
from evaluation.models import Ballot, Perspective, SurveyItem
from evaluation.views import answering
from information_sharing.models import AccessEvent
from tests.evaluation.surveys import ballot_of, drafted, opened, say, sent_tokens

FAMILY = Perspective.FAMILY
NOBODYS = "w" + "x" * 43


@pytest.fixture
def survey(team, manager):
    return drafted(team.centre, manager)


@pytest.fixture
def token(survey, manager):
    surveys.add_items(survey=survey, what="success-factors", by=manager)
    first, *_ = opened(survey, manager).values()
    return first


def page_of(token):
    return f"/surveys/answer/{token}/"


def test_the_page_asks_and_keeps_what_was_answered(client, token):
    pages = [client.get(page_of(token)).content.decode()]
    for part in ("1", "2", "3"):
        sent = {"part": part, "go": "next"}
        pages.append(client.post(page_of(token), sent).content.decode())
    text = " ".join(pages)
    assert "There is little conflict between us." in text
    assert "Don&#x27;t know, or does not apply" in text

    sent = {"CP1": "4", "CP2": "0", "RK1": "2", "RK2": "1", "CP9": " Time. "}
    response = client.post(page_of(token), sent)

    assert response.url == "/surveys/answered/"
    ballot = ballot_of(token)
    assert ballot.is_answered
    assert ballot.answers == {"CP1": 4, "CP2": 0, "RK1": 2, "RK2": 1, "CP9": "Time."}
    assert "Thank you" in client.get(response.url).content.decode()


def test_everything_but_one_answer_may_be_left_out(client, token):
    client.post(page_of(token), {"CP4": "0"})

    assert ballot_of(token).answers == {"CP4": 0}


def test_a_link_is_not_used_up_by_an_empty_form(client, token):
    text = client.post(page_of(token), {}).content.decode()

    assert "You have not answered anything yet" in text
    assert not ballot_of(token).is_answered


def test_a_place_is_given_once_and_nothing_else_is_lost(client, token):
    sent = {"CP1": "4", "RK1": "1", "RK2": "1", "CP9": "More time"}
    text = client.post(page_of(token), sent).content.decode()

    assert "Place 1 is given to “Knowing together" in text
    assert "More time" in text
    assert '<input type="hidden" name="CP1" value="4">' in text
    assert not ballot_of(token).is_answered


@pytest.mark.parametrize("value", ["9", "-1", "many"])
def test_what_was_not_offered_is_not_taken(client, token, value):
    client.post(page_of(token), {"CP1": value})

    assert not ballot_of(token).is_answered


def test_used_unknown_and_closed_links_look_the_same(client, token, survey, manager):
    client.post(page_of(token), {"CP1": "4"})
    pages = [client.get(page_of(token)), client.get(page_of(NOBODYS))]
    surveys.close_survey(survey=survey, by=manager)
    pages.append(client.get(page_of(sent_tokens().popitem()[1])))
    pages.append(client.post(page_of(token), {"CP1": "1"}))

    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    assert "thank you" in pages[0].content.decode()
    assert Ballot.objects.get().answers == {"CP1": 4}


def test_a_draft_opens_to_no_link(client, survey):
    ballot = Ballot.objects.create(survey=survey, digest="0" * 64)

    assert client.get(page_of(NOBODYS)).status_code == 404
    assert not say(NOBODYS)
    ballot.refresh_from_db()
    assert not ballot.is_answered


def test_a_family_is_asked_other_questions(client, survey, manager):
    surveys.add_items(survey=survey, what="families", by=manager)
    invitations.plan_slips(survey=survey, number=5, perspective=FAMILY, by=manager)
    at_work, *_ = opened(survey, manager).values()
    slip, *_ = invitations.print_slips(survey=survey, number=5, by=manager)

    family = client.get(page_of(slip)).content.decode()
    colleague = client.get(page_of(at_work)).content.decode()

    assert "tell my story only once" in family
    assert "conflict" not in family
    assert "tell my story only once" not in colleague
    client.post(page_of(slip), {"FA1": "5", "CP1": "5"})
    assert ballot_of(slip).answers == {"FA1": 5}


def test_what_was_left_out_of_the_survey_is_not_asked(client, survey, manager):
    survey.items.filter(code="CP1").update(
        choice=SurveyItem.Choice.DISCARD, reason="No"
    )
    first, *_ = opened(survey, manager).values()

    assert "little conflict" not in client.get(page_of(first)).content.decode()


def test_the_address_is_told_to_no_other_page_and_is_not_kept(client, token):
    response = client.get(page_of(token))

    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]
    assert token not in response.content.decode()
    assert set(response.cookies) == {"csrftoken"}


def test_nothing_says_who_answered_even_if_she_is_signed_in(
    as_manager, token, manager, capfd
):
    events = AccessEvent.objects.count()
    text = as_manager.get(page_of(token)).content.decode()
    as_manager.post(page_of(token), {"CP1": "4"})

    assert str(manager) not in text
    assert "Sign out" not in text
    assert AccessEvent.objects.count() == events
    assert str(manager.pk) not in capfd.readouterr().err


def test_it_is_sent_with_the_token_against_forgery_only(token):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(page_of(token), {"CP1": "4"}).status_code == 403
    assert not ballot_of(token).is_answered


def test_too_often_keeps_what_was_entered(client, token, monkeypatch):
    monkeypatch.setitem(answering.MOST, "known", 1)
    client.get(page_of(token))

    response = client.post(page_of(token), {"CP9": "More time"})

    assert response.status_code == 429
    assert "More time" in response.content.decode()
    assert not ballot_of(token).is_answered


def test_who_tries_links_is_stopped_and_a_whole_centre_at_one_address_is_not(
    client, token, monkeypatch
):
    monkeypatch.setitem(answering.MOST, "unknown", 2)
    tried = [client.get(page_of(f"w{n}"), REMOTE_ADDR="10.9.8.7") for n in range(3)]

    assert [page.status_code for page in tried] == [404, 404, 429]
    assert client.get(page_of(token), REMOTE_ADDR="10.9.8.7").status_code == 200


def test_a_long_survey_comes_in_parts_and_carries_what_was_answered(client, token):
    """R18 and anonymity at once: nothing typed is lost, and nothing is kept here."""
    first = client.get(page_of(token)).content.decode()
    assert "Part 1 of 4" in first
    assert "Send my answers" not in first

    second = client.post(page_of(token), {"part": "1", "CP1": "4", "go": "next"})
    assert second.context["part"].number == 2
    assert ("CP1", "4") in second.context["part"].kept
    assert not ballot_of(token).is_answered
    back = client.post(page_of(token), {"part": "2", "CP1": "4", "go": "back"})
    radio = back.context["form"]["CP1"]
    assert radio.value() == "4"
    assert "checked" in str(radio)

    client.post(page_of(token), {"part": "2", "CP1": "4", "CP2": "3"})
    assert ballot_of(token).answers == {"CP1": 4, "CP2": 3}


def test_a_mistake_is_shown_where_it_is(client, token):
    twice = {"RK1": "2", "RK2": "2"}
    ranks = next(
        n for n in range(1, 5)
        if "RK1" in _part(client, token, part=str(n - 1), go="next").codes
    )  # fmt: skip

    stays = _part(client, token, part=str(ranks), go="next", **twice)
    sent_from_the_end = _part(client, token, part="4", **twice)
    goes_back = _part(client, token, part=str(ranks), go="back", **twice)

    assert (stays.number, sent_from_the_end.number) == (ranks, ranks)
    assert goes_back.number == max(ranks - 1, 1)


@pytest.mark.parametrize("said", ["", "x", "-1", "0", "99", "9999999999", "²"])
def test_whatever_part_is_asked_for_there_is_a_page(client, token, said):
    assert _part(client, token, part=said, go="next").number in {1, 2, 3, 4}


def _part(client, token, **sent):
    return client.post(page_of(token), sent).context["part"]
