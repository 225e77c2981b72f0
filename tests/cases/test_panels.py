"""Panels: a seat opens nothing, a decision has its reason, what was declined is counted."""

import itertools
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from cases.commands import panels as commands
from cases.models import Case, Panel, PanelItem, PanelMeeting
from cases.queries import panels as queries
from cases.states import PANEL_ITEM
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases_referrals import (
    PanelFactory,
    PanelItemFactory,
    PanelMeetingFactory,
    PanelMemberFactory,
)
from tests.people import (
    centre_manager,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
CANARY = "canary-panel"
Outcome = PanelItem.Outcome


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def meeting():
    return PanelMeetingFactory()


def seat(meeting, practitioner):
    """Give somebody a seat for her own team; return her."""
    team = practitioner.memberships.get().team
    PanelMemberFactory(panel=meeting.panel, practitioner=practitioner, team=team)
    return practitioner


@pytest.fixture
def later(meeting):
    day = meeting.held_on + timedelta(days=28)
    return PanelMeetingFactory(panel=meeting.panel, held_on=day)


def put(family, meeting, **more):
    return PanelItemFactory(case=family.case, meeting=meeting, words=CANARY, **more)


def decision(outcome, **more):
    team = TeamFactory() if outcome == Outcome.ALLOCATED else None
    said = {"options": "Two teams.", "reason": "The nearest.", "to_team": team}
    return commands.Decision(outcome, **said | more)


def test_a_seat_opens_nothing(family, worker, meeting):
    put(family, meeting)
    seat(meeting, worker)
    stranger = seat(meeting, outsider())

    [hers] = queries.list_of(viewer=worker, meeting=meeting).lines
    [theirs] = queries.list_of(viewer=stranger, meeting=meeting).lines

    assert hers.item is not None
    assert theirs.item is None
    later = decision("LATER")
    with pytest.raises(AccessDenied):
        commands.decide_item(item=hers.item, decision=later, by=stranger)


def test_it_says_of_each_member_whether_she_may_hear_it(family, worker, meeting):
    item = put(family, meeting)
    for someone in (worker, outsider()):
        seat(meeting, someone)
    therapist = member_of(TeamFactory())
    share(family, therapist.memberships.get().team, categories=["HEALTH"])
    seat(meeting, therapist)

    found = queries.hearers(viewer=worker, item=item)

    assert [one.hears for one in found] == [True, False, False]


@pytest.mark.parametrize(
    ("before", "after"), list(itertools.product(Outcome.values, Outcome.values))
)
def test_every_outcome_and_every_decision(
    before, after, family, worker, meeting, later
):
    said = {} if before == "WAITING" else {"reason": "So."}
    item = put(family, meeting, outcome=before, **said)
    seat(meeting, worker)

    if PANEL_ITEM.allows(before, after):
        commands.decide_item(item=item, decision=decision(after), by=worker)
        item.refresh_from_db()
        assert (item.outcome, item.decided_by) == (after, worker)
    else:
        with pytest.raises(NotPossibleNow):
            commands.decide_item(item=item, decision=decision(after), by=worker)


def test_who_sees_it_and_sits_elsewhere_does_not_decide(family, worker, meeting):
    item = put(family, meeting)

    with pytest.raises(AccessDenied, match="members of the panel"):
        commands.decide_item(item=item, decision=decision("DECLINED"), by=worker)


def test_a_decision_to_allocate_names_the_team_and_shares_nothing(
    family, worker, meeting
):
    item = put(family, meeting)
    seat(meeting, worker)
    nobody = decision("ALLOCATED", to_team=None)
    with pytest.raises(NotPossibleNow, match="Name the team"):
        commands.decide_item(item=item, decision=nobody, by=worker)
    team = TeamFactory()
    theirs = member_of(team)

    given = decision("ALLOCATED", to_team=team)
    commands.decide_item(item=item, decision=given, by=worker)

    assert not queries.items_of(viewer=theirs, case=family.case).exists()


def test_what_was_declined_is_counted_for_all_and_read_by_few(family, worker, meeting):
    for one in (family, household()):
        put(one, meeting, outcome="DECLINED", reason=CANARY)
    seat(meeting, worker)

    number, readable = queries.declined_by(viewer=worker, panel=meeting.panel)

    assert number == 2
    assert [item.case for item in readable] == [family.case]


def test_only_who_coordinates_puts_a_family_to_a_panel_once(family, worker, meeting):
    said = {"case": family.case, "meeting": meeting, "words": CANARY}
    with pytest.raises(AccessDenied):
        commands.put_to_panel(**said, by=outsider())
    seat(meeting, outsider())
    with pytest.raises(NotPossibleNow, match="Nobody on this panel may hear"):
        commands.put_to_panel(**said, by=worker)
    seat(meeting, worker)

    commands.put_to_panel(**said, by=worker)

    with pytest.raises(NotPossibleNow, match="already"):
        commands.put_to_panel(**said, by=worker)
    assert not Panel.objects.filter(pk=meeting.panel_id, ended_at__isnull=False)


def test_what_is_put_off_waits_on_the_next_list(family, worker, meeting):
    item = put(family, meeting)
    seat(meeting, worker)
    with pytest.raises(NotPossibleNow, match="no later day"):
        commands.decide_item(item=item, decision=decision("LATER"), by=worker)
    days = [meeting.held_on + timedelta(days=number) for number in (60, 30)]
    last, following = (
        PanelMeetingFactory(panel=meeting.panel, held_on=day) for day in days
    )

    commands.decide_item(item=item, decision=decision("LATER"), by=worker)

    again = PanelItem.objects.get(meeting=following)
    assert (again.case, again.words, again.outcome) == (family.case, CANARY, "WAITING")
    assert not last.items.exists()
    item.refresh_from_db()
    assert queries.put_off_to(viewer=worker, item=item) == again
    assert queries.put_off_to(viewer=outsider(), item=item) is None


def test_a_case_that_was_closed_keeps_no_meeting_open(family, meeting):
    manager = centre_manager(meeting.panel.centre)
    put(family, meeting)
    Case.objects.filter(pk=family.case.pk).update(status="CLOSED")

    commands.close_sitting(meeting=meeting, by=manager)

    meeting.refresh_from_db()
    assert meeting.closed_by == manager


def test_one_member_at_most_is_in_the_chair(worker, meeting):
    manager = centre_manager(meeting.panel.centre)
    said = {"panel": meeting.panel, "is_chair": True, "by": manager}
    other = outsider()
    team, theirs = (who.memberships.get().team for who in (worker, other))
    hers = commands.seat_member(practitioner=worker, team=team, **said)

    with pytest.raises(NotPossibleNow, match="chairs this panel already"):
        commands.seat_member(practitioner=other, team=theirs, **said)
    commands.end_seat(seat=hers, by=manager)

    assert commands.seat_member(practitioner=other, team=theirs, **said).is_chair


def test_a_meeting_closes_when_nothing_waits(family, worker, meeting, later):
    manager = centre_manager(meeting.panel.centre)
    item = put(family, meeting)
    with pytest.raises(NotPossibleNow, match="not decided"):
        commands.close_sitting(meeting=meeting, by=manager)
    seat(meeting, worker)
    commands.decide_item(item=item, decision=decision("LATER"), by=worker)

    commands.close_sitting(meeting=meeting, by=manager)

    meeting.refresh_from_db()
    assert meeting.closed_by == manager
    other = household()
    late = {"case": other.case, "meeting": meeting, "words": ""}
    by = team_member(other.case)
    with pytest.raises(NotPossibleNow, match="closed"):
        commands.put_to_panel(**late, by=by)


def test_only_the_manager_of_the_centre_sets_a_panel_up(worker):
    centre = PanelFactory().centre
    with pytest.raises(AccessDenied):
        commands.set_up_panel(centre=centre, name="New", purpose="", by=worker)
    elsewhere = TeamMembershipFactory(role=RoleName.MANAGER).practitioner
    with pytest.raises(AccessDenied):
        commands.set_up_panel(centre=centre, name="New", purpose="", by=elsewhere)


def test_what_waits_for_members_names_no_family_to_others(family, worker, meeting):
    put(family, meeting)
    for someone in (worker, outsider()):
        seat(meeting, someone)

    [item] = queries.work_items(viewer=worker)

    assert CANARY not in item.words


def test_from_setting_it_up_to_the_decision_in_the_browser(client, family, worker):
    team = TeamFactory(centre=family.case.centre)
    manager = TeamMembershipFactory(team=team, role=RoleName.MANAGER).practitioner
    client.force_login(manager)
    said = {"centre": team.centre_id, "name": "Allocation", "purpose": "To decide."}
    client.post(reverse("cases:add-panel"), said)
    panel = Panel.objects.get()
    place = worker.memberships.get()
    client.post(
        reverse("cases:seat-panel-member", args=[panel.pk]), {"place": place.pk}
    )
    day = timezone.localdate() + timedelta(days=1)
    when = {
        "held_on_day": day.day,
        "held_on_month": day.month,
        "held_on_year": day.year,
    }
    client.post(reverse("cases:plan-panel-sitting", args=[panel.pk]), when)
    sitting = PanelMeeting.objects.get()

    client.force_login(worker)
    asked = {"meeting": sitting.pk, "words": CANARY}
    answer = client.post(reverse("cases:put-to-panel", args=[family.case.pk]), asked)
    item = PanelItem.objects.get()
    assert CANARY in client.get(answer.url).content.decode()
    chosen = {"outcome": "DECLINED", "options": "All.", "reason": "Too far away."}
    client.post(answer.url, chosen)
    item.refresh_from_db()
    assert item.outcome == "DECLINED"
    shown = client.get(reverse("cases:panel", args=[panel.pk])).content.decode()
    assert "Too far away." in shown
    client.force_login(manager)
    shown = client.get(reverse("cases:panel", args=[panel.pk])).content.decode()
    assert "What was declined (1)" in shown
    assert "Too far away." not in shown
    assert family.case.reference not in (
        client.get(reverse("cases:panel-sitting", args=[sitting.pk])).content.decode()
    )
