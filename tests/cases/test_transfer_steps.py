"""A family moves away: prepared, sent, arrived or called off; nothing closes before."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands.closing import close_case
from cases.commands.joining import join_records
from cases.commands.transfers import (
    Move,
    call_off_transfer,
    confirm_arrival,
    prepare_transfer,
)
from cases.models import Case, Transfer
from cases.queries.moves import hand_overs_to_ask
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory
from tests.factories.cases_centre import BirthFactory, TransferFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.walker import text
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
RING = "Ring Mo Lane in Fenwick: has the hand-over arrived?"
MOVE = Move(
    area="Fenwick",
    agency="Fenwick children's centre",
    practitioner="Mo Lane",
    how_to_reach="01632 960 111",
    moves_on=datetime.date(2026, 12, 1),
)
FORM = {
    "area": "Fenwick",
    "agency": "Fenwick children's centre",
    "practitioner": "Mo Lane",
    "how_to_reach": "01632 960 111",
    "moves_on_day": "1",
    "moves_on_month": "12",
    "moves_on_year": "2026",
}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


def sent(case, days=0):
    """Return a hand-over that was sent so many days ago."""
    at = timezone.now() - datetime.timedelta(days=days)
    by = case.opened_by
    transfer = TransferFactory(case=case, sent_at=at, sent_by=by)
    Transfer.objects.filter(pk=transfer.pk).update(prepared_at=at)
    return transfer


def path(name, family):
    return reverse(f"cases:{name}", args=[family.case.pk])


def test_who_coordinates_and_sees_the_plan_prepares_it(family, worker):
    prepare_transfer(case=family.case, move=MOVE, by=worker)

    event = AccessEvent.objects.get(by=worker)
    assert (event.event, event.details) == ("TRANSFER_PREPARED", {})
    with pytest.raises(NotPossibleNow, match="under way"):
        prepare_transfer(case=family.case, move=MOVE, by=worker)


def test_nobody_else_prepares_it(family):
    team = TeamFactory()
    share(family, team)
    without_plan = lead_professional(family, categories=["HEALTH"])

    for by in (member_of(team), without_plan, outsider()):
        with pytest.raises(AccessDenied):
            prepare_transfer(case=family.case, move=MOVE, by=by)


def test_a_lead_who_sees_the_plan_prepares_it(family):
    lead = lead_professional(family, categories=["PLAN", "HEALTH"])

    assert prepare_transfer(case=family.case, move=MOVE, by=lead)


def test_nothing_has_arrived_that_was_not_sent(family, worker):
    transfer = TransferFactory(case=family.case)

    with pytest.raises(NotPossibleNow, match="how the hand-over was sent"):
        confirm_arrival(transfer=transfer, words="Mo Lane", close=True, by=worker)


def test_nothing_is_closed_before_the_other_side_has_said_so(family, worker):
    other = household(recording_team=family.case.recording_team)
    sent(family.case)

    with pytest.raises(NotPossibleNow, match="Record that it has arrived"):
        close_case(case=family.case, reason="Moved.", by=worker)
    with pytest.raises(NotPossibleNow, match="Record that it has arrived"):
        join_records(kept=other.case, other=family.case, by=worker)


@pytest.mark.parametrize("close", [True, False])
def test_it_arrives_and_the_case_closes_or_stays(family, worker, close):
    lead_professional(family, categories=["PLAN"])
    action = ActionFactory(goal=GoalFactory(plan__case=family.case))
    transfer = sent(family.case)

    confirm_arrival(transfer=transfer, words="Mo Lane: yes", close=close, by=worker)

    case = Case.objects.get(pk=family.case.pk)
    action.refresh_from_db()
    assert case.is_open is not close
    assert action.status == ("DROPPED" if close else "TO_DO")
    assert case.appointments.filter(ended_at=None).exists() is not close
    assert "Fenwick" not in case.closing_reason
    event = AccessEvent.objects.get(event="TRANSFER_RECEIVED")
    assert event.details["closed"] is close


@pytest.mark.parametrize("close", [True, False])
def test_nobody_is_sent_to_visit_a_family_that_moved_away(family, worker, close):
    waits = BirthFactory(registered=True, person=family.child)
    declined = BirthFactory(
        registered=True, person=family.child, outcome="DECLINED",
        settled_at=timezone.now(), settled_by=worker,
    )  # fmt: skip
    elsewhere = BirthFactory(registered=True, person=household().child)

    transfer = sent(family.case)
    confirm_arrival(transfer=transfer, words="Mo Lane", close=close, by=worker)

    for birth in (waits, declined, elsewhere):
        birth.refresh_from_db()
    assert (waits.outcome, waits.settled_by) == (
        ("MOVED", worker) if close else ("", None)
    )
    assert (declined.outcome, elsewhere.outcome) == ("DECLINED", "")


@pytest.mark.parametrize("was_sent", [True, False])
def test_it_is_called_off_at_any_time_and_once(family, worker, was_sent):
    make = sent if was_sent else lambda case: TransferFactory(case=case)
    transfer = make(family.case)

    call_off_transfer(transfer=transfer, reason="They stay.", by=worker)

    assert Transfer.objects.get().ended_reason == "They stay."
    with pytest.raises(NotPossibleNow):
        call_off_transfer(transfer=transfer, reason="Again.", by=worker)
    with pytest.raises(NotPossibleNow):
        confirm_arrival(transfer=transfer, words="Mo", close=False, by=worker)
    prepare_transfer(case=family.case, move=MOVE, by=worker)


def test_a_sealed_record_is_refused(family, worker):
    shield = ShieldingFactory(case=family.case, sealed=True)
    ShieldReaderFactory(shielding=shield, practitioner=worker)

    with pytest.raises(NotPossibleNow, match="This record is sealed"):
        prepare_transfer(case=family.case, move=MOVE, by=worker)


def test_where_a_protected_family_moves_only_a_named_reader_knows(
    client, family, worker
):
    sent(family.case, days=30)
    shield = ShieldingFactory(case=family.case)
    reader = team_member(family.case)
    ShieldReaderFactory(shielding=shield, practitioner=reader)

    client.force_login(worker)
    assert client.get(path("transfer", family)).status_code == 403
    for address in (reverse("home"), family.case.get_absolute_url()):
        assert "Fenwick" not in client.get(address).content.decode()
    client.force_login(reader)
    assert "Fenwick" in client.get(path("transfer", family)).content.decode()
    assert RING in text(client.get(reverse("home")))


@pytest.mark.parametrize(("days", "asks"), [(3, False), (30, True)])
def test_after_five_working_days_the_work_list_says_ring(
    client, family, worker, days, asks
):
    sent(family.case, days=days)
    client.force_login(worker)

    for address in (reverse("home"), family.case.get_absolute_url()):
        assert (RING in text(client.get(address))) is asks


def test_the_work_list_of_others_says_nothing(family):
    sent(family.case, days=30)
    team = TeamFactory()
    share(family, team)

    for viewer in (member_of(team), outsider()):
        assert hand_overs_to_ask(viewer=viewer) == []


def test_many_hand_overs_cost_no_more(family, worker, django_assert_max_num_queries):
    for _ in range(6):
        sent(household(recording_team=family.case.recording_team).case, days=30)

    with django_assert_max_num_queries(3):
        assert len(hand_overs_to_ask(viewer=worker)) == 6


def test_the_pages_walk_through_it(client, family, worker):
    client.force_login(worker)
    wrong = client.post(path("transfer", family), {"area": "Fenwick"})
    assert "Enter name of the person who takes over" in wrong.content.decode()

    assert client.post(path("transfer", family), FORM).status_code == 302
    page = text(client.get(path("transfer", family)))
    assert "No decision to share with Fenwick children&#x27;s centre stands now" in page
    early = text(client.get(path("transfer-arrived", family)))
    assert "not recorded yet that it was sent" in early

    Transfer.objects.update(sent_at=timezone.now(), sent_by=worker)
    ActionFactory(goal=GoalFactory(plan__case=family.case), words="Book a visit")
    asked = text(client.get(path("transfer-arrived", family)))
    assert "Book a visit" in asked
    assert "nobody now" in asked
    said = {"who": "Mo Lane", "said": "All there", "then": "close"}
    untold = client.post(path("transfer-arrived", family), said)
    assert "once the family has been told" in untold.content.decode()
    told = client.post(path("transfer-arrived", family), said | {"family_told": "on"})
    assert told.status_code == 302
    assert Transfer.objects.get().received_words == "Mo Lane: All there"
    assert not Case.objects.get(pk=family.case.pk).is_open
    assert "Mo Lane: All there" in text(client.get(path("transfer", family)))


def test_a_call_off_asks_why(client, family, worker):
    TransferFactory(case=family.case)
    client.force_login(worker)

    asked = client.post(path("transfer-call-off", family), {})
    assert asked.status_code == 200
    done = client.post(path("transfer-call-off", family), {"reason": "They stay."})

    assert done.status_code == 302
    assert "They stay." in text(client.get(path("transfer", family)))
    assert client.get(path("transfer-call-off", family)).status_code == 404
