"""Signing in through one's organisation, against a provider that really runs.

Run by test_single_sign_on.py in a process of its own, where OIDC_* are set.
"""

import json
import os
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from agencies.models import Practitioner
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory

pytestmark = pytest.mark.django_db
ISSUER = os.environ["OIDC_ISSUER"]
BEGIN = "/account/oidc/single-sign-on/login/"


def asked(url, data, method="POST", kind="application/x-www-form-urlencoded"):
    """Send something to the provider; return its status, and where it leads."""
    there = urlsplit(url)
    connection = HTTPConnection(there.hostname, there.port, timeout=10)
    try:
        path = f"{there.path}?{there.query}"
        connection.request(method, path, data, {"Content-Type": kind})
        with connection.getresponse() as answer:
            answer.read()
            return answer.status, urlsplit(answer.headers.get("Location", ""))
    finally:
        connection.close()


def known_there(subject, **claims):
    """Let the provider know somebody."""
    body = json.dumps(claims).encode()
    status, _ = asked(f"{ISSUER}/users/{subject}", body, "PUT", "application/json")
    assert status == 204


def comes_back(subject, browser=None):
    """Sign in at the provider, and come back with what it sends."""
    browser = browser or Client()
    there = browser.get(BEGIN)
    assert there.status_code == 302, there
    assert "code_challenge" in parse_qs(urlsplit(there.url).query)
    _, back = asked(there.url, urlencode({"sub": subject}).encode())
    return browser, browser.get(f"{back.path}?{back.query}")


@pytest.fixture
def nell():
    place = TeamMembershipFactory(practitioner__email="Nell@example.org")
    person = place.practitioner
    person.set_password("boat lemon staircase")
    person.save()
    return person


def test_the_page_offers_it():
    page = Client().get(reverse("account_login")).content.decode()

    assert "Sign in with Wexbourne council" in page
    assert BEGIN in page


def test_somebody_with_an_account_comes_in_and_keeps_her_password(nell):
    known_there("nell", email="nell@EXAMPLE.org", email_verified=True)

    browser, answer = comes_back("nell")

    assert answer.status_code == 302
    assert browser.session["_auth_user_id"] == str(nell.pk)
    assert AccessEvent.objects.filter(event="SIGNED_IN", by=nell).count() == 1
    nell.refresh_from_db()
    assert nell.check_password("boat lemon staircase")
    assert comes_back("nell")[0].session["_auth_user_id"] == str(nell.pk)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "verified", "why"),
    [
        ("nobody@example.org", True, "no account"),
        ("nell@example.org", False, "not proved"),
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(nell, email, verified, why):
    known_there(f"other-{verified}", email=email, email_verified=verified)
    before = Practitioner.objects.count()

    browser, answer = comes_back(f"other-{verified}")

    assert "_auth_user_id" not in browser.session, why
    assert answer.url == reverse("account_login")
    assert "there is no account" in browser.get(answer.url).content.decode()
    assert (Practitioner.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert AccessEvent.objects.get(event="SIGN_IN_FAILED").details["single_sign_on"]


def test_an_address_that_two_share_is_nobodys(nell):
    TeamMembershipFactory(practitioner__email="nell@example.org")
    known_there("two", email="nell@example.org", email_verified=True)

    assert "_auth_user_id" not in comes_back("two")[0].session


def test_a_closed_account_does_not_come_in(nell):
    known_there("closed", email="nell@example.org", email_verified=True)
    comes_back("closed")
    nell.is_active = False
    nell.save()

    assert "_auth_user_id" not in comes_back("closed")[0].session


def test_the_second_step_is_asked_as_for_others(nell, settings):
    settings.MFA_REQUIRED = True
    known_there("second", email="nell@example.org", email_verified=True)

    browser, _ = comes_back("second")

    assert browser.get("/").url == reverse("mfa_index")


def test_an_answer_that_was_not_asked_for_is_refused(nell):
    answer = Client().get(f"{BEGIN}callback/?code=x&state=y")

    assert answer.status_code == 302
    assert answer.url == reverse("account_login")


def test_nobody_joins_a_second_identity_to_her_account(nell):
    known_there("joined", email="else@example.org", email_verified=True)
    browser = Client()
    browser.force_login(nell)
    there = browser.get(f"{BEGIN}?process=connect")
    _, back = asked(there.url, urlencode({"sub": "joined"}).encode())

    browser.get(f"{back.path}?{back.query}")

    assert SocialAccount.objects.count() == 0
