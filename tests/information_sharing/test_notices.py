"""What a practitioner must hear: on her pages, and by e-mail without any name."""

import pytest
from django.core import mail
from django.urls import reverse

from information_sharing.commands import mark_seen, tell
from information_sharing.models import Notice
from information_sharing.notice_words import KINDS
from information_sharing.schedule import send_notices
from information_sharing.tasks import mail_notice
from tests.factories.agencies import PractitionerFactory
from tests.people import household, outsider, team_member

pytestmark = pytest.mark.django_db


def told_about(family, *people):
    """Tell these people that the family's case asks for a countersignature."""
    by = team_member(family.case)
    return tell(
        people=[*people, by],
        kind="EMERGENCY_OPENED",
        case=family.case,
        target=family.case.pk,
        by=by,
    )


def test_each_is_told_once_and_the_doer_is_not():
    family, reader = household(), PractitionerFactory()

    notices = told_about(family, reader, reader)

    assert [notice.to for notice in notices] == [reader]


def test_the_email_names_nobody_and_leads_to_the_notice():
    family, reader = household(), PractitionerFactory()
    (notice,) = told_about(family, reader)

    mail_notice(str(notice.pk))

    (letter,) = mail.outbox
    text = letter.subject + letter.body
    assert letter.to == [reader.email]
    assert reverse("information_sharing:notice", args=[notice.pk]) in letter.body
    assert family.case.reference not in text
    assert str(family.case.pk) not in text
    assert family.child.family_name not in text


def test_an_email_is_sent_once():
    (notice,) = told_about(household(), PractitionerFactory())

    mail_notice(str(notice.pk))
    mail_notice(str(notice.pk))

    assert len(mail.outbox) == 1


def test_no_email_goes_to_a_closed_account():
    (notice,) = told_about(household(), PractitionerFactory(is_active=False))

    mail_notice(str(notice.pk))

    assert mail.outbox == []


def test_the_schedule_takes_up_what_was_not_sent():
    (notice,) = told_about(household(), PractitionerFactory())

    assert Notice.objects.get(pk=notice.pk).mailed_at is None
    assert send_notices() == 1


def test_opening_a_notice_marks_it_and_goes_on(client):
    family = household()
    reader = team_member(family.case)
    (notice,) = [n for n in told_about(family, reader) if n.to == reader]
    client.force_login(reader)

    page = client.get(reverse("information_sharing:notice", args=[notice.pk]))

    assert page.url == reverse("information_sharing:who", args=[family.case.pk])
    notice.refresh_from_db()
    assert notice.seen_at


def test_nobody_opens_the_notice_of_another(client):
    (notice,) = told_about(household(), PractitionerFactory())
    stranger = outsider()
    client.force_login(stranger)

    page = client.get(reverse("information_sharing:notice", args=[notice.pk]))

    assert page.status_code == 404
    assert mark_seen(notice=notice, by=stranger).seen_at is None


def test_home_shows_what_is_new_and_the_list_shows_all(client):
    family = household()
    reader = team_member(family.case)
    (notice,) = [n for n in told_about(family, reader) if n.to == reader]
    client.force_login(reader)
    sentence = KINDS["EMERGENCY_OPENED"].sentence

    assert sentence in client.get("/").content.decode()
    mark_seen(notice=notice, by=reader)
    assert sentence not in client.get("/").content.decode()
    page = client.get(reverse("information_sharing:notices"))
    assert sentence in page.content.decode()
