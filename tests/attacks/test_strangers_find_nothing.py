"""A case that is hidden and one that does not exist give the very same answer."""

from uuid import uuid4

import pytest
from django.urls import reverse

from information_sharing import commands
from information_sharing.models import AccessEvent, Consent
from tests.people import consent_for, share

pytestmark = pytest.mark.django_db
OWN = {"X-Request-ID"}
METHODS = ["get", "head", "options", "post", "put", "delete"]
PAGES = ["cases:detail", "cases:summary-pdf", "cases:add-goal", "cases:api-detail"]


def answer(client, method, name, pk):
    response = getattr(client, method)(reverse(name, args=[pk]), {"_draft": "1"})
    headers = {k: v for k, v in response.items() if k not in OWN}
    return response.status_code, response.content, headers


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", PAGES)
def test_hidden_and_unknown_are_alike(client, family, therapist, name, method):
    client.force_login(therapist)

    hidden = answer(client, method, name, family.case.pk)
    unknown = answer(client, method, name, uuid4())

    assert hidden[0] == 404
    assert hidden[0] == unknown[0]
    assert hidden[2] == unknown[2]
    assert hidden[1].replace(str(family.case.pk).encode(), b"") == hidden[1]
    assert len(hidden[1]) == len(unknown[1])


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_look_is_logged_once_however_it_is_asked(client, family, worker, method):
    client.force_login(worker)

    getattr(client, method)(family.case.get_absolute_url(), {}, HTTP_IF_NONE_MATCH="*")

    logged = AccessEvent.objects.filter(by=worker, case=family.case)
    assert [line.event for line in logged] == ["CASE_VIEWED"]


def test_a_page_left_open_writes_nothing_after_the_withdrawal(
    client, family, therapy, therapist, worker
):
    consent = consent_for(family, therapy)
    share(family, therapy, consent=consent)
    client.force_login(therapist)
    page = reverse(
        "information_sharing:withdraw-consent", args=[family.case.pk, consent.pk]
    )
    assert client.get(page).status_code == 200
    commands.withdraw_consent(consent=consent, reason="She said so.", by=worker)

    sent = {"what": "all", "reason": "Mine.", "confirmed": ""}
    for more in ({}, {"_draft": "1"}, {"_discard": "1"}, {"_once": str(uuid4())}):
        assert client.post(page, sent | more).status_code == 404

    assert Consent.objects.get(pk=consent.pk).withdrawal_reason == "She said so."
