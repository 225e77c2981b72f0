"""A draft is kept where its author may open a form, and nowhere else (R1, R18)."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from cases.models import Draft
from config.sessions import SEEN
from information_sharing.models import AccessEvent
from tests.config.test_sessions import age
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, PersonFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db
HALF = {"_draft": "1", "strengths": "Half a", "given_name": "Half"}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def sheet(family):
    return AssessmentFactory(person=family.child)


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


def element(sheet, code="1.1.1", *, pk=None):
    return reverse("cases:element", args=[sheet.case_id, pk or sheet.pk, code])


def person_page(person):
    return reverse("cases:correct-person", args=[person.case_id, person.pk])


def test_it_is_kept_at_a_form_and_nothing_is_logged(client, worker, family, sheet):
    before = AccessEvent.objects.count()

    for path in (element(sheet), person_page(family.child)):
        assert client.post(path, HALF).status_code == 200, path

    assert {kept.path for kept in Draft.objects.all()} == {
        element(sheet),
        person_page(family.child),
    }
    assert AccessEvent.objects.count() == before


def test_an_address_that_leads_nowhere_keeps_nothing(client, worker, family, sheet):
    other = PersonFactory()
    nowhere = [
        "/no/such/page/",
        element(sheet, "no-such-part"),
        element(sheet, pk=uuid4()),
        reverse("cases:correct-person", args=[family.case.pk, other.pk]),
        reverse("cases:add-goal", args=[uuid4()]),
    ]

    assert [client.post(path, HALF).status_code for path in nowhere] == [404] * 5
    assert not Draft.objects.exists()


def test_a_page_without_a_form_to_go_on_with_keeps_nothing(client, worker, sheet):
    case = sheet.case_id
    pages = [
        reverse("cases:assessment", args=[case]),
        reverse("cases:complete-assessment", args=[case, sheet.pk]),
        reverse("cases:summary-pdf", args=[case]),
        reverse("home"),
    ]

    assert [client.post(path, HALF).status_code for path in pages] == [404] * 4
    assert not Draft.objects.exists()
    assert not AccessEvent.objects.exclude(event="REFUSED").exists()


def test_it_is_kept_only_for_whom_the_form_opens(client, family, sheet):
    share(family, team := TeamFactory())
    for person, status in ((member_of(team), 403), (outsider(), 404)):
        client.force_login(person)
        assert client.post(element(sheet, "H1"), HALF).status_code == status

    assert not Draft.objects.exists()


def test_the_same_holds_when_the_session_has_ended(client, worker, family, sheet):
    client.get(reverse("home"))
    late = {"given_name": "Typed too late"}
    paths = [
        person_page(family.child),
        person_page(PersonFactory()),
        reverse("cases:complete-assessment", args=[family.case.pk, sheet.pk]),
        "/no/such/page/",
    ]
    for path in paths:
        client.force_login(worker)
        age(client, SEEN, settings.SESSION_IDLE_SECONDS + 1)
        assert "/account/login/" in client.post(path, late).url

    assert [kept.path for kept in Draft.objects.all()] == paths[:1]
    sheet.refresh_from_db()
    assert sheet.completed_at is None
