"""Who has room and knows this family: a warning before one too many, never a bar."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from agencies.models import RoleName
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from lead_professional import commands, queries
from lead_professional.commands import Wishes
from lead_professional.models import Cap, Nomination
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.cases_record import ContactFactory
from tests.factories.lead_professional import AppointmentFactory
from tests.people import (
    centre_manager,
    consent_for,
    household,
    lead_professional,
    member_of,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def by(family):
    return team_member(family.case)


@pytest.fixture
def full(family):
    """Somebody who leads for one family, where one is the most that was agreed."""
    team = TeamFactory()
    consent_for(family, team)
    Cap.objects.create(agency=team.agency, most=1)
    person = member_of(team)
    AppointmentFactory(nomination__nominee=person, nomination__accepted=True)
    return person


def ask(family, nominee, by, **wishes):
    team = nominee.memberships.get().team
    return commands.nominate(
        case=family.case,
        nominee=nominee,
        team=team,
        wishes=Wishes("Whoever has time.", **wishes),
        by=by,
    )


def test_one_too_many_is_refused_until_somebody_says_why(family, by, full):
    with pytest.raises(NotPossibleNow, match="as much already"):
        ask(family, full, by)

    nomination = ask(family, full, by, over_cap="The family trusts nobody else.")

    assert nomination.criteria == {"OVER_CAP": "The family trusts nobody else."}
    event = AccessEvent.objects.get(event="LEAD_NOMINATED")
    assert event.details["over_cap"] is True
    assert "trusts" not in str(event.details)


def test_the_page_warns_and_asks_for_a_tick_and_a_reason(client, family, by, full):
    client.force_login(by)
    url = reverse("lead_professional:nominate", args=[family.case.pk])
    place = str(full.memberships.get().pk)
    typed = {"family_wish": "Whoever.", "nominee": place}

    page = client.post(url, typed).content.decode()
    ticked = typed | {
        "knows_it_is_full": "on",
        "over_cap": "Nobody else speaks Polish.",
    }
    answer = client.post(url, ticked | {"fits_LANGUAGE": "2", "family_chose": "on"})

    assert "that is full: at most 1 is agreed" in page
    assert "Write why you ask this person all the same" in page
    assert answer.status_code == 302
    asked = Nomination.objects.get(nominee=full, accepted_at=None)
    assert asked.family_chose
    assert asked.criteria["LANGUAGE"] == 2


def test_a_heavy_family_counts_for_more(family, by):
    lead = lead_professional(family)

    commands.weigh(case=family.case, weight=3, by=by)

    key = (lead.pk, lead.memberships.get().team.agency_id)
    load = queries.loads_of([key])[key]
    assert (load.leads, load.weight, load.is_full) == (1, 3, False)
    assert "counts as 3" in load.words


def test_who_knows_the_family_and_has_room_stands_first(family, by, full):
    team = full.memberships.get().team
    stranger, knows = member_of(team), member_of(team)
    InvolvementFactory(case=family.case, team=team, practitioner=knows)
    ContactFactory(
        case=family.case, kind="VISIT", written_by=knows, happened_on=localdate()
    )

    found = queries.candidates(viewer=by, case=family.case)
    people = [one.membership.practitioner for one in found]

    assert people[0] == knows
    assert people[-1] == full
    assert people.index(stranger) < people.index(full)
    assert "works with this family; last wrote of seeing them" in found[0].words


def test_candidates_cost_the_same_for_ten(
    family, by, full, django_assert_max_num_queries
):
    team = full.memberships.get().team
    for _ in range(10):
        member_of(team)

    with django_assert_max_num_queries(22):
        assert len(queries.candidates(viewer=by, case=family.case)) == 12


def test_whoever_manages_a_centre_sets_the_most_for_agencies_there(client):
    team = TeamFactory()
    manager, elsewhere = centre_manager(team.centre), TeamFactory()
    client.force_login(manager)
    here = {
        f"most-{agency.pk}": "3" for agency in queries.agencies_here(viewer=manager)
    }

    client.post(reverse("lead_professional:caps"), here)
    commands.change_caps(most={elsewhere.agency: 1}, by=manager)

    assert Cap.objects.get(agency=team.agency).most == 3
    assert not Cap.objects.filter(agency=elsewhere.agency).exists()
    with pytest.raises(AccessDenied):
        commands.change_caps(most={team.agency: 9}, by=member_of(team))


def test_a_team_manager_sees_loads_and_no_family(client, family, full):
    team = full.memberships.get().team
    boss = TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER).practitioner
    client.force_login(boss)

    page = client.get(reverse("lead_professional:team")).content.decode()

    assert str(full) in page
    assert "that is full" in page
    assert family.case.reference not in page
    client.force_login(full)
    assert client.get(reverse("lead_professional:team")).status_code == 403
