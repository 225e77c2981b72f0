"""Who is involved in full: what for, when next, and what is not told (R4, R13)."""

import datetime
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from cases.commands import involvements as commands
from cases.commands.involvements import WhatFor, Work
from cases.models import Involvement, Purpose
from cases.queries.circle import circle
from information_sharing.access import SENSITIVE_SERVICE
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.cases_record import ContactFactory, PurposeFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db

HIDDEN = "canary-housing-words"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def by(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    team = TeamFactory(name="Speech and language therapy")
    share(family, team)
    return member_of(team)


@pytest.fixture
def two_services(family):
    """One works on talking and on the flat, another on talking too."""
    one = InvolvementFactory(case=family.case, team=TeamFactory(name="Larkfield play"))
    two = InvolvementFactory(case=family.case, team=TeamFactory(name="Word builders"))
    PurposeFactory(involvement=one, words="A weekly group.")
    PurposeFactory(involvement=one, element="3.3", category="HOUSING_MONEY", words=HIDDEN)  # fmt: skip
    PurposeFactory(involvement=two, person=family.child)
    return one, two


@pytest.fixture
def haven(family):
    """A service whose name says too much, with a purpose and a next visit."""
    team = TeamFactory(name="Haven support", is_sensitive=True)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    row = InvolvementFactory(case=family.case, team=team, is_sensitive=True, next_on=tomorrow)  # fmt: skip
    PurposeFactory(involvement=row, words="canary-haven-words")
    ContactFactory(case=family.case, team=team, category=Category.DEVELOPMENT)
    return row


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def page(client, by, name, family, *more):
    client.force_login(by)
    return client.get(url(name, family, *more))


def pdf(response):
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(part.extract_text() for part in pages).split())


def test_what_for_is_told_where_its_kind_is_shared(client, family, two_services, by, therapist):  # fmt: skip
    hers = page(client, therapist, "involved", family).content.decode()
    ours = page(client, by, "involved", family).content.decode()

    assert "A weekly group." in hers
    assert HIDDEN not in hers
    assert HIDDEN in ours
    assert "told only where that kind of information is shared" in hers
    assert "told only where that kind of information is shared" not in ours
    assert AccessEvent.objects.filter(by=by).get().event == "INVOLVED_VIEWED"


def test_a_kind_not_shared_reads_the_same_with_and_without_content(client, family, therapist):  # fmt: skip
    row = InvolvementFactory(case=family.case, team=TeamFactory(name="Larkfield play"))
    before = page(client, therapist, "involved", family).content.decode()
    PurposeFactory(involvement=row, element="3.3", category="HOUSING_MONEY", words=HIDDEN)  # fmt: skip
    after = page(client, therapist, "involved", family).content.decode()

    assert plain(before) == plain(after)


def plain(body):
    return re.sub(r'nonce="[^"]*"|value="[^"]*"|csrf\w*|[A-Za-z0-9]{64}', "", body)


def test_two_services_for_the_same_are_asked_about(family, two_services, by, therapist):
    found = circle(viewer=therapist, case=family.case).overlaps

    assert len(found) == 1
    assert "Larkfield play" in found[0]
    assert "Word builders" in found[0]
    assert "speech, language and communication" in found[0]
    assert circle(viewer=lead_professional(family), case=family.case).overlaps == found


def test_the_same_need_of_different_children_is_no_overlap(family, by):
    for person in (family.child, family.mother):
        row = InvolvementFactory(case=family.case)
        PurposeFactory(involvement=row, person=person)

    assert circle(viewer=by, case=family.case).overlaps == ()


def test_a_service_that_ended_does_not_overlap(family, two_services, by):
    commands.end_involvement(
        involvement=two_services[0], ends_on=timezone.localdate(), by=by
    )

    assert circle(viewer=by, case=family.case).overlaps == ()


def test_a_service_not_named_tells_nothing(client, family, two_services, haven, by, therapist):  # fmt: skip
    hers = page(client, therapist, "involved", family).content.decode()
    paper = pdf(page(client, therapist, "ecomap-pdf", family))
    ours = page(client, by, "involved", family).content.decode()

    for told in (hers, paper):
        assert "Haven" not in told
        assert "canary-haven-words" not in told
        assert SENSITIVE_SERVICE.split(":")[0] in told.lower()
    assert "canary-haven-words" in ours
    assert not any("Haven" in hint or "sensitive" in hint for hint in circle(viewer=therapist, case=family.case).overlaps)  # fmt: skip
    masked = [w for w in circle(viewer=therapist, case=family.case).workers if w.is_masked]  # fmt: skip
    assert [(w.since, w.last_contact, w.next_on, w.purposes) for w in masked] == [(None, None, None, ())]  # fmt: skip


def test_the_drawing_says_what_the_list_says(client, family, two_services, haven, therapist):  # fmt: skip
    body = page(client, therapist, "involved", family).content.decode()
    drawing = re.search(r"<svg.*?</svg>", body, re.DOTALL)[0]
    around = circle(viewer=therapist, case=family.case)

    assert 'role="img"' in drawing
    assert drawing.count("<rect") == len(around.workers)
    assert "Larkfield play: works with the family now." in drawing
    assert "Haven" not in drawing
    assert HIDDEN not in drawing
    assert "Not named here" in drawing


def test_the_pdf_is_made_for_its_reader(client, family, two_services, therapist):
    response = page(client, therapist, "ecomap-pdf", family)

    assert f"Made for {therapist}" in pdf(response)
    assert "A weekly group." in pdf(response)
    assert HIDDEN not in pdf(response)
    assert AccessEvent.objects.filter(by=therapist).first().event == "ECOMAP_PRINTED"


