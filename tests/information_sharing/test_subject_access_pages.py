"""The office's pages of requests to see a record: who is shown what."""

import json
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from information_sharing.commands import subject_access as commands
from information_sharing.models import AccessEvent, Grant, SubjectAccessRequest
from tests.factories.cases import ContributionFactory
from tests.factories.information_sharing_office import SubjectAccessRequestFactory
from tests.information_sharing.office import (
    ask,
    finished,
    officer_for,
    pdf_text,
    plain_officer,
)
from tests.information_sharing.walker import text
from tests.people import team_member

pytestmark = pytest.mark.django_db
LEAD = RoleName.SAFEGUARDING_LEAD
READS = ["subject-access-list", "subject-access", "subject-access-passages"]
DOWNLOADS = ["subject-access-pdf", "subject-access-data"]


@pytest.fixture
def officer(family, client):
    """An officer with an approved oversight, signed in."""
    officer = officer_for(family.case)
    client.force_login(officer)
    return officer


def url(name, *args, **query):
    where = reverse(f"information_sharing:{name}", args=args)
    return f"{where}?{urlencode(query)}" if query else where


def events(by):
    return list(AccessEvent.objects.filter(by=by).values_list("event", flat=True))


@pytest.mark.parametrize("name", [*READS, *DOWNLOADS, "receive-subject-access"])
def test_practitioners_are_told_that_it_is_not_their_role(client, family, name):
    request = SubjectAccessRequestFactory(person=family.mother)
    client.force_login(team_member(family.case))
    args = (
        []
        if name in {"subject-access-list", "receive-subject-access"}
        else [request.pk]
    )

    response = client.get(url(name, *args))

    assert response.status_code == 403
    assert "Your role does not include this page" in text(response)


def test_without_oversight_an_officer_sees_reference_and_day_only(client, family):
    request = SubjectAccessRequestFactory(
        person=family.mother, identity_checked="CANARY passport"
    )
    officer = plain_officer()
    client.force_login(officer)

    listed = text(client.get(url("subject-access-list")))
    page = text(client.get(url("subject-access", request.pk)))

    for shown in (listed, page):
        assert family.case.reference in shown
        assert "Leah" not in shown
        assert "CANARY" not in shown
    assert "Ask for oversight" in page
    for name in ("subject-access-passages", *DOWNLOADS):
        refused = client.get(url(name, request.pk))
        assert refused.status_code == 403
        assert "Ask for oversight" in text(refused)


def test_an_unknown_reference_and_one_without_sight_are_answered_alike(client, family):
    client.force_login(plain_officer())

    known = client.get(url("receive-subject-access", reference=family.case.reference))
    unknown = client.get(url("receive-subject-access", reference="TA-99999"))

    assert known.status_code == unknown.status_code == 200
    assert "is open to you for this" in text(known)
    blind = known.content.decode().replace(family.case.reference, "TA-99999")
    assert len(blind) == len(unknown.content.decode())


def test_a_request_is_received_with_all_that_is_asked(client, family, officer):
    where = url("receive-subject-access", reference=family.case.reference.lower())
    assert "Who asks to see" in text(client.get(where))
    today = timezone.localdate()
    sent = {
        "person": family.mother.pk,
        "capacity": "HERSELF",
        "identity_checked": "Passport.",
        "asked_on_day": today.day,
        "asked_on_month": today.month,
        "asked_on_year": today.year,
    }
    again = client.post(where, {**sent, "capacity": "PARENT"})
    assert "Select who asks" in text(again)

    response = client.post(where, sent)

    request = SubjectAccessRequest.objects.get()
    assert response.url == url("subject-access", request.pk)
    assert request.person == family.mother


