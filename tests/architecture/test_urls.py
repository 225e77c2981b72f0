"""Every address, twice: it declares a rule, and it is shut to who has not signed in."""

import pytest
from django.urls import reverse

from tests.architecture.addresses import every_address, own_addresses

OPEN_WHILE_SIGNED_OUT = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_login_webauthn",
}
"""Pages of signing in: they come before anybody is known."""

REQUESTS = [
    (address, method) for address in every_address() for method in ("get", "post")
]


def names(pair):
    """Return the id of one case."""
    return f"{pair[1]}-{pair[0].name}"


def test_every_address_has_a_name_of_its_own():
    found = [address.name for address in every_address()]

    assert all(found)
    assert len(found) == len(set(found))


def test_every_address_declares_by_which_rule_it_opens():
    without = [a.name for a in every_address() if a.rule is None]

    assert without == [], "put a decorator of information_sharing.door outermost (R1)"


def test_case_addresses_say_nothing_but_uuids():
    named = {"pk", "assessment", "consent", "decision", "goal", "action", "nomination"}
    other = {
        f"{a.name}: {name}"
        for a in own_addresses()
        for name, converter in a.converters.items()
        if name in named and type(converter).__name__ != "UUIDConverter"
    }

    assert other == set()


@pytest.mark.django_db
@pytest.mark.parametrize("request_", REQUESTS, ids=names)
def test_signed_out_people_see_the_log_in_page_or_nothing(client, request_):
    address, method = request_
    path = reverse(address.name, kwargs=address.anywhere() or None)

    response = getattr(client, method)(path)

    if address.rule.kind == "public" or address.name in OPEN_WHILE_SIGNED_OUT:
        assert response.status_code < 500
    elif path.startswith("/api/"):
        assert response.status_code == 403
        assert response.json() == {"detail": "Sign in first."}
    else:
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))
