"""A sign-in that fails is in the log, without what was typed."""

from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three odd words"  # noqa: S105  of an account that lives for one test


@pytest.fixture(autouse=True)
def own_address(client):
    """Each test has an address of its own: tries are counted by address."""
    client.defaults["REMOTE_ADDR"] = f"2001:db8::{uuid4().hex[:4]}"


@pytest.fixture
def beth():
    beth = TeamMembershipFactory(
        practitioner__username="beth", practitioner__email="beth@wexbourne.example"
    ).practitioner
    beth.set_password(PASSWORD)
    beth.save()
    return beth


def events(client, login, password="wrong") -> list[AccessEvent]:  # noqa: S107
    page = reverse("account_login")
    client.post(page, {"login": login, "password": password})
    return list(AccessEvent.objects.filter(event__startswith="SIGN").order_by("pk"))


@pytest.mark.parametrize("login", ["beth", "Beth", "beth@wexbourne.example"])
def test_it_stands_under_the_account_that_was_meant(client, beth, login):
    (event,) = events(client, login)

    assert (event.event, event.by) == ("SIGN_IN_FAILED", beth)
    assert (event.case, event.target, event.details) == (None, None, {})


@pytest.mark.parametrize("login", ["secret typed here", "nobody@wexbourne.example"])
def test_a_name_that_is_nobodys_is_not_kept(client, beth, login):
    (event,) = events(client, login)

    assert (event.event, event.by, event.details) == ("SIGN_IN_FAILED", None, {})
    assert login not in str(vars(event))


def test_an_account_without_an_address_is_not_meant_by_none(client, beth):
    beth.email = ""
    beth.save()

    (event,) = events(client, "somebody")

    assert event.by is None


def test_a_password_that_fails_later_is_logged_too(client, beth):
    client.force_login(beth)

    client.post(reverse("account_reauthenticate"), {"password": "wrong"})

    event = AccessEvent.objects.get(event="SIGN_IN_FAILED")
    assert event.by == beth


def test_one_that_succeeds_is_no_failure(client, beth):
    (event,) = events(client, "beth", PASSWORD)

    assert (event.event, event.by) == ("SIGNED_IN", beth)


@pytest.fixture
def with_app(beth):
    """Beth with an authenticator app."""
    TOTP.activate(beth, generate_totp_secret())
    return beth


def second_steps(client, beth, tries):
    client.post(
        reverse("account_login"), {"login": beth.username, "password": PASSWORD}
    )
    for _ in range(tries):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    return AccessEvent.objects.filter(event="SIGN_IN_FAILED")


def test_a_second_step_that_fails_is_logged_without_the_code(client, with_app):
    (event,) = second_steps(client, with_app, 1)

    assert (event.by, event.details) == (with_app, {"second_step": True})


def test_tries_beyond_the_limit_are_logged_too(client, with_app):
    assert second_steps(client, with_app, 7).count() == 7


FORGED = ['{"id": "forged"}', '{"rawId": 3}', "[1]", "7", "1" * 5000, "[" * 200_000]


@pytest.mark.parametrize("forged", FORGED, ids=lambda text: text[:12])
def test_a_passkey_that_is_forged_is_logged_under_nobody(client, beth, forged):
    client.get(reverse("mfa_login_webauthn"))

    client.post(reverse("mfa_login_webauthn"), {"credential": forged})

    event = AccessEvent.objects.get(event="SIGN_IN_FAILED")
    assert (event.by, event.details) == (None, {"second_step": True})