def test_the_whole_way_in_the_browser(client, family, officer):
    ContributionFactory(case=family.case, person=family.mother, needs="Hope of Kevin.")
    request = ask(family, officer)
    page = url("subject-access", request.pk)
    assert "Put the pack together" in text(client.get(page))
    client.post(url("build-subject-access", request.pk))
    assert f"0 of {request.passages.count()}" in text(client.get(page))

    unmarked = url("release-unmarked", request.pk)
    assert "Tick the box" in text(client.post(unmarked, {}))
    client.post(unmarked, {"read": "on"})
    for passage in request.passages.filter(decided_at__isnull=True):
        where = url("subject-access-passage", request.pk, passage.pk)
        missing = text(client.post(where, {"choice": "PART", "released_text": ""}))
        assert "Enter the part that goes out" in missing
        assert "Enter the reason" in missing
        client.post(
            where, {"choice": "WITHHOLD", "reason": "His.", "released_text": ""}
        )
    assert "Finish, and ask a second person" in text(client.get(page))
    client.post(url("finish-subject-access", request.pk))
    assert "I have read it: release it" not in text(client.get(page))

    second = officer_for(family.case, LEAD)
    client.force_login(second)
    assert "I have read it: release it" in text(client.get(page))
    client.post(url("release-subject-access", request.pk))

    request.refresh_from_db()
    assert request.released_by == second
    assert "Kevin" not in pdf_text(request.pack)


def test_a_step_that_is_not_possible_is_said_and_nothing_is_done(
    client, family, officer
):
    request = ask(family, officer)

    response = client.post(url("finish-subject-access", request.pk), follow=True)

    assert "has not been put together yet" in text(response)


def test_downloads_are_logged_and_asked_again(client, family, officer):
    request = finished(family, officer)
    for name in DOWNLOADS:
        assert client.get(url(name, request.pk)).status_code == 404
    commands.release_pack(request=request, by=officer_for(family.case, LEAD))
    before = len(events(officer))

    pdf, data = (client.get(url(name, request.pk)) for name in DOWNLOADS)

    assert pdf["Content-Type"] == "application/pdf"
    assert json.loads(data.content)["about"] == "Leah Ward"
    assert events(officer)[:2] == ["SUBJECT_ACCESS_DOWNLOADED"] * 2
    assert len(events(officer)) == before + 2
    Grant.objects.filter(practitioner=officer).update(
        ended_at=timezone.now(), ended_by=officer
    )
    for name in DOWNLOADS:
        assert client.get(url(name, request.pk)).status_code == 403


def test_a_refusal_is_written_on_its_page(client, family, officer):
    request = ask(family, officer)
    where = url("refuse-subject-access", request.pk)
    assert "Enter reason" in text(client.post(where, {"reason": ""}))

    client.post(where, {"reason": "It is another family's record."})

    page = text(client.get(url("subject-access", request.pk)))
    assert "It is another family's record." in page.replace("&#x27;", "'")
    assert "refused" in text(client.get(url("subject-access-list")))


@pytest.mark.parametrize("which", ["all", "left", "marked", "unmarked", "nonsense"])
def test_passages_are_shown_by_what_is_left(client, family, officer, which):
    request = ask(family, officer)
    commands.build_pack(request=request, by=officer)

    page = text(client.get(url("subject-access-passages", request.pk, which=which)))

    assert "What is held: 0 of" in page
    assert (
        client.get(url("subject-access-passage", request.pk, request.pk)).status_code
        == 404
    )


def test_the_number_of_queries_does_not_grow(
    client, family, officer, django_assert_max_num_queries
):
    request = ask(family, officer)
    commands.build_pack(request=request, by=officer)
    wheres = [url(name, *([request.pk] * (name != READS[0]))) for name in READS]
    counts = []
    for where in wheres:
        with CaptureQueriesContext(connection) as few:
            client.get(where)
        counts.append(len(few))
    for element in ("1.1.1", "1.1.3", "1.2", "2.1"):
        ContributionFactory(case=family.case, person=family.mother, element=element)
        SubjectAccessRequestFactory()
    commands.build_pack(request=request, by=officer)

    for where, count in zip(wheres, counts, strict=True):
        with django_assert_max_num_queries(count):
            client.get(where)
