"""Messages: only to who may read them now, and hers alone to read (P14, P42, R2)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.commands import leave_team
from cases.addressees import LEAD, Addressee, Words
from cases.commands import messages as commands
from cases.models import Contact, Message, MessageTo
from cases.notes import Subject
from cases.queries import messages as queries
from information_sharing import access, destruction
from information_sharing.commands import withdraw_consent
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Notice
from information_sharing.tasks import mail_notice
from tests.factories.agencies import TeamFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
WORD = "canary-message"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def consent(family):
    return consent_for(family, TeamFactory(), categories=["PLAN"])


@pytest.fixture
def visitor(family, consent):
    team = consent.teams.get().team
    share(family, team, consent=consent, categories=["PLAN"])
    return member_of(team)


def sent(family, by, *to, category="PLAN", person=None, **more):
    return commands.write_message(
        case=family.case,
        subject=Subject(person, category),
        words=Words(WORD, **more),
        to=to,
        by=by,
    )


def seen(family, viewer):
    return list(queries.messages_of(viewer=viewer, case=family.case))


def test_it_goes_to_who_may_read_it_and_to_nobody_else(family, worker, visitor):
    message = sent(family, worker, Addressee(visitor))

    assert seen(family, visitor) == seen(family, worker) == [message]
    assert seen(family, team_member(family.case)) == []
    with pytest.raises(NotPossibleNow):
        sent(family, worker, Addressee(visitor), category="HEALTH")
    with pytest.raises(NotPossibleNow):
        sent(family, worker, Addressee(visitor), person=family.father)
    with pytest.raises(PermissionDenied):
        sent(family, visitor, Addressee(worker), category="HEALTH")


def test_what_was_sent_is_gone_with_the_consent(family, worker, visitor, consent):
    sent(family, worker, Addressee(visitor))

    withdraw_consent(consent=consent, reason="She said so.", by=worker)

    assert seen(family, visitor) == []
    assert queries.work_items(viewer=visitor) == []


def test_a_team_and_the_lead_are_written_to_as_such(family, worker, visitor):
    lead = lead_professional(family, categories=["PLAN"])
    team = access.memberships(visitor).get().team

    message = sent(family, worker, Addressee(team=team), LEAD)
    newcomer = member_of(team)

    went = {row.practitioner: (row.as_lead, row.team) for row in message.to.all()}
    assert went == {lead: (True, None), visitor: (False, team)}
    assert seen(family, newcomer) == [message]


def test_what_went_to_somebody_who_left_is_read_by_who_coordinates(
    family, worker, visitor
):
    third = member_of(access.memberships(visitor).get().team)
    message = sent(family, visitor, Addressee(third))
    assert seen(family, worker) == []

    leave_team(membership=third.memberships.get(), by=third)

    assert seen(family, worker) == [message]


def test_an_answer_goes_to_all_who_had_it_and_receipts_are_kept(
    family, worker, visitor
):
    message = sent(family, worker, Addressee(visitor))
    commands.mark_read(message=message, by=visitor)

    reply = commands.answer_message(message=message, words="Yes.", by=visitor)

    assert MessageTo.objects.get(message=message).opened_on
    assert [row.practitioner for row in reply.to.all()] == [worker]
    assert [item.kind for item in queries.work_items(viewer=worker)] == ["MESSAGE"]
    commands.mark_read(message=message, by=worker)
    assert queries.work_items(viewer=worker) == []


def test_who_has_not_the_message_cannot_answer_it(family, worker, visitor):
    message = sent(family, worker, Addressee(visitor))

    with pytest.raises(PermissionDenied):
        commands.answer_message(
            message=message, words="No.", by=team_member(family.case)
        )


def test_what_was_decided_is_copied_once(family, worker, visitor):
    message = sent(family, worker, Addressee(visitor), kind="SPOKE")
    team = family.case.recording_team
    write = {"message": message, "decided": "We go together.", "team": team}

    contact = commands.copy_decision(**write, by=worker)

    assert (contact.kind, contact.category) == (Contact.Kind.BETWEEN_US, "PLAN")
    with pytest.raises(NotPossibleNow):
        commands.copy_decision(**write, by=worker)


def test_an_informal_note_stops_being_shown(family, worker, visitor):
    today = timezone.localdate()
    shown = sent(family, worker, Addressee(visitor), kind="INFORMAL", shown_until=today)
    shown.__class__.objects.filter(pk=shown.pk).update(
        shown_until=today - timedelta(days=1)
    )

    assert seen(family, visitor) == seen(family, worker) == []


def test_neither_notice_nor_e_mail_says_anything(family, worker, visitor):
    sent(family, worker, Addressee(visitor))
    notice = Notice.objects.get(to=visitor)

    mail_notice(str(notice.pk))

    (letter,) = mail.outbox
    assert WORD not in letter.body + letter.subject
    assert family.case.reference not in letter.body + letter.subject


def test_the_pages_write_open_answer_and_copy(client, family, worker, visitor):
    client.force_login(worker)
    pk = family.case.pk
    client.post(
        reverse("cases:write-message", args=[pk]),
        {
            "kind": "MESSAGE",
            "to": [f"{access.memberships(visitor).get().team.pk}:{visitor.pk}"],
            "about": "family",
            "category": "PLAN",
            "words": WORD,
        },
    )
    (message,) = seen(family, visitor)

    client.force_login(visitor)
    page = client.get(reverse("cases:message", args=[pk, message.pk]))
    assert WORD in page.content.decode()
    assert MessageTo.objects.get().opened_on
    address = reverse("cases:message", args=[pk, message.pk])
    assert client.post(address, {"words": "Yes."}).status_code == 302
    address = reverse("cases:copy-decision", args=[pk, message.pk])
    assert client.get(address).status_code == 200
    client.force_login(team_member(family.case))
    assert (
        client.get(reverse("cases:message", args=[pk, message.pk])).status_code == 404
    )


def test_the_list_asks_the_same_for_many(
    client, family, worker, visitor, django_assert_max_num_queries
):
    for _ in range(12):
        sent(family, worker, Addressee(visitor))
    client.force_login(visitor)

    with django_assert_max_num_queries(45):
        page = client.get(reverse("cases:messages", args=[family.case.pk]))
    assert page.content.decode().count("New</strong>") == 12


def test_the_tab_counts_what_waits_for_her_and_asks_no_more_for_it(
    client, family, worker, visitor, django_assert_num_queries
):
    client.force_login(visitor)
    tab = reverse("cases:visits", args=[family.case.pk])
    client.get(tab)
    with CaptureQueriesContext(connection) as before:
        assert "unread)" not in client.get(tab).content.decode()
    for _ in range(2):
        sent(family, worker, Addressee(visitor))
    sent(family, visitor, Addressee(worker))
    with django_assert_num_queries(len(before)):
        assert "Messages (2 unread)" in client.get(tab).content.decode()
    client.force_login(worker)
    assert "Messages (1 unread)" in client.get(tab).content.decode()
    Message.objects.filter(written_by=worker).update(category="HEALTH")
    client.force_login(visitor)
    assert "unread)" not in client.get(tab).content.decode()


def test_an_informal_note_has_a_period_of_its_own_with_its_answers(
    family, worker, visitor
):
    over = timezone.localdate() - timedelta(days=31)
    note = sent(family, worker, Addressee(visitor), kind="INFORMAL", shown_until=over)
    commands.answer_message(message=note, words="Yes.", by=visitor)
    kept = sent(family, worker, Addressee(visitor))

    rows = dict(destruction.old_rows())["INFORMAL"]

    assert rows.count() == 2
    assert not rows.filter(pk=kept.pk).exists()