def test_a_stranger_finds_nothing(client, family, two_services):
    stranger = outsider()

    for name in ("involved", "ecomap-pdf"):
        assert page(client, stranger, name, family).status_code == 404


def test_appointments_count_only_where_contacts_are_shared(family, by, therapist):
    today = timezone.localdate()
    ContactFactory.create_batch(3, case=family.case)
    ContactFactory(case=family.case, kind="CALL")
    ContactFactory(case=family.case, happened_on=today - datetime.timedelta(days=400))

    assert circle(viewer=by, case=family.case).appointments == 3
    assert circle(viewer=therapist, case=family.case).appointments is None


def test_ten_services_are_many(family, by):
    InvolvementFactory.create_batch(8, case=family.case)
    assert not circle(viewer=by, case=family.case).is_many
    InvolvementFactory(case=family.case)
    assert circle(viewer=by, case=family.case).is_many


def test_the_page_asks_no_more_for_many_services(client, family, by):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            page(client, by, "involved", family)
        return len(asked)

    def more(number):
        for _ in range(number):
            row = InvolvementFactory(case=family.case)
            PurposeFactory(involvement=row, person=family.child)
            ContactFactory(case=family.case, team=row.team)

    more(1)
    few = queries()
    more(8)

    assert queries() <= few


def test_recording_with_what_for_and_next_visit(client, family, by):
    team, soon = TeamFactory(), timezone.localdate() + datetime.timedelta(days=5)
    client.force_login(by)
    sent = {"team": team.pk, "starts_on_day": "1", "starts_on_month": "10", "starts_on_year": "2026",
            "naming": "AS_THE_TEAM", "element": "1.1.3", "words": "Songs.", "person": family.child.pk,
            "next_on_day": soon.day, "next_on_month": soon.month, "next_on_year": soon.year}  # fmt: skip

    response = client.post(url("record-involvement", family), sent)

    assert response.url == url("involved", family)
    made = Purpose.objects.get()
    assert (made.category, made.words, made.person) == ("DEVELOPMENT", "Songs.", family.child)  # fmt: skip
    assert Involvement.objects.get().next_on == soon
    assert AccessEvent.objects.filter(event="INVOLVEMENT_RECORDED").count() == 1


def test_words_need_a_heading(client, family, by):
    client.force_login(by)
    sent = {"team": TeamFactory().pk, "starts_on_day": "1", "starts_on_month": "10",
            "starts_on_year": "2026", "naming": "AS_THE_TEAM", "words": "Songs."}  # fmt: skip

    body = client.post(url("record-involvement", family), sent).content.decode()

    assert "Choose what it works on" in body
    assert "Songs." in body


def test_purpose_and_next_visit_on_their_pages(client, family, by):
    row = InvolvementFactory(case=family.case)
    client.force_login(by)
    client.post(
        url("add-purpose", family, row.pk), {"element": "2.1", "words": "Food."}
    )
    client.post(url("next-visit", family, row.pk), {"next_on_day": "1", "next_on_month": "3", "next_on_year": "2099"})  # fmt: skip

    row.refresh_from_db()
    assert row.purposes.get().category == "PARENTING"
    assert row.next_on == datetime.date(2099, 3, 1)
    client.post(url("next-visit", family, row.pk), {})
    row.refresh_from_db()
    assert row.next_on is None


def test_a_lead_writes_only_under_what_is_shared_with_her(client, family):
    lead = lead_professional(family, categories=["IDENTITY", "HEALTH"])
    row = InvolvementFactory(case=family.case)
    client.force_login(lead)
    path = url("add-purpose", family, row.pk)

    body = client.get(path).content.decode()
    sent = {"element": "1.1.1", "person": family.father.pk}

    assert 'value="1.1.1"' in body
    assert 'value="3.3"' not in body
    assert "Select" in client.post(path, {"element": "3.3"}).content.decode()
    assert "Select" in client.post(path, sent).content.decode()
    with pytest.raises(AccessDenied):
        commands.add_purpose(involvement=row, what_for=WhatFor("3.3"), by=lead)


def test_others_and_closed_cases_are_refused(client, family, therapist):
    row = InvolvementFactory(case=family.case)
    for name in ("add-purpose", "next-visit"):
        assert page(client, therapist, name, family, row.pk).status_code == 403
    with pytest.raises(AccessDenied):
        commands.plan_next_visit(involvement=row, next_on=None, by=therapist)
    closed = household(closed=True)
    theirs = team_member(closed.case)
    gone = InvolvementFactory(case=closed.case)
    for command, given in ((commands.add_purpose, {"what_for": WhatFor("2.1")}), (commands.plan_next_visit, {"next_on": None})):  # fmt: skip
        with pytest.raises(NotPossibleNow, match="closed"):
            command(involvement=gone, by=theirs, **given)
    with pytest.raises(NotPossibleNow, match="closed"):
        commands.record_work(case=closed.case, work=Work(TeamFactory(), timezone.localdate()), by=theirs)  # fmt: skip


def test_a_service_that_ended_takes_nothing_more(family, by):
    row = InvolvementFactory(case=family.case, ends_on=datetime.date(2026, 5, 1))

    with pytest.raises(NotPossibleNow, match="ended"):
        commands.plan_next_visit(involvement=row, next_on=None, by=by)
