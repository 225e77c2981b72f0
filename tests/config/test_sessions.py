"""Sessions end by themselves, and what was being sent is kept."""

import time

import pytest
from django.conf import settings
from django.urls import reverse

from cases.models import Draft
from config.sessions import SEEN, STARTED
from tests.people import household, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def practitioner(family):
    return team_member(family.case)


@pytest.fixture
def signed_in(client, practitioner):
    client.force_login(practitioner)
    client.get(reverse("home"))
    return client


def age(client, name, seconds):
    session = client.session
    session[name] = time.time() - seconds
    session.save()


def test_an_idle_session_ends(signed_in):
    age(signed_in, SEEN, settings.SESSION_IDLE_SECONDS + 1)

    assert signed_in.get("/cases/").url.startswith(reverse("account_login"))
    assert "_auth_user_id" not in signed_in.session


def test_a_session_in_use_goes_on(signed_in):
    age(signed_in, SEEN, settings.SESSION_IDLE_SECONDS - 60)

    assert signed_in.get("/cases/").status_code == 200
    assert time.time() - signed_in.session[SEEN] < 60


def test_a_session_ends_after_a_working_day_even_in_use(signed_in):
    age(signed_in, STARTED, settings.SESSION_ABSOLUTE_SECONDS + 1)

    assert signed_in.get("/cases/").status_code == 302


def test_what_was_sent_too_late_comes_back_after_signing_in(
    signed_in, family, practitioner
):
    path = reverse("cases:checklist", args=[family.case.pk])
    age(signed_in, SEEN, settings.SESSION_IDLE_SECONDS + 1)

    refused = signed_in.post(path, {"reason": "Typed too late", "BH": "NO"})
    signed_in.force_login(practitioner)
    form = signed_in.get(path).context_data["form"]

    assert refused.url == f"{reverse('account_login')}?next={path.replace('/', '%2F')}"
    assert form["reason"].value() == "Typed too late"
    assert form["BH"].value() == "NO"


def test_the_late_draft_is_its_authors_alone(signed_in, family, practitioner):
    path = reverse("cases:checklist", args=[family.case.pk])
    age(signed_in, SEEN, settings.SESSION_IDLE_SECONDS + 1)
    signed_in.post(path, {"reason": "Typed too late"})

    signed_in.force_login(team_member(family.case))

    assert "Typed too late" not in signed_in.get(path).content.decode()
    assert Draft.objects.get().author == practitioner


@pytest.mark.parametrize("required", [True, False])
def test_a_second_step_is_asked_for_outside_the_demo(signed_in, settings, required):
    settings.MFA_REQUIRED = required

    response = signed_in.get("/cases/")

    assert (response.status_code == 302) is required
    if required:
        assert response.url == reverse("mfa_index")
        assert signed_in.get(response.url).status_code in {200, 302}
