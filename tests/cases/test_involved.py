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

from cases import ecomap
from cases.commands import involvements as commands
from cases.queries.circle import circle
from information_sharing.access import SENSITIVE_SERVICE
from information_sharing.categories import Category
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
    assert "Larkfield play: works with the family; no contact is told here." in drawing
    assert "Haven" not in drawing
    assert HIDDEN not in drawing
    assert "Not named here" in drawing


@pytest.mark.parametrize(
    ("kinds", "line"),
    [
        (("CALL", "VISIT"), "visits the family at home"),
        (("VISIT", "SESSION"), "meets the family at the centre or in a session"),
        (("VISIT", "AT_CENTRE", "NOTE"), "meets the family at the centre"),
        (("AT_CENTRE", "LETTER", "NOT_SEEN"), "rings or writes to the family"),
        (("BETWEEN_US",), "works with the family; no contact is told here"),
    ],
)
def test_the_line_is_drawn_by_the_kind_of_contact_that_the_reader_sees(
    family, therapist, kinds, line
):
    row = InvolvementFactory(case=family.case, team=TeamFactory(name="Larkfield play"))
    day = timezone.localdate() - datetime.timedelta(days=30)
    hidden = {"kind": "CALL", "category": "HOUSING_MONEY"}
    ContactFactory(case=family.case, team=row.team, **hidden)
    for number, kind in enumerate(kinds):
        happened_on = day + datetime.timedelta(days=number)
        told = {"kind": kind, "category": "HEALTH", "happened_on": happened_on}
        ContactFactory(case=family.case, team=row.team, **told)

    around = circle(viewer=therapist, case=family.case).workers

    assert f"Larkfield play: {line}" in ecomap.in_words(around)


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


def test_the_lead_is_named_where_her_team_is_listed(family, by):
    lead = lead_professional(family)
    team = lead.memberships.get().team
    InvolvementFactory(case=family.case, team=team)

    parts = {w.name: w.part for w in circle(viewer=by, case=family.case).workers}

    assert parts[team.name] == f"leads: {lead}"
    assert parts[family.case.recording_team.name] == "opened the record"
