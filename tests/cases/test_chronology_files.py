"""Files of the chronology, and when a child was last seen (R3, R4, R18)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cases.models import Attachment, Contact
from cases.notes import Note
from cases.queries import last_contact_by_team, last_seen
from cases.queries.chronology import LastContact
from config.scans import LARGEST
from information_sharing.models import AccessEvent
from tests.cases.noting import PNG, typed, url
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.cases_record import ContactFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory(name="Speech and language therapy")
    share(family, therapy)
    return member_of(therapy)


def a_note(**fields):
    return Note("VISIT", timezone.localdate(), "Weighed at home.", **fields)


def events():
    return list(AccessEvent.objects.order_by("id").values_list("event", flat=True))


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"%PDF-" + b"x" * LARGEST, "The file must be 5 MB or smaller"),
        (b"MZ a program", "The file must be a PDF, a PNG or a JPEG"),
        (b"", "There is nothing in this file"),
    ],
)
def test_a_wrong_file_loses_nothing_typed(client, family, worker, content, wrong):
    client.force_login(worker)
    file = SimpleUploadedFile("letter.pdf", content)

    response = client.post(url("add-contact", family), typed(family, file=file))

    assert wrong in text(response)
    assert "She built a tower of six bricks." in text(response)
    assert "She is catching up." in text(response)
    assert not Contact.objects.exists()


def test_a_file_is_kept_and_given_back(client, family, worker, therapist):
    client.force_login(worker)
    file = SimpleUploadedFile("../Maya's drawing.exe", PNG)
    client.post(url("add-contact", family), typed(family, file=file))
    kept = Attachment.objects.get()

    response = client.get(url("attachment", family, kept.pk))

    assert kept.name == "Mayas drawing.png"
    assert (kept.person, kept.category) == (family.child, "CHRONOLOGY")
    assert response.content == PNG
    name = f"{family.case.reference}-file.png"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert events()[-1] == "ATTACHMENT_READ"
    client.force_login(therapist)
    assert client.get(url("attachment", family, kept.pk)).status_code == 404


def test_a_file_of_another_family_is_not_found(client, family, worker):
    other = household()
    theirs = team_member(other.case)
    client.force_login(theirs)
    file = SimpleUploadedFile("a.png", PNG)
    client.post(url("add-contact", other), typed(other, file=file))
    client.force_login(worker)

    found = client.get(url("attachment", family, Attachment.objects.get().pk))

    assert found.status_code == 404


def test_last_seen_is_what_this_reader_may_know(family, worker, therapist):
    today = timezone.localdate()
    therapy = therapist.memberships.get().team
    seen = {"case": family.case, "person": family.child, "child_seen": True}
    day = today - timedelta(days=9)
    ContactFactory(happened_on=today - timedelta(days=2), **seen)
    ContactFactory(happened_on=day, category="HEALTH", team=therapy, **seen)

    assert last_seen(viewer=worker, case=family.case) == today - timedelta(days=2)
    assert last_seen(viewer=therapist, case=family.case) == day
    assert last_seen(viewer=outsider(), case=family.case) is None
    by_team = last_contact_by_team(viewer=therapist, case=family.case)
    assert by_team == {therapy.pk: LastContact(day, "VISIT")}


def test_a_sensitive_service_is_not_among_the_last_contacts(family, therapist):
    hidden = TeamFactory()
    InvolvementFactory(case=family.case, team=hidden, is_sensitive=True)
    ContactFactory(
        case=family.case, person=family.child, category="HEALTH", team=hidden
    )

    assert last_contact_by_team(viewer=therapist, case=family.case) == {}
