"""While the tablet is handed over, this log-in opens the family's form and no more."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cases.models import Draft
from config.tablet import HANDED_OVER
from information_sharing.models import AccessEvent
from tests.architecture.addresses import own_addresses
from tests.factories.cases_centre import SessionFactory, SignInFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db

TYPED_IN = "a long pass phrase"


@pytest.fixture(autouse=True)
def nothing_was_tried_before():
    cache.clear()


@pytest.fixture
def family():
    return household()


@pytest.fixture
def session(family):
    return SessionFactory(activity__team=family.case.recording_team)


@pytest.fixture
def worker(family):
    worker = team_member(family.case)
    worker.set_password(TYPED_IN)
    worker.save()
    return worker


@pytest.fixture
def tablet(client, worker, session):
    client.force_login(worker)
    client.post(reverse("cases:hand-over", args=[session.pk]))
    return client


FORM = "/activities/tablet/"
BACK = "/activities/tablet/back/"
TYPED = {"name": "Robin Hart", "number": "", "adults": "1"}


def test_every_other_address_sends_back_to_the_form(tablet, family):
    here = {"cases:tablet", "cases:tablet-done", "cases:tablet-back"}
    paths = ["/", "/account/login/", "/account/2fa/", "/no/such/page/", "/healthz"]
    for address in own_addresses():
        kinds = address.converters
        if address.name not in here and not set(kinds) - {"pk"}:
            kwargs = {"pk": family.case.pk} if "pk" in kinds else {}
            paths.append(reverse(address.name, kwargs=kwargs))
    assert reverse("cases:api-detail", args=[family.case.pk]) in paths
    assert reverse("cases:summary-pdf", args=[family.case.pk]) in paths

    for path in paths:
        for response in (tablet.get(path), tablet.post(path, {"confirmed": "1"})):
            assert (response.status_code, response.url) == (302, FORM), path
            assert not response.content


def test_what_was_tried_meanwhile_is_logged(tablet, family, worker):
    tablet.get(reverse("cases:detail", args=[family.case.pk]))

    event = AccessEvent.objects.get(event="REFUSED")
    assert event.by == worker
    assert event.details == {"route": "cases:detail", "handed_over": True}


def test_a_family_signs_in_and_sees_nobody_else(tablet, family, session, worker):
    SignInFactory(session=session, name="Somebody Before", signed_by=worker)

    for path in (FORM, "/activities/tablet/thanks/", BACK):
        page = tablet.get(path).content.decode()
        assert "Somebody Before" not in page
        assert str(worker) not in page
        assert 'aria-label="Main"' not in page
    done = tablet.post(FORM, TYPED)

    assert done.url == "/activities/tablet/thanks/"
    assert session.sign_ins.filter(name="Robin Hart", source="SHEET").exists()
    assert "Robin" not in tablet.get(FORM).content.decode()


def test_nothing_typed_is_kept_as_a_draft_meanwhile(tablet, family, worker):
    pages = (FORM, BACK, reverse("cases:add-goal", args=[family.case.pk]))
    for path in pages:
        for marks in ({"_draft": "1"}, {"_discard": "1"}):
            assert tablet.post(path, TYPED | marks | {"words": "x"}).url == FORM

    assert not Draft.objects.exists()
    tried = AccessEvent.objects.filter(event="REFUSED", by=worker)
    assert [each.details["handed_over"] for each in tried] == [True] * 6


def test_a_known_number_and_name_are_thanked_in_the_same_words(tablet, family, session):
    typed = TYPED | {"name": str(family.child), "number": family.case.reference}

    first = tablet.post(FORM, typed, follow=True).content
    twice = tablet.post(FORM, typed, follow=True).content
    unknown = tablet.post(FORM, TYPED, follow=True).content

    assert first == twice == unknown
    assert session.sign_ins.filter(person=family.child).count() == 1


def test_a_number_that_is_too_long_in_capitals_is_asked_again(tablet, session):
    page = tablet.post(FORM, TYPED | {"number": "ß" * 12})

    assert "must be 12 characters or fewer" in page.content.decode()
    assert not session.sign_ins.exists()
    assert tablet.post(FORM, TYPED | {"number": "ß" * 6}).status_code == 302


def test_the_password_takes_it_back_and_another_does_not(tablet, session, worker):
    wrong = tablet.post(BACK, {"password": "guessed"})
    assert b"That is not your password" in wrong.content
    assert tablet.get("/").url == FORM
    failed = AccessEvent.objects.get(event="SIGN_IN_FAILED")
    assert (failed.by, failed.details) == (worker, {"tablet": True})

    back = tablet.post(BACK, {"password": TYPED_IN})

    assert back.url == reverse("cases:sheet", args=[session.pk])
    assert tablet.get("/").status_code == 200
    assert AccessEvent.objects.filter(event="TABLET_TAKEN_BACK").count() == 1


def test_guessing_is_stopped_even_for_the_right_password(tablet):
    for _ in range(5):
        tablet.post(BACK, {"password": "guessed"})

    response = tablet.post(BACK, {"password": TYPED_IN})

    assert response.status_code == 429
    assert tablet.get("/").url == FORM


def test_filling_in_without_end_is_stopped(tablet, session):
    answers = {tablet.post(FORM, TYPED).status_code for _ in range(14)}

    assert answers == {302, 429}
    assert session.sign_ins.count() == 12


def test_another_tab_cannot_bring_the_old_log_in_back(client, worker, session):
    client.force_login(worker)
    before = client.cookies["sessionid"].value
    client.post(reverse("cases:hand-over", args=[session.pk]))
    assert client.session[HANDED_OVER]

    client.cookies["sessionid"] = before

    assert client.get("/").url.startswith("/account/login/")


def test_signing_out_ends_it_and_opens_nothing(tablet):
    assert tablet.post("/account/logout/").status_code == 302
    assert tablet.get("/").url.startswith("/account/login/")


def test_the_practitioners_own_computer_goes_on(tablet, worker):
    desk = Client()
    desk.force_login(worker)

    assert desk.get("/").status_code == 200
    assert desk.get(FORM).url == reverse("cases:activities")
