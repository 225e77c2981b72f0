"""A draft is thrown away from the first page, also where its form opens no more."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from agencies.models import RoleName
from cases import drafts
from cases.models import Draft
from tests.factories.agencies import TeamFactory
from tests.factories.agencies_people import TrainingGateFactory
from tests.factories.cases import AssessmentFactory
from tests.factories.cases_centre import BirthFactory
from tests.people import (
    centre_manager,
    household,
    member_of,
    outsider,
    team_member,
)

pytestmark = pytest.mark.django_db
HOME = reverse("home")


def left(by, path, case=None):
    return drafts.keep(by=by, path=path, post=posted(), case=case)


def posted():
    return QueryDict("given_name=Half")


@pytest.fixture
def registered():
    """An entry of the new births whose form only leads on."""
    team = TeamFactory()
    family = household(recording_team=team)
    return BirthFactory(team=team, person=family.child, registered=True)


def test_a_draft_at_a_form_that_only_leads_on_is_thrown_away(client, registered):
    hers = member_of(registered.team)
    path = reverse("cases:correct-birth", args=[registered.pk])
    left(hers, path)
    client.force_login(hers)
    page = client.get(HOME).content.decode()
    assert f'action="{path}"' in page
    assert "Throw this text away" in page

    assert client.post(path, {"_discard": "home"}).url == HOME

    assert not Draft.objects.exists()
    assert "You left no drafts" in client.get(HOME).content.decode()


def test_nobody_throws_away_what_a_colleague_left(client):
    family = household()
    path = reverse("cases:add-goal", args=[family.case.pk])
    left(team_member(family.case), path, family.case)

    client.force_login(team_member(family.case))
    assert path not in client.get(HOME).content.decode()
    assert client.post(path, {"_discard": "home"}).status_code == 302
    client.force_login(outsider())
    assert client.post(path, {"_discard": "home"}).status_code == 404

    assert Draft.objects.count() == 1


def test_what_she_typed_where_she_may_not_be_any_more_is_hers_to_throw_away(client):
    manager, path = centre_manager(TeamFactory().centre), reverse("cases:levels")
    left(manager, path)
    client.force_login(manager)
    assert client.get(path).status_code == 200
    manager.memberships.update(role=RoleName.PRACTITIONER)
    assert client.get(path).status_code == 403
    assert client.post(path, {"_draft": "1", "_discard": "home"}).status_code == 403
    assert path in client.get(HOME).content.decode()

    assert client.post(path, {"_discard": "home"}).url == HOME

    assert not Draft.objects.exists()
    assert client.post(path, {"_discard": "home"}).status_code == 403


def test_nobody_else_throws_it_away_at_a_page_that_refuses_her(client):
    path = reverse("cases:levels")
    left(centre_manager(TeamFactory().centre), path)
    client.force_login(outsider())

    assert client.post(path, {"_discard": "home"}).status_code == 403
    assert Draft.objects.count() == 1


def test_behind_the_training_gate_her_own_unsaved_part_can_be_thrown_away(client):
    family = household()
    sheet = AssessmentFactory(case=family.case, person=family.child)
    path = reverse("cases:element", args=[family.case.pk, sheet.pk, "1.2"])
    hers, colleague = team_member(family.case), team_member(family.case)
    left(hers, path, family.case)
    TrainingGateFactory()

    client.force_login(colleague)
    assert client.post(path, {"_discard": "home"}).status_code == 403
    client.force_login(hers)
    assert client.get(path).status_code == 403
    assert client.post(path, {"_discard": "home"}).url == HOME
    assert not Draft.objects.exists()
