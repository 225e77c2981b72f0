"""Nothing of one person's work greets the next one at the same browser."""

import pytest
from django.urls import reverse

from tests.factories.cases import AssessmentFactory

pytestmark = pytest.mark.django_db
SAID = "This assessment has been started already."


def say_something(client, worker, family):
    """Leave a message that no page has shown yet."""
    client.force_login(worker)
    AssessmentFactory(person=family.child)
    start = reverse("cases:start-assessment", args=[family.case.pk])
    response = client.post(start, {"kind": "CAF", "person": family.child.pk})
    assert response.status_code == 302
    return client.session.session_key


def test_a_message_does_not_outlive_the_sign_out(client, worker, family):
    say_something(client, worker, family)
    client.post(reverse("account_logout"))

    page = client.get(reverse("account_login")).content.decode()

    assert SAID not in page


def test_the_message_is_shown_to_whom_it_was_meant(client, worker, family):
    say_something(client, worker, family)

    page = client.get(reverse("cases:assessment", args=[family.case.pk]))

    assert SAID in page.content.decode()


def test_the_old_session_opens_nothing_after_sign_out(client, worker, family):
    key = say_something(client, worker, family)
    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = key

    assert client.get(family.case.get_absolute_url()).status_code == 302


@pytest.mark.parametrize("how", ["account", "membership"])
def test_an_open_session_ends_with_account_or_membership(client, worker, family, how):
    client.force_login(worker)
    page = family.case.get_absolute_url()
    assert client.get(page).status_code == 200
    if how == "account":
        worker.is_active = False
        worker.save()
    else:
        worker.memberships.all().delete()

    assert client.get(page).status_code in {302, 404}


@pytest.mark.parametrize("name", ["account_email", "account_signup"])
def test_nobody_changes_an_address_or_makes_an_account(client, worker, name):
    before = {"email": "new@example.org", "username": "new", "action_add": ""}
    for sign_in in (False, True):
        if sign_in:
            client.force_login(worker)
        client.post(reverse(name), before)

    assert not type(worker).objects.filter(email="new@example.org").exists()
    assert not worker.emailaddress_set.filter(email="new@example.org").exists()
