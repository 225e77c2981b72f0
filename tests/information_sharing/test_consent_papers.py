"""Consent on paper: forms to sign, letters, and the scan that came back (R16)."""

import hashlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from config.scans import LARGEST, scan_of
from information_sharing import commands
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent, Evidence
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.factories.information_sharing_life import EvidenceFactory, NarrowingFactory
from tests.information_sharing.walker import text
from tests.information_sharing.walks import agreement, in_days
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 signed"


def address(name, case, pk):
    return reverse(f"information_sharing:{name}", args=[case.pk, pk])


def words_of(response):
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_form_and_letter_say_the_same_eight_things(client, family, therapy, viewer):
    child = PersonFactory(
        case=family.case, given_name="Ada", born_on=in_days(-365 * 13 - 10)
    )
    consent = consent_for(
        family,
        therapy,
        people=[family.child, child, family.mother],
        may_be_found=True,
    )
    ConsentExclusionFactory(consent=consent)
    NarrowingFactory(consent=consent, category="HEALTH")

    papers = [
        words_of(client.get(address(name, family.case, consent.pk)))
        for name in ("consent-form", "consent-letter")
    ]

    for paper in papers:
        for said in (
            "Leah Ward", "Ada Ward", "development", str(therapy), "Not with:",
            "It changes nothing in the help", "change your mind at any time",
            "Who agrees", "About whom", "What for", "From when until when",
            "Whoever looks for the child is told whom to contact",
        ):  # fmt: skip
            assert said in paper
        assert "health" not in paper
    form, letter = papers
    assert "Signature" in form
    assert "Ada Ward: I was asked too" in form
    assert "What you have agreed to" in letter
    assert "Signature" not in letter
    assert {event.event for event in AccessEvent.objects.all()} == {
        "CONSENT_FORM_PRINTED", "CONSENT_LETTER_PRINTED",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["consent-form", "consent-letter"])
def test_large_print_is_large(client, family, therapy, viewer, name):
    consent = consent_for(family, therapy, with_interpreter=True)
    sizes = {}
    for size in ("", "?size=large"):
        response = client.get(address(name, family.case, consent.pk) + size)
        sizes[size] = smallest_of_the_text(response.content)

    assert sizes[""] < 12
    assert sizes["?size=large"] >= 18


def smallest_of_the_text(document):
    """Return the smallest size, in points, in which the text itself is set."""
    found = []

    def visit(text, cm, tm, font, size):
        if "mind at any time" in text or "read to you" in text:
            found.append(abs(size * tm[3] * cm[3]))

    for page in PdfReader(BytesIO(document)).pages:
        page.extract_text(visitor_text=visit)
    return round(min(found), 1)


def test_a_letter_says_that_it_is_over(client, family, therapy, viewer):
    withdrawn = consent_for(family, therapy)
    commands.withdraw_consent(consent=withdrawn, reason="No.", by=viewer)
    replaced = consent_for(family, therapy)
    commands.change_consent(
        consent=replaced, agreement=agreement(family, therapy), by=viewer
    )
    expired = consent_for(family, therapy, expired=True)
    for consent, words in (
        (withdrawn, "taken back on"),
        (replaced, "later agreement took its place"),
        (expired, "It ended on"),
    ):
        response = client.get(address("consent-letter", family.case, consent.pk))
        assert words in words_of(response)


def test_a_paper_names_only_whom_its_reader_knows(client, family, therapy):
    leader = lead_professional(family)
    his = consent_for(
        family, therapy, people=[family.father],
        categories=["HEALTH", "MENTAL_HEALTH"],
    )  # fmt: skip
    his.given_by = family.father
    his.save()
    client.force_login(leader)

    for name in ("consent-form", "consent-letter"):
        paper = words_of(client.get(address(name, family.case, his.pk)))
        assert "father" in paper or "parent or carer" in paper
        assert "Daniel" not in paper
        assert "mental health" not in paper
        assert str(leader) in paper


def upload(client, family, consent, content, called="form.pdf", **more):
    file = SimpleUploadedFile(called, content, content_type="application/pdf")
    page = address("add-evidence", family.case, consent.pk)
    return client.post(page, {"file": file, **more})


@pytest.mark.parametrize(
    ("content", "called", "name", "content_type"),
    [(PDF, "Leah's form.exe", "Leahs form.pdf", "application/pdf"),
     (b"\x89PNG\r\n\x1a\n..", "../../etc/scan", "scan.png", "image/png"),
     (b"\xff\xd8\xff\xe0..", 'a"b\r\nX: y.jpeg', "abX y.jpg", "image/jpeg"),
     (PDF, "...", "document.pdf", "application/pdf")],
)  # fmt: skip
def test_a_scan_gets_a_plain_name(content, called, name, content_type):
    scan = scan_of(called, content)

    assert (scan.name, scan.content_type) == (name, content_type)


def test_a_scan_is_kept_and_given_back(client, family, therapy, viewer):
    consent = consent_for(family, therapy)

    done = upload(client, family, consent, PDF, called="signed.pdf")

    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.added_by) == ("signed.pdf", viewer)
    assert evidence.sha256 == hashlib.sha256(PDF).hexdigest()
    assert "signed.pdf" in text(client.get(done.url))
    given = client.get(address("evidence", family.case, evidence.pk))
    assert given.content == PDF
    name = f"{family.case.reference}-form.pdf"
    assert given["Content-Disposition"] == f'attachment; filename="{name}"'
    assert given["X-Content-Type-Options"] == "nosniff"
    events = [event.event for event in AccessEvent.objects.order_by("pk")]
    assert events == ["EVIDENCE_ADDED", "CONSENT_VIEWED", "EVIDENCE_READ"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<html><script>", "must be a PDF, a PNG or a JPEG"),
     (b"MZ\x90", "must be a PDF, a PNG or a JPEG"),
     (b"", "There is nothing in this file"),
     (PDF + b"0" * LARGEST, "must be 5 MB or smaller")],
)  # fmt: skip
def test_other_files_are_refused_and_the_name_stays(
    client, family, therapy, viewer, content, said
):
    consent = consent_for(family, therapy)

    response = upload(client, family, consent, content, called="x.pdf", name="Mine")

    page = text(response)
    assert said in page
    assert 'value="Mine"' in page
    assert not Evidence.objects.exists()


def test_no_file_is_said_plainly(client, family, therapy, viewer):
    consent = consent_for(family, therapy)

    response = client.post(address("add-evidence", family.case, consent.pk), {})

    assert "Choose a file: Scanned form" in text(response)


def test_only_those_who_coordinate_read_or_add_a_scan(client, family, therapy, viewer):
    evidence = EvidenceFactory(consent=share(family, therapy).consent)
    foreign = EvidenceFactory(consent=consent_for(household(), therapy))
    page = address("evidence", family.case, evidence.pk)
    for reader, status in ((viewer, 200), (member_of(therapy), 403), (outsider(), 404)):
        client.force_login(reader)
        assert client.get(page).status_code == status
    client.force_login(viewer)
    assert client.get(address("evidence", family.case, foreign.pk)).status_code == 404
    with pytest.raises(AccessDenied):
        commands.add_evidence(
            consent=evidence.consent, scan=scan_of("a", PDF), by=member_of(therapy)
        )
