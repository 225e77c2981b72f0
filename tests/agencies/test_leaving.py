"""Somebody leaves, or moves: nothing of what she holds is nobody's (R20, T5, P34)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import leaving as commands
from agencies.holding import KINDS, still_held
from agencies.queries import leaving as queries
from cases.models import Action
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from lead_professional import commands as leading
from tests.agencies.leaving import (
    HERS,
    OPEN,
    SOON,
    actions,
    family_led,
    invited,
    one_of_each,
    orphans_of,
    people_columns,
)
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.lead_professional import (
    AppointmentFactory,
    NominationFactory,
)
from tests.people import consent_for, household, outsider

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def place(team):
    return TeamMembershipFactory(team=team, practitioner__first_name="Lena")


@pytest.fixture
def leaver(place):
    return place.practitioner


@pytest.fixture
def colleague(team):
    return TeamMembershipFactory(team=team)


def hand_on_all(leaving, to, by):
    for kind in KINDS:
        part = queries.part_of(viewer=by, leaving=leaving, key=kind.key)
        if kind.at_once and part.rows:
            keys = [row.pk for row in part.rows]
            done = commands.hand_on(
                leaving=leaving, key=kind.key, keys=keys, to=to, by=by
            )
            assert done.refused == (), kind.key


def led_now(leaving, to, by):
    """Ask one colleague about every family, who says yes to each."""
    rows = queries.part_of(viewer=by, leaving=leaving, key="families-led").rows
    asked = [commands.Asking(row.pk, "Whoever is kind.", "They like mornings.")
             for row in rows]  # fmt: skip
    commands.ask_to_lead(leaving=leaving, asked=asked, to=to, by=by)
    for nomination in to.practitioner.nominations.filter(accepted_at=None):
        leading.accept(nomination=nomination, by=to.practitioner)


def test_every_table_with_a_person_in_it_is_thought_of():
    assert people_columns() == {*OPEN, *HERS}
    assert len(KINDS) >= len(OPEN)


def test_a_leaver_with_14_cases_30_actions_and_3_meetings_leaves_no_orphan(
    place, leaver, colleague, manager, team
):
    families = [family_led(leaver, team) for _ in range(14)]
    for number, family in enumerate(families):
        actions(family, leaver, 3 if number < 2 else 2)
    for family in families[:3]:
        invited(family, leaver, team)
    one_of_each(families[0], leaver, team)
    leaving = commands.begin(membership=place, last_day=TODAY, by=manager)
    held = queries.held_by(viewer=manager, leaving=leaving)
    counts = {part.kind.key: part.count for part in held.parts}
    assert (counts["families-led"], counts["actions"], counts["meetings"]) == (
        14,
        30,
        3,
    )
    assert all(part.hidden == 0 for part in held.parts)

    with pytest.raises(NotPossibleNow, match=r"families that they lead for \(14\)"):
        commands.finish(leaving=leaving, by=manager)
    hand_on_all(leaving, colleague, manager)
    assert set(still_held(leaving)) == {"families-led"}
    led_now(leaving, colleague, manager)
    commands.finish(leaving=leaving, by=manager)

    assert orphans_of(leaver) == {}
    new = colleague.practitioner
    assert new.appointments.filter(ended_at=None).count() == 14
    assert orphans_of(new)["cases_action.owner_practitioner_id"] == 30
    place.refresh_from_db()
    assert (place.ends_on, place.ended_at) == (TODAY, None)


def test_the_place_ends_with_its_last_day_and_the_night_takes_it_out_of_the_team(
    place, manager
):
    leaving = commands.begin(membership=place, last_day=TODAY, by=manager)
    commands.finish(leaving=leaving, by=manager)
    assert commands.end_lapsed_places(by=None) == 0
    place.ends_on = place.starts_on = TODAY - timedelta(days=1)
    place.save()

    assert commands.end_lapsed_places(by=None) == 1

    place.refresh_from_db()
    assert place.ended_by == manager
    assert not place.practitioner.groups.exists()


def test_the_keeper_of_accounts_sees_numbers_and_hands_nothing_on(
    place, leaver, colleague, administrator, team, client
):
    family = family_led(leaver, team)
    actions(family, leaver, 2)
    leaving = commands.begin(membership=place, last_day=SOON, by=administrator)
    assert leaver.notices.get().target == leaving.pk

    held = queries.held_by(viewer=administrator, leaving=leaving)

    assert {part.kind.key: part.count for part in held.parts}["actions"] == 2
    assert all(part.rows == () for part in held.parts)
    with pytest.raises(AccessDenied):
        commands.hand_on(
            leaving=leaving, key="actions", keys=[], to=colleague, by=administrator
        )
    client.force_login(administrator)
    page = client.get(reverse("agencies:leaving", args=[leaving.pk])).content.decode()
    assert family.case.reference not in page
    there = reverse("agencies:hand-on", args=[leaving.pk, "actions"])
    assert client.get(there).status_code == 403


def test_families_of_another_team_are_a_number_for_the_manager(
    place, leaver, manager, team
):
    family = household()
    consent = consent_for(family, team, categories=["PLAN"])
    asked = NominationFactory(
        case=family.case, nominee=leaver, team=team, consent=consent, accepted=True
    )
    AppointmentFactory(nomination=asked)
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)

    (part,) = queries.held_by(viewer=manager, leaving=leaving).parts

    assert (part.count, part.hidden) == (1, 1)


def test_what_a_colleague_may_not_see_stays_with_its_reason(
    place, leaver, colleague, manager, team
):
    family = household()
    consent = consent_for(family, team, categories=["PLAN"])
    asked = NominationFactory(
        case=family.case, nominee=leaver, team=team, consent=consent, accepted=True
    )
    AppointmentFactory(nomination=asked)
    actions(family, leaver, 1)
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)
    keys = Action.objects.values_list("pk", flat=True)

    with pytest.raises(NotPossibleNow, match="cannot see"):
        commands.hand_on(
            leaving=leaving, key="actions", keys=keys, to=colleague, by=leaver
        )

    assert orphans_of(leaver)["cases_action.owner_practitioner_id"] == 1


def test_a_mover_begins_the_day_after_and_takes_on_what_the_new_team_sees(
    place, leaver, colleague, manager, administrator, team
):
    new_team = TeamFactory(agency=team.agency)
    family, there = family_led(leaver, team), household(recording_team=new_team)
    actions(family, leaver, 1)
    actions(there, leaver, 1)
    leaving = commands.begin(
        membership=place, last_day=SOON, to_team=new_team, by=administrator
    )
    assert still_held(leaving) == {"families-led": 1, "actions": 1}
    hand_on_all(leaving, colleague, manager)
    led_now(leaving, colleague, manager)

    commands.finish(leaving=leaving, by=manager)

    new = leaver.memberships.get(team=new_team)
    assert (new.starts_on, new.role) == (SOON + timedelta(days=1), "PRACTITIONER")
    assert orphans_of(leaver) == {"cases_action.owner_practitioner_id": 1}


@pytest.mark.parametrize("wrong", ["same", "other_agency"])
def test_nobody_moves_to_the_same_team_or_another_agency(place, manager, team, wrong):
    there = team if wrong == "same" else TeamFactory()

    with pytest.raises(NotPossibleNow):
        commands.begin(membership=place, last_day=SOON, to_team=there, by=manager)


def test_whoever_stays_keeps_her_place(place, manager):
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)

    commands.call_off(leaving=leaving, by=manager)

    place.refresh_from_db()
    assert (place.ends_on, place.ended_at) == (None, None)
    with pytest.raises(NotPossibleNow):
        commands.finish(leaving=leaving, by=manager)
    assert commands.begin(membership=place, last_day=SOON, by=manager)


def test_nobody_begins_her_own_leaving_or_one_of_another_team(place, leaver, manager):
    own = manager.memberships.get()
    for who, which in ((leaver, place), (manager, own), (outsider(), place)):
        with pytest.raises(AccessDenied):
            commands.begin(membership=which, last_day=SOON, by=who)


def test_the_pages_from_the_beginning_to_the_end(
    client, place, leaver, colleague, manager, team
):
    actions(household(recording_team=team), leaver, 2)
    client.force_login(manager)
    day = {f"last_day_{part}": getattr(SOON, part) for part in ("day", "month", "year")}
    client.post(
        reverse("agencies:start-leaving"), {"place": place.pk, "moves": "no", **day}
    )
    leaving = place.leavings.get()
    hand_on = reverse("agencies:hand-on", args=[leaving.pk, "actions"])
    rows = queries.part_of(viewer=manager, leaving=leaving, key="actions").rows
    before = AccessEvent.objects.count()
    client.get(hand_on)
    assert AccessEvent.objects.count() == before + 1

    client.post(hand_on, {"things": [row.pk for row in rows], "to": colleague.pk})
    told = client.post(
        reverse("agencies:finish-leaving", args=[leaving.pk]), follow=True
    )

    assert "this is finished" in told.content.decode()
    assert orphans_of(leaver) == {}
    listed = client.get(reverse("agencies:leavings")).content.decode()
    assert "finished" in listed


def test_the_page_costs_the_same_with_more(
    client, place, leaver, manager, team, django_assert_max_num_queries
):
    family = household(recording_team=team)
    actions(family, leaver, 12)
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)
    client.force_login(manager)

    with django_assert_max_num_queries(60):
        client.get(reverse("agencies:leaving", args=[leaving.pk]))
