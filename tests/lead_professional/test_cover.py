"""Standing in opens nothing; leading is handed over in one moment (R6, R20)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import Action
from information_sharing import access, explaining
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Access
from information_sharing.queries.requests import keepers
from lead_professional import commands, queries
from lead_professional.commands import Days, Note, Wishes
from lead_professional.models import Appointment, Deputy, Handover
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def family():
    return household()


@pytest.fixture
def lead(family):
    return lead_professional(family, categories=["PLAN", "HEALTH"])


@pytest.fixture
def reader(family):
    """Somebody with whom the plan is shared."""
    team = TeamFactory()
    consent = consent_for(family, team, categories=["PLAN"])
    share(family, team, consent=consent, categories=["PLAN"])
    return member_of(team)


def name(family, deputy, by, starts_on=TODAY, **days):
    return commands.name_deputy(
        case=family.case,
        deputy=deputy,
        team=deputy.memberships.get().team,
        days=Days(starts_on, **days),
        by=by,
    )


def test_a_deputy_coordinates_and_sees_nothing_more(family, lead, reader):
    before = set(Access.objects.values_list("practitioner", "category", "kind"))
    assert not access.can_coordinate(reader, family.case)

    name(family, reader, lead)

    assert access.can_coordinate(reader, family.case)
    assert list(access.coordinated_cases(reader)) == [family.case]
    after = set(Access.objects.values_list("practitioner", "category", "kind"))
    assert after == before


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": TODAY + timedelta(days=1)},
        {"starts_on": TODAY - timedelta(days=9), "ends_on": TODAY - timedelta(days=1)},
    ],
)
def test_only_on_her_days(family, lead, reader, days):
    name(family, reader, lead, **days)

    assert not access.can_coordinate(reader, family.case)
    assert not access.coordinated_cases(reader).exists()


def test_who_does_not_see_the_plan_does_not_stand_in(family, lead):
    team = TeamFactory()
    share(family, team)
    for somebody in (member_of(team), member_of(TeamFactory())):
        with pytest.raises(NotPossibleNow, match="does not see this family's plan"):
            name(family, somebody, lead)


def test_sight_that_ends_ends_standing_in_from_the_next_question(family, lead, reader):
    name(family, reader, lead)
    reader.memberships.update(starts_on="2020-01-01", ends_on="2020-01-02")

    assert not access.can_coordinate(reader, family.case)
    assert not access.coordinated_cases(reader).exists()


def test_a_deputy_hears_who_asks_to_see_the_record(family, lead, reader):
    assert keepers(viewer=outsider(), case=family.case) == [lead]

    name(family, reader, lead)

    assert keepers(viewer=outsider(), case=family.case) == [lead, reader]
    assert reader in explaining.coordinators(family.case)


def test_a_reader_names_nobody_and_the_page_offers_who_sees_the_plan(
    client, family, lead, reader
):
    with pytest.raises(AccessDenied):
        name(family, reader, reader)
    client.force_login(lead)

    url = reverse("lead_professional:deputy", args=[family.case.pk])
    day = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}
    typed = {f"starts_on_{part}": value for part, value in day.items()}
    answer = client.post(url, typed | {"who": str(reader.pk), "because": "On leave."})
    page = client.get(answer.url).content.decode()

    assert "Stands in" in page
    assert str(reader) in page
    client.post(reverse("lead_professional:end-deputy", args=[family.case.pk]))
    assert not Deputy.objects.filter(ended_at=None).exists()
    assert not access.can_coordinate(reader, family.case)


def hand_over(family, lead, nominee, **note):
    said = {"reason": "LEAVING", "words": "Ring first.", "meeting_on": TODAY} | note
    return commands.hand_over(
        case=family.case,
        note=Note(**said),
        nominee=nominee,
        team=nominee.memberships.get().team,
        wishes=Wishes("Somebody who stays."),
        by=lead,
    )


@pytest.fixture
def after(family):
    team = TeamFactory()
    consent_for(family, team, categories=["PLAN"])
    return member_of(team)


def test_nothing_changes_until_somebody_accepts(family, lead, after):
    asked = hand_over(family, lead, after)
    commands.decline(nomination=asked, kind="CAPACITY", reason="No.", by=after)

    assert Appointment.objects.get(ended_at=None).practitioner == lead
    assert Handover.objects.get().done_at is None


def test_one_stops_as_the_other_begins_and_no_action_is_nobody_s(family, lead, after):
    goal = GoalFactory(plan__case=family.case)
    for category in ("PLAN", "HEALTH"):
        ActionFactory(goal=goal, owner_agency=None,
                      owner_practitioner=lead, category=category)  # fmt: skip
    name(family, team_member(family.case), lead)

    asked = hand_over(family, lead, after)
    commands.accept(nomination=asked, by=after)

    now = Appointment.objects.get(ended_at=None)
    assert now.practitioner == after
    assert Appointment.objects.get(practitioner=lead).ended_at
    assert not Deputy.objects.filter(ended_at=None).exists()
    owners = dict(Action.objects.values_list("category", "owner_practitioner"))
    assert owners == {"PLAN": after.pk, "HEALTH": None}
    team = Action.objects.get(category="HEALTH").owner_team
    assert team == family.case.recording_team
    assert Handover.objects.get().done_by == after


def test_the_family_is_told_and_the_work_item_ends(client, family, lead, after):
    commands.accept(nomination=hand_over(family, lead, after), by=after)
    (item,) = queries.work_items(viewer=after)
    client.force_login(after)

    page = client.get(item.url).content.decode()
    told = reverse(
        "lead_professional:told", args=[family.case.pk, Handover.objects.get().pk]
    )
    client.post(told, {"words": "Tom came along and said goodbye."})

    assert told in page
    assert "Ring first." in page
    assert queries.work_items(viewer=after) == []
    assert Handover.objects.get().family_told_by == after


def test_the_page_asks_for_the_meeting_or_why_not(client, family, lead, after):
    client.force_login(lead)
    url = reverse("lead_professional:hand-over", args=[family.case.pk])
    place = str(after.memberships.get().pk)
    typed = {"family_wish": "Anna.", "nominee": place, "why": "AWAY", "note": "Ring."}

    page = client.post(url, typed).content.decode()
    answer = client.post(url, typed | {"no_meeting_because": "They asked for none."})

    assert "or why you do not" in page
    assert answer.status_code == 302
    assert Handover.objects.get().note == "Ring."
