"""A difficulty put to a body: seen by all on its way, answered or passed on (P45)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import escalations as commands
from agencies.models import Body
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from tests.agencies.test_bodies import seated
from tests.factories.agencies_agreed import BodyFactory, EscalationFactory
from tests.people import outsider

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    """Return a panel below a board, with a chair each, and a practitioner."""
    board = BodyFactory(name="Board", kind=Body.Kind.BOARD)
    group = BodyFactory(name="Group", reports_to=board)
    return {
        "board": board, "group": group, "worker": outsider(),
        "board_chair": seated(board, is_chair=True),
        "group_chair": seated(group, is_chair=True),
    }  # fmt: skip


def raised(way, **changes):
    """Let the practitioner raise a difficulty to the group."""
    said = {
        "from_body": None, "to_body": way["group"], "words": "Nobody answers calls.",
        "tried": "We rang.", "answer_by": timezone.localdate() + timedelta(days=14),
    }  # fmt: skip
    return commands.raise_escalation(said=said | changes, by=way["worker"])


def passed(way, row):
    """Let the group pass it on to the board."""
    return commands.pass_on_escalation(
        escalation=row,
        to_body=way["board"],
        words="We asked twice.",
        answer_by=timezone.localdate(),
        by=way["group_chair"],
    )


def kinds(person):
    """Return what somebody was told."""
    return list(Notice.objects.filter(to=person).values_list("kind", flat=True))


def test_an_answer_is_told_to_whoever_raised_it(way):
    row = raised(way)

    assert kinds(way["group_chair"]) == ["ESCALATION_RAISED"]
    commands.answer_escalation(escalation=row, answer="We rota.", by=way["group_chair"])
    assert kinds(way["worker"]) == ["ESCALATION_ANSWERED"]
    with pytest.raises(NotPossibleNow):
        commands.answer_escalation(escalation=row, answer="x", by=way["group_chair"])


def test_what_is_passed_on_is_answered_there_and_told_to_all_on_its_way(way, client):
    first = raised(way)
    second = passed(way, first)
    commands.answer_escalation(
        escalation=second, answer="We pay.", by=way["board_chair"]
    )

    assert set(kinds(way["worker"])) == {"ESCALATION_PASSED_ON", "ESCALATION_ANSWERED"}
    assert "ESCALATION_ANSWERED" in kinds(way["group_chair"])
    client.force_login(way["worker"])
    for row in (first, second):
        page = client.get(reverse("agencies:escalation", args=[row.pk]))
        assert "We pay." in page.content.decode()
    with pytest.raises(NotPossibleNow):
        commands.answer_escalation(escalation=first, answer="x", by=way["group_chair"])


def test_it_does_not_go_round_in_a_circle(way):
    second = passed(way, raised(way))

    with pytest.raises(NotPossibleNow, match="been there"):
        commands.pass_on_escalation(
            escalation=second,
            to_body=way["group"],
            words="x",
            answer_by=timezone.localdate(),
            by=way["board_chair"],
        )


def test_whoever_raised_it_does_not_get_it_back(way):
    way["worker"] = seated(way["group"])
    row = raised(way, from_body=way["group"], to_body=way["board"])

    with pytest.raises(NotPossibleNow, match="been there"):
        commands.pass_on_escalation(
            escalation=row,
            to_body=way["group"],
            words="x",
            answer_by=timezone.localdate(),
            by=way["board_chair"],
        )


def test_a_stranger_finds_nothing(way, client):
    row = raised(way)
    client.force_login(outsider())

    for name in ("escalation", "answer-escalation", "pass-on-escalation"):
        path = reverse(f"agencies:{name}", args=[row.pk])
        assert client.get(path).status_code == 404
    assert not access.visible_escalations(way["board_chair"]).exists()
    passed(way, row)
    assert access.visible_escalations(way["board_chair"]).count() == 2


def test_only_whoever_keeps_the_body_answers(way, client):
    row = raised(way)

    for by in (way["worker"], way["board_chair"], seated(way["group"])):
        with pytest.raises(AccessDenied):
            commands.answer_escalation(escalation=row, answer="x", by=by)
    client.force_login(way["worker"])
    path = reverse("agencies:answer-escalation", args=[row.pk])
    assert client.get(path).status_code == 403


def test_somebody_raises_for_a_body_on_which_she_sits_alone(way):
    with pytest.raises(AccessDenied):
        raised(way, from_body=way["group"], to_body=way["board"])
    way["worker"] = seated(way["group"])
    row = raised(way, from_body=way["group"], to_body=way["board"])
    assert access.visible_escalations(way["group_chair"]).get() == row


def test_whoever_raised_it_takes_it_back_while_it_is_owed(way):
    row = raised(way)

    with pytest.raises(AccessDenied):
        commands.withdraw_escalation(escalation=row, by=way["group_chair"])
    commands.withdraw_escalation(escalation=row, by=way["worker"])
    with pytest.raises(NotPossibleNow):
        commands.answer_escalation(escalation=row, answer="x", by=way["group_chair"])


def test_what_is_overdue_says_so(way, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    row = EscalationFactory(
        to_body=way["group"], answer_by=yesterday, raised_by=way["worker"]
    )
    client.force_login(row.raised_by)

    path = reverse("agencies:escalation", args=[row.pk])
    assert "Overdue" in client.get(path).content.decode()
    client.force_login(way["group_chair"])
    assert "owes an answer" in client.get(reverse("home")).content.decode()


def test_the_page_of_raising_says_that_no_family_is_named(way, client):
    client.force_login(way["worker"])
    path = reverse("agencies:raise-escalation")

    assert "Name no family" in client.get(path).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    sent = {
        "to_body": way["group"].pk, "words": "It takes a year.",
        "answer_by_day": tomorrow.day, "answer_by_month": tomorrow.month,
        "answer_by_year": tomorrow.year,
    }  # fmt: skip
    assert client.post(path, sent).status_code == 302
    assert access.visible_escalations(way["worker"]).count() == 1


def test_who_passed_it_on_does_not_take_it_back(way):
    second = passed(way, raised(way))

    with pytest.raises(AccessDenied):
        commands.withdraw_escalation(escalation=second, by=way["group_chair"])


def test_who_has_left_reads_none_of_it(way):
    """R2: the seat has gone, or the last place."""
    passed(way, raised(way))
    yesterday = timezone.localdate() - timedelta(days=1)

    assert access.visible_escalations(way["group_chair"]).count() == 2
    way["group"].members.update(left_at=timezone.now(), left_by=way["worker"])
    assert not access.visible_escalations(way["group_chair"]).exists()
    assert access.visible_escalations(way["worker"]).count() == 2
    way["worker"].memberships.update(starts_on=yesterday, ends_on=yesterday)
    assert not access.visible_escalations(way["worker"]).exists()
