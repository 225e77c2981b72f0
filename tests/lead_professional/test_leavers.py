"""Nothing is orphaned when somebody leaves: each thing stands on a list (R20, T5)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies import commands as agencies
from agencies.models import RoleName
from cases.models import Meeting
from information_sharing.commands import withdraw_consent
from lead_professional import commands, queries
from lead_professional.commands import Wishes
from lead_professional.leaving import HELD
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import ActionFactory, GoalFactory
from tests.factories.cases_meetings import (
    BringBackFactory,
    InviteeFactory,
    MeetingFactory,
)
from tests.factories.cases_plan import RecommendationFactory
from tests.factories.cases_referrals import ColleagueRequestFactory, ReferralFactory
from tests.factories.cases_visits import MessageToFactory, VisitFactory
from tests.factories.lead_professional import (
    AppointmentFactory,
    DeputyFactory,
    NominationFactory,
)
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=5)


@pytest.fixture
def team():
    return TeamFactory(name="Riverside family support")


@pytest.fixture
def leaver(team):
    return member_of(team, first_name="Lena", last_name="Fox")


@pytest.fixture
def manager(team):
    place = TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER)
    return place.practitioner


def burden(who, team):
    """Give somebody one of everything, in a family shared with her team; return it."""
    family = household()
    case, consent = family.case, consent_for(family, team, categories=["PLAN"])
    share(family, team, consent=consent, categories=["PLAN"])
    asked = NominationFactory(
        case=case, nominee=who, team=team, consent=consent, accepted=True
    )
    appointment = AppointmentFactory(nomination=asked)
    DeputyFactory(appointment=appointment, practitioner=who, team=team)
    NominationFactory(case=case, nominee=who, team=team, consent=consent)
    goal = GoalFactory(plan__case=case)
    ActionFactory(goal=goal, owner_agency=None, owner_practitioner=who)
    meeting = MeetingFactory(case=case, held_on=SOON, status=Meeting.Status.PLANNED)
    InviteeFactory(meeting=meeting, practitioner=who, team=team, person=None)
    BringBackFactory(meeting=meeting, practitioner=who)
    VisitFactory(case=case, practitioner=who, team=team, planned_on=SOON)
    MessageToFactory(message__case=case, practitioner=who)
    ColleagueRequestFactory(case=case, asked_of=who, team=team, category="PLAN")
    RecommendationFactory(case=case, owner=who, category="PLAN")
    ReferralFactory(
        team=team, worker=who, status="ALLOCATED",
        allocated_at=timezone.now(), allocated_by=who,
    )  # fmt: skip
    return family


def leave(who):
    agencies.leave_team(membership=who.memberships.get(), by=who)


def words(found):
    return sorted(item.words for leaver in found for item in leaver.items)


EVERYTHING = sorted([*(kind.words for kind in HELD), "Works on a referral"] * 2)


def test_a_leaver_with_several_of_each_leaves_none_unlisted(leaver, team, manager):
    burden(leaver, team)
    burden(leaver, team)
    assert queries.leavers(viewer=manager) == []

    leave(leaver)

    assert words(queries.leavers(viewer=manager)) == EVERYTHING
    assert {one.name for one in queries.leavers(viewer=manager)} == {"Lena Fox"}


def test_what_somebody_is_to_do_who_lost_sight_of_the_family_is_listed():
    family = household()
    by, therapy = team_member(family.case), TeamFactory()
    therapist, consent = member_of(therapy), consent_for(family, therapy)
    share(family, therapy, consent=consent)
    goal = GoalFactory(plan__case=family.case, category="DEVELOPMENT")
    ActionFactory(goal=goal, owner_agency=None, owner_practitioner=therapist)
    VisitFactory(case=family.case, practitioner=therapist, planned_on=SOON)
    MessageToFactory(message__case=family.case, practitioner=therapist)
    assert queries.leavers(viewer=by) == []

    withdraw_consent(consent=consent, team=therapy, reason="Later.", by=by)

    lost = ", and does not see the family any more"
    assert words(queries.leavers(viewer=by)) == [
        f"Has an action to do{lost}",
        f"Has planned a visit{lost}",
    ]
    assert queries.leavers(viewer=therapist) == []


def test_a_closed_account_leaves_the_same(leaver, team, manager):
    burden(leaver, team)
    burden(leaver, team)

    agencies.close_account(practitioner=leaver, by=manager)

    assert words(queries.leavers(viewer=manager)) == EVERYTHING


def test_who_leaves_within_four_weeks_is_listed_before(leaver, team, manager):
    burden(leaver, team)
    leaver.memberships.update(ends_on=SOON)

    (one,) = queries.leavers(viewer=manager)

    assert one.leaves_on == SOON
    assert len(one.items) == len(EVERYTHING) // 2


def test_the_cost_does_not_grow_with_what_is_left(
    leaver, team, manager, django_assert_max_num_queries
):
    for _ in range(3):
        burden(leaver, team)
    leave(leaver)

    with django_assert_max_num_queries(50):
        queries.leavers(viewer=manager)


def test_a_family_not_shared_with_the_manager_is_a_number_and_its_keepers_see_it(
    leaver, team, manager
):
    family = household()
    consent = consent_for(family, team, categories=["PLAN"])
    asked = NominationFactory(
        case=family.case, nominee=leaver, team=team, consent=consent, accepted=True
    )
    AppointmentFactory(nomination=asked)
    leave(leaver)

    (one,) = queries.leavers(viewer=manager)
    (theirs,) = queries.leavers(viewer=team_member(family.case))

    assert (one.items, one.not_shared) == ((), 1)
    assert [item.words for item in theirs.items] == ["Leads for the family"]
    assert queries.leavers(viewer=outsider()) == []


def test_the_page_leads_to_where_each_is_handed_over(client, leaver, team, manager):
    family = burden(leaver, team)
    leave(leaver)
    client.force_login(manager)

    page = client.get(reverse("lead_professional:left-behind")).content.decode()

    assert reverse("lead_professional:hand-over", args=[family.case.pk]) in page
    assert family.case.reference in page


def test_handed_over_is_off_the_list(leaver, team, manager):
    family = burden(leaver, team)
    leave(leaver)
    keeper, next_one = team_member(family.case), member_of(team)
    open_one = family.case.nominations.get(accepted_at=None, declined_at=None)
    commands.take_back(nomination=open_one, by=keeper)

    asked = commands.nominate(
        case=family.case, nominee=next_one, team=team, wishes=Wishes("Kim."), by=keeper
    )
    commands.accept(nomination=asked, by=next_one)

    left = words(queries.leavers(viewer=manager))
    assert "Leads for the family" not in left
    assert "Has an action to do" not in left
