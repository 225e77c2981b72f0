import re

import pytest
from django.urls import reverse

from tests.factories.agencies import TeamMembershipFactory

INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|javascript:""")
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)")
OPEN = ["account_login", "account_reset_password", "account_reset_password_done"]
OWN = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
]


@pytest.fixture
def signed_in(client, db):
    practitioner = TeamMembershipFactory().practitioner
    practitioner.set_password("three odd words")
    practitioner.save()
    client.post(
        reverse("account_login"),
        {"login": practitioner.username, "password": "three odd words"},
    )
    client.post(reverse("account_reauthenticate"), {"password": "three odd words"})
    return client


def check(response):
    html = response.content.decode()
    assert response.status_code == 200
    assert '<html class="govuk-template" lang="en-GB">' in html
    assert " - Team Around</title>" in html
    assert html.count("<h1") == 1
    assert not INLINE.search(html)
    assert not SCRIPT.search(html)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*OPEN, "account_signup"])
def test_pages_before_sign_in_wear_our_frame(client, name):
    check(client.get(reverse(name)))


@pytest.mark.parametrize("name", OWN)
def test_pages_of_the_own_account_wear_our_frame(signed_in, name):
    check(signed_in.get(reverse(name)))


@pytest.mark.django_db
def test_a_wrong_password_is_in_the_summary_and_the_title(client):
    response = client.post(
        reverse("account_login"), {"login": "nobody", "password": "wrong"}
    )
    html = response.content.decode()

    assert "<title>Error: Sign in - Team Around</title>" in html
    assert "There is a problem" in html
    assert "The name or the password is not right." in html
    assert 'value="nobody"' in html


@pytest.mark.django_db
def test_a_reset_link_that_is_too_old_offers_a_new_one(client):
    url = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": "1", "key": "x-y"}
    )
    response = client.get(url)

    check(response)
    assert reverse("account_reset_password") in response.content.decode()


@pytest.mark.django_db
def test_an_empty_sign_in_says_what_to_enter(client):
    html = client.post(reverse("account_login"), {}).content.decode()

    assert '<a href="#id_login">Enter e-mail address or user name</a>' in html
    assert '<a href="#id_password">Enter password</a>' in html


@pytest.mark.django_db
def test_nonsense_at_sign_in_is_refused_politely(client):
    data = {"login": "a\x00b", "password": "\x00🙂" * 5000}

    response = client.post(reverse("account_login"), data)

    assert response.status_code == 200
    assert b"There is a problem" in response.content
