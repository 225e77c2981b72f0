import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.agencies import TeamMembershipFactory

URL = "/session/extend/"


@pytest.fixture
def practitioner(db):
    return TeamMembershipFactory().practitioner


def test_a_signed_in_page_gets_a_token_with_which_it_can_save(practitioner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(practitioner)
    token = client.get(URL).json()["csrf_token"]

    response = client.post(URL, {"csrfmiddlewaretoken": token})

    assert response.status_code == 200
    assert response.json()["csrf_token"]


def test_without_a_token_nothing_is_extended(practitioner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(practitioner)

    assert client.post(URL).status_code == 403


@pytest.mark.django_db
def test_someone_who_is_signed_out_is_sent_to_sign_in(client):
    response = client.get(URL)

    assert response.status_code == 302
    assert reverse("account_login") in response.url


def test_the_page_knows_how_long_it_may_lie_idle(client, practitioner, settings):
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 1234, 56
    client.force_login(practitioner)

    html = client.get(reverse("mfa_index")).content.decode()

    assert f'data-extend-url="{URL}"' in html
    assert 'data-idle-seconds="1234" data-warning-seconds="56"' in html
    assert '<dialog class="ta-dialog" id="session-warning"' in html
