"""What is around a leaving: joint visits, the last of a role, a team of one (R20, T5)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import leaving as commands
from agencies.models import RoleName
from agencies.queries import leaving as queries
from agencies.queries import leaving_work
from cases.models import Action
from evaluation.models import Edition
from tests.agencies.leaving import SOON, actions, family_led
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases_visits import VisitFactory
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.people import consent_for, household, member_of, outsider

pytestmark = pytest.mark.django_db
AFTER = SOON + timedelta(days=3)


def page(client, name, *args):
    return client.get(reverse(f"agencies:{name}", args=args)).content.decode()


def test_whoever_goes_along_is_taken_off_when_it_is_finished(
    client, place, manager, team
):
    case, leaver = household(recording_team=team).case, place.practitioner
    goes = member_of(team)
    after, before = (
        VisitFactory(case=case, practitioner=goes, planned_on=day, together=[leaver])
        for day in (AFTER, SOON)
    )
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)
    client.force_login(manager)
    assert "go along on 1 visit of" in page(client, "leaving", leaving.pk)

    commands.finish(leaving=leaving, by=manager)

    assert leaver not in after.with_whom.all()
    assert leaver in before.with_whom.all()
    assert goes.notices.filter(kind="VISIT_CHANGED", target=after.pk).exists()


def test_whoever_moves_goes_along_where_her_new_team_sees_the_family(
    place, administrator, team
):
    new_team = TeamFactory(agency=team.agency)
    case, leaver = household(recording_team=new_team).case, place.practitioner
    visit = VisitFactory(
        case=case, practitioner=administrator, planned_on=AFTER, together=[leaver]
    )
    leaving = commands.begin(
        membership=place, last_day=SOON, to_team=new_team, by=administrator
    )

    commands.finish(leaving=leaving, by=administrator)

    assert leaver in visit.with_whom.all()


def test_that_nobody_else_has_the_role_is_said_before_it_is_too_late(
    client, manager, administrator, team, place
):
    hers = manager.memberships.get()
    leaving = commands.begin(membership=hers, last_day=SOON, by=administrator)
    client.force_login(administrator)
    said = "Nobody else is team manager here."

    for name in ("leaving", "finish-leaving"):
        assert said in page(client, name, leaving.pk)
    other = TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER)
    assert said not in page(client, "leaving", leaving.pk)
    other.ends_on = SOON
    other.save()
    assert said in page(client, "leaving", leaving.pk)
    hers.role = RoleName.PRACTITIONER
    hers.save()
    assert said not in page(client, "leaving", leaving.pk)


def test_in_a_team_of_one_each_thing_is_handed_on_where_it_is(
    client, place, administrator, team
):
    family = family_led(place.practitioner, team)
    actions(family, place.practitioner, 1)
    leaving = commands.begin(membership=place, last_day=SOON, by=administrator)
    client.force_login(place.practitioner)

    shown = page(client, "hand-on", leaving.pk, "families-led")

    assert "Nobody else stays in" in shown
    there = reverse("lead_professional:hand-over", args=[family.case.pk])
    assert there in shown
    TeamMembershipFactory(team=team)
    assert "Nobody else stays in" not in page(
        client, "hand-on", leaving.pk, "families-led"
    )


def test_each_thing_that_cannot_go_to_a_colleague_has_its_own_reason(
    client, place, manager, team
):
    colleague, leaver = TeamMembershipFactory(team=team), place.practitioner
    for _ in range(2):
        family = household()
        consent = consent_for(family, team, categories=["PLAN"])
        asked = NominationFactory(
            case=family.case, nominee=leaver, team=team, consent=consent, accepted=True
        )
        AppointmentFactory(nomination=asked)
        actions(family, leaver, 1)
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)
    client.force_login(leaver)
    there = reverse("agencies:hand-on", args=[leaving.pk, "actions"])
    keys = [str(pk) for pk in Action.objects.values_list("pk", flat=True)]

    found = client.post(there, {"things": keys, "to": colleague.pk})

    reasons = found.context_data["form"].non_field_errors()
    assert len(reasons) == 2
    assert all("cannot see" in reason for reason in reasons)
    assert "may not see them any more" in page(
        client, "hand-on", leaving.pk, "families-led"
    )


def test_how_much_a_colleague_leads_stands_beside_her_name(
    client, place, manager, team
):
    colleague = TeamMembershipFactory(team=team)
    family_led(colleague.practitioner, team)
    actions(family_led(place.practitioner, team), place.practitioner, 1)
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)
    client.force_login(manager)

    for kind in ("families-led", "actions"):
        shown = page(client, "hand-on", leaving.pk, kind)
        assert "leads for 1 family now" in shown
        assert "leads for no family now" in shown


def test_a_leaving_stands_on_both_lists_until_it_is_over(place, manager):
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)

    def waits(viewer):
        return [item.words for item in leaving_work.work_items(viewer=viewer)]

    assert waits(place.practitioner) == [leaving_work.HERS]
    assert waits(manager) == [leaving_work.THEIRS]
    assert waits(outsider()) == waits(member_of(place.team)) == []
    commands.finish(leaving=leaving, by=manager)
    assert waits(place.practitioner) == waits(manager) == []


def test_regular_reports_stay_hers_and_are_named(place, manager, team):
    Edition.objects.create(
        centre=team.centre, every=Edition.Every.MONTH, wanted_by=place.practitioner
    )
    leaving = commands.begin(
        membership=place, last_day=timezone.localdate(), by=manager
    )

    assert queries.held_by(viewer=manager, leaving=leaving).editions == 1
