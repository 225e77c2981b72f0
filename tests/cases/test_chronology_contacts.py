"""Contacts: who may write and correct them, and that nothing typed is lost (R4, R18)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.commands.chronology import add_contact, correct_contact
from cases.models import Case, Contact, Draft
from cases.notes import Note, Subject
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.cases.noting import typed, url
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases_record import ContactFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
)
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


def write(family, by, category=Category.CHRONOLOGY, person=None, **more):
    return add_contact(
        case=family.case,
        note=a_note(),
        subject=Subject(person, category),
        team=by.memberships.get().team,
        by=by,
        **more,
    )


def events():
    return list(AccessEvent.objects.order_by("id").values_list("event", flat=True))


def text(response):
    return response.content.decode()


def test_a_contact_is_written_with_fact_and_judgement_apart(client, family, worker):
    client.force_login(worker)

    response = client.post(url("add-contact", family), typed(family))

    assert response.url == url("chronology", family)
    contact = Contact.objects.get()
    assert (contact.fact, contact.judgement) == (
        "She built a tower of six bricks.",
        "She is catching up.",
    )
    assert (contact.person, contact.team) == (family.child, family.case.recording_team)
    assert contact.child_seen
    assert f"{contact.time_of_day:%H:%M}" == "14:30"
    assert events() == ["CONTACT_WRITTEN"]


def test_the_form_says_how_many_read_each_kind(client, family, worker, therapist):
    client.force_login(worker)

    page = text(client.get(url("add-contact", family)))

    assert "Contacts and notes (read by 1 person in 1 team)" in page
    assert "Health (read by 2 people in 2 teams)" in page
    assert "Sensitive: read only where it was shared by name" in page
    assert "Safeguarding (read by 1 person in 1 team)" in page
    assert "addresses and phone numbers (" not in page.lower()


def test_only_kinds_shared_with_the_writer_are_offered(client, family, therapist):
    client.force_login(therapist)

    page = text(client.get(url("add-contact", family)))
    refused = client.post(url("add-contact", family), typed(family))

    assert "Health (read by" in page
    assert 'value="CHRONOLOGY"' not in page
    assert refused.status_code == 200
    assert "She built a tower" in text(refused)
    assert not Contact.objects.exists()


def test_a_person_who_is_not_shared_is_not_offered(client, family, therapist):
    client.force_login(therapist)
    about = str(family.father.pk)

    page = text(client.get(url("add-contact", family)))
    client.post(
        url("add-contact", family), typed(family, about=about, category="HEALTH")
    )

    assert about not in page
    assert not Contact.objects.exists()
    with pytest.raises(AccessDenied):
        write(family, therapist, Category.HEALTH, family.father)


def test_a_person_of_another_family_is_refused(family, worker):
    with pytest.raises(AccessDenied):
        write(family, worker, Category.HEALTH, household().child)


def test_names_and_addresses_are_not_notes(family, worker):
    with pytest.raises(NotPossibleNow):
        write(family, worker, Category.IDENTITY)


def test_nobody_writes_for_a_team_she_does_not_work_in(family, worker):
    with pytest.raises(AccessDenied):
        add_contact(
            case=family.case,
            note=a_note(),
            subject=Subject(None, Category.CHRONOLOGY),
            team=TeamFactory(),
            by=worker,
        )


def test_who_works_in_two_teams_chooses(client, family, worker, therapist):
    TeamMembershipFactory(practitioner=worker, team=therapist.memberships.get().team)
    client.force_login(worker)

    assert "For which of your teams?" in text(client.get(url("add-contact", family)))
    theirs = str(therapist.memberships.get().team_id)
    client.post(url("add-contact", family), typed(family, team=theirs))

    assert str(Contact.objects.get().team_id) == theirs


@pytest.mark.parametrize(
    ("opened", "by"),
    [(EmergencyAccessFactory, "used_by"), (OversightFactory, "asked_by")],
)
def test_an_exception_is_for_reading_only(client, family, opened, by):
    reader = getattr(opened(case=family.case), by)
    client.force_login(reader)

    assert client.get(url("chronology", family)).status_code == 200
    assert client.get(url("add-contact", family)).status_code == 403
    assert client.get(url("add-voice", family)).status_code == 403
    assert "Write a contact" not in text(client.get(url("chronology", family)))


def test_a_stranger_learns_nothing(client, family):
    contact = ContactFactory(case=family.case)
    client.force_login(outsider())

    for name, more in (
        ("add-contact", []),
        ("add-voice", []),
        ("chronology", []),
        ("chronology-pdf", []),
        ("correct-contact", [contact.pk]),
    ):
        assert client.get(url(name, family, *more)).status_code == 404


def test_a_closed_case_is_read_and_not_written(client, family, worker):
    contact = write(family, worker)
    Case.objects.filter(pk=family.case.pk).update(status="CLOSED")
    client.force_login(worker)

    page = text(client.get(url("chronology", family)))
    refused = client.post(url("add-contact", family), typed(family))

    assert "Weighed at home." in page
    assert "Write a contact" not in page
    assert "Correct this" not in page
    assert "This case is closed" in text(refused)
    with pytest.raises(NotPossibleNow):
        correct_contact(contact=contact, note=a_note(), reason="No.", by=worker)


def test_tomorrow_is_not_a_contact(family, worker):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(NotPossibleNow):
        add_contact(
            case=family.case,
            note=Note("VISIT", tomorrow, "Will be weighed."),
            subject=Subject(None, Category.CHRONOLOGY),
            team=family.case.recording_team,
            by=worker,
        )


def test_what_is_typed_is_kept_as_a_draft(client, family, worker):
    client.force_login(worker)
    half = {"_draft": "1", "fact": "She built a", "kind": "VISIT"}

    client.post(url("add-contact", family), half)

    assert Draft.objects.get().title == "A contact or note"
    assert "She built a" in text(client.get(url("add-contact", family)))


def test_nobody_was_there_so_no_child_was_seen(client, family, worker):
    client.force_login(worker)

    response = client.post(url("add-contact", family), typed(family, kind="NOT_SEEN"))

    assert "no child can have been seen" in text(response)
