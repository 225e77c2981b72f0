"""A panel that is not needed any more ends; whoever coordinates is offered hers first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands import panels as commands
from cases.queries import panels as queries
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import TeamFactory
from tests.factories.cases_referrals import (
    PanelFactory,
    PanelItemFactory,
    PanelMeetingFactory,
    PanelMemberFactory,
)
from tests.people import (
    centre_manager,
    consent_for,
    household,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def test_the_centre_manager_ends_a_panel_that_has_nothing_left_to_do(client):
    meeting = PanelMeetingFactory()
    panel, chief = meeting.panel, centre_manager(meeting.panel.centre)
    seat = PanelMemberFactory(panel=panel)
    end = reverse("cases:end-panel", args=[panel.pk])
    client.force_login(chief)
    assert "not closed" in client.post(end, follow=True).content.decode()
    commands.close_sitting(meeting=meeting, by=chief)

    shown = client.post(end, follow=True).content.decode()

    assert f"{panel} has ended" in shown
    panel.refresh_from_db()
    assert panel.ended_by == chief
    for viewer in (chief, seat.practitioner):
        assert not queries.panels_for(viewer=viewer).exists()
    with pytest.raises(NotPossibleNow, match="has ended"):
        commands.plan_sitting(panel=panel, held_on=timezone.localdate(), by=chief)


def test_nobody_else_ends_a_panel_and_nothing_that_waits_is_lost():
    meeting = PanelMeetingFactory(closed_at=timezone.now(), closed_by=outsider())
    panel, family = meeting.panel, household()
    seat = PanelMemberFactory(panel=panel)
    for who in (seat.practitioner, centre_manager(PanelFactory().centre)):
        with pytest.raises(AccessDenied):
            commands.end_panel(panel=panel, by=who)
    PanelItemFactory(case=family.case, meeting=meeting)

    with pytest.raises(NotPossibleNow, match="not decided"):
        commands.end_panel(panel=panel, by=centre_manager(panel.centre))


def test_the_sittings_of_her_own_centre_are_offered_first():
    family = household()
    today = timezone.localdate()
    other = PanelMeetingFactory(held_on=today)
    own = PanelFactory(centre=family.case.recording_team.centre)
    late = PanelMeetingFactory(panel=own, held_on=today + timedelta(days=9))

    offered = queries.open_sittings(viewer=team_member(family.case), case=family.case)

    assert list(offered) == [late, other]


def test_a_sensitive_team_is_named_only_to_who_knows_of_it(client):
    family = household()
    refuge = TeamFactory(is_sensitive=True)
    share(family, refuge)
    worker, therapist = team_member(family.case), outsider()
    theirs = therapist.memberships.get().team
    asked = consent_for(family, theirs, categories=["PLAN"])
    share(family, theirs, consent=asked, categories=["PLAN"])
    item = PanelItemFactory(
        case=family.case, outcome="ALLOCATED", reason="So.", to_team=refuge
    )
    page = reverse("cases:panel-item", args=[family.case.pk, item.pk])

    def read_by(practitioner):
        client.force_login(practitioner)
        return client.get(page)

    assert refuge.name in read_by(worker).content.decode()
    told = read_by(therapist)
    assert told.status_code == 200
    assert refuge.name not in told.content.decode()
