"""What was typed is kept where it belongs, once, and passwords never are."""

import time
from uuid import uuid4

import pytest
from django.urls import reverse

from cases.models import Draft, Submission
from config.sessions import SEEN
from information_sharing.models import AdviceRequest
from tests.factories.agencies import TeamFactory
from tests.factories.cases import DraftFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


def long_gone(client):
    """Make the session one that ended long ago."""
    session = client.session
    session[SEEN] = time.time() - 100_000
    session.save()


def test_a_password_sent_too_late_is_not_kept(client, worker):
    client.force_login(worker)
    long_gone(client)

    client.post(
        reverse("account_change_password"), {"oldpassword": "old", "password1": "new"}
    )

    assert not Draft.objects.exists()


def test_a_note_sent_too_late_is_kept(client, worker, family):
    client.force_login(worker)
    long_gone(client)

    client.post(reverse("cases:add-goal", args=[family.case.pk]), {"words": "Play."})

    assert Draft.objects.get(author=worker).data["words"] == ["Play."]


def advise(client, case, words, once):
    """Ask the information officer at the first question."""
    return client.post(
        reverse("information_sharing:decide", args=[case.pk, 1]),
        {
            "q1-answer": "not_sure",
            "q1-team": str(TeamFactory().pk),
            "q1-kind": "PLAN",
            "q1-words": words,
            "_once": once,
        },
    )


def test_other_words_under_the_same_token_are_saved_too(client, worker, family):
    client.force_login(worker)
    once = str(uuid4())

    for words in ("May I?", "Must I?"):
        assert advise(client, family.case, words, once).status_code == 302

    asked = AdviceRequest.objects.values_list("words", flat=True)
    assert set(asked) == {"May I?", "Must I?"}


def test_another_persons_token_leads_nowhere_and_loses_nothing(client, worker, family):
    theirs = SubmissionFactory(location="/cases/secret/")
    client.force_login(worker)

    response = advise(client, family.case, "May I?", str(theirs.token))

    assert response.status_code == 302
    assert "secret" not in response.url
    assert AdviceRequest.objects.count() == 1
    assert Submission.objects.count() == 2


def test_an_address_too_long_for_a_draft_is_refused_plainly(client, worker, family):
    client.force_login(worker)
    path = reverse("cases:element", args=[family.case.pk, uuid4(), "x" * 300])

    assert client.post(path, {"_draft": "1", "words": "a"}).status_code < 500


def test_one_persons_draft_is_not_anothers(client, worker, therapist, family):
    path = reverse("cases:add-goal", args=[family.case.pk])
    DraftFactory(author=worker, path=path, data={"words": ["Play."]})
    client.force_login(therapist)

    assert client.post(path, {"_discard": "1"}).status_code == 404
    assert client.post(path, {"_draft": "1", "words": "x"}).status_code == 404
    assert Draft.objects.get().data == {"words": ["Play."]}
