"""The board: every family that I lead, what hurts most first, one press to ask."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Action, ActionEntry
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from lead_professional import commands, queries
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    GoalFactory,
    InvolvementFactory,
    ReviewFactory,
)
from tests.factories.cases_meetings import MeetingFactory
from tests.factories.cases_record import ContactFactory, PurposeFactory
from tests.factories.cases_visits import MessageToFactory, VisitFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.factories.lead_professional import (
    AppointmentFactory,
    DeputyFactory,
    NominationFactory,
)
from tests.people import consent_for, household, member_of, outsider, team_member

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATE = TODAY - timedelta(days=3)


@pytest.fixture
def team():
    return TeamFactory(agency__name="Riverside council")


@pytest.fixture
def lead(team):
    return member_of(team, first_name="Tom", last_name="Reed")


def led_by(lead, categories=("PLAN", "CHRONOLOGY", "DEVELOPMENT")):
    """Return a family that she leads."""
    family, team = household(), lead.memberships.get().team
    consent = consent_for(family, team, categories=list(categories))
    asked = NominationFactory(
        case=family.case, nominee=lead, team=team, consent=consent, accepted=True
    )
    AppointmentFactory(nomination=asked)
    return family


def action_in(family, **owner):
    goal = family.case.goals.first() or GoalFactory(plan__case=family.case)
    owner = {"owner_agency": None, "owner_practitioner": None} | owner
    return ActionFactory(goal=goal, due_on=LATE, **owner)


def test_a_row_says_all_of_one_family(lead, team):
    family = led_by(lead)
    case = family.case
    for _ in range(2):
        action_in(family, owner_practitioner=lead)
    action_in(family, owner_person=family.mother)
    ReviewFactory(case=case, held_on=LATE, next_review_on=LATE)
    ContactFactory(case=case, kind="VISIT", happened_on=TODAY - timedelta(days=40))
    MessageToFactory(message__case=case, practitioner=lead)
    MeetingFactory(case=case, held_on=TODAY + timedelta(days=2))
    for _ in range(2):
        involved = InvolvementFactory(case=case, person=family.child)
        PurposeFactory(involvement=involved, person=family.child,
                       element="1.1.3", category="DEVELOPMENT")  # fmt: skip

    (row,) = queries.board(viewer=lead)

    assert row.late_by_agency == [("Riverside council", 2), ("The family", 1)]
    assert row.review_is_late
    assert row.silent_days == 40
    assert (row.unread, row.overlaps) == (1, 1)
    assert row.meeting_on == TODAY + timedelta(days=2)
    assert row.consent_ends_on


def test_a_visit_that_was_done_and_that_she_may_see_counts_as_seen(lead):
    family = led_by(lead, categories=["PLAN"])
    ContactFactory(case=family.case, kind="VISIT", happened_on=TODAY)
    (row,) = queries.board(viewer=lead)
    assert row.seen_on is None
    done = {"case": family.case, "ended": True, "status": "DONE"}
    VisitFactory(**done, planned_on=TODAY - timedelta(days=9))
    VisitFactory(**done, planned_on=TODAY - timedelta(days=3), category="HEALTH")
    VisitFactory(**done, planned_on=TODAY - timedelta(days=2), where="CALL")
    VisitFactory(case=family.case, planned_on=TODAY - timedelta(days=1))

    (row,) = queries.board(viewer=lead)

    assert row.seen_on == TODAY - timedelta(days=9)


def test_what_hurts_most_stands_first(lead):
    calm, silent, late = (led_by(lead) for _ in range(3))
    for family, days in ((calm, 1), (silent, 60), (late, 1)):
        day = TODAY - timedelta(days=days)
        ContactFactory(case=family.case, kind="VISIT", happened_on=day)
    action_in(late, owner_practitioner=lead)

    found = [row.case for row in queries.board(viewer=lead)]

    assert found == [late.case, silent.case, calm.case]


def test_only_what_she_leads_stands_in_for_and_sees(lead, team):
    mine = led_by(lead)
    led_by(outsider())
    gone = led_by(lead)
    gone.case.consents.first().teams.update(
        withdrawn_at=timezone.now(), withdrawn_by=lead
    )
    keeper = team_member(mine.case)

    assert [row.case for row in queries.board(viewer=lead)] == [mine.case]
    assert queries.board(viewer=keeper) == []
    DeputyFactory(
        appointment=mine.case.appointments.get(),
        practitioner=keeper,
        team=mine.case.recording_team,
    )
    (row,) = queries.board(viewer=keeper)
    assert row.stands_in


def test_a_family_that_she_leads_and_sees_no_more_is_counted_unless_it_is_sealed(
    client, lead
):
    led_by(lead)
    gone, sealed = led_by(lead), led_by(lead)
    rows = queries.board(viewer=lead)
    assert queries.led_unseen(viewer=lead, rows=rows) == 0
    gone.case.consents.first().teams.update(
        withdrawn_at=timezone.now(), withdrawn_by=lead
    )
    ShieldingFactory(case=sealed.case, sealed=True)

    rows = queries.board(viewer=lead)
    assert queries.led_unseen(viewer=lead, rows=rows) == 1
    client.force_login(lead)
    page = client.get(reverse("lead_professional:board")).content.decode()
    assert "1 more:" in page
    assert gone.case.reference not in page


def test_what_is_not_shared_with_her_is_not_counted(lead):
    family = led_by(lead, categories=["PLAN"])
    action_in(family, owner_practitioner=lead, category="HEALTH")

    (row,) = queries.board(viewer=lead)

    assert row.late == []


def test_ten_families_cost_what_one_costs(lead):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.board(viewer=lead)
        return len(asked)

    action_in(led_by(lead), owner_practitioner=lead)
    one = cost()
    for _ in range(9):
        action_in(led_by(lead), owner_practitioner=lead)

    assert cost() == one
    assert one < 25


def test_one_press_asks_writes_it_down_and_tells_who_does_it(client, lead):
    family = led_by(lead)
    worker = team_member(family.case)
    action = action_in(family, owner_practitioner=worker)
    client.force_login(lead)

    page = client.get(reverse("lead_professional:board")).content.decode()
    url = reverse("lead_professional:chase", args=[family.case.pk, action.pk])
    again = client.post(url, follow=True).content.decode()

    assert url in page
    entry = ActionEntry.objects.get(action=action)
    assert (entry.kind, entry.written_by) == ("CHASED", lead)
    assert Notice.objects.get(kind="ACTION_CHASED").to == worker
    assert "Asked today" in again
    with pytest.raises(NotPossibleNow, match="today already"):
        commands.chase(action=action, by=worker)


def test_nobody_is_told_of_an_action_that_she_cannot_see(lead):
    family, somebody = led_by(lead), outsider()
    action = action_in(family, owner_practitioner=somebody)

    commands.chase(action=action, by=lead)

    assert not Notice.objects.filter(to=somebody).exists()


@pytest.mark.parametrize("status", Action.Status.values)
def test_only_what_is_open_is_asked_after(lead, status):
    family = led_by(lead)
    action = action_in(family, owner_practitioner=lead)
    over = {"ended_at": timezone.now(), "ended_by": lead}
    Action.objects.filter(pk=action.pk).update(
        status=status, **({} if status in Action.OPEN else over)
    )
    action.refresh_from_db()

    if status in Action.OPEN:
        assert commands.chase(action=action, by=lead).kind == "CHASED"
    else:
        with pytest.raises(NotPossibleNow, match="not open"):
            commands.chase(action=action, by=lead)


def test_a_stranger_asks_after_nothing(lead):
    action = action_in(led_by(lead), owner_practitioner=lead)
    with pytest.raises(AccessDenied):
        commands.chase(action=action, by=outsider())
