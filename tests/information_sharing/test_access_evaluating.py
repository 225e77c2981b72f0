"""Who counts, asks and judges: a manager at her centre, a commissioner beyond it."""

import pytest

from agencies.models import RoleName
from information_sharing import access
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import CentreFactory, TeamMembershipFactory
from tests.people import centre_manager, outsider

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return CentreFactory()


@pytest.fixture
def commissioner():
    return TeamMembershipFactory(role=RoleName.COMMISSIONER).practitioner


BY_CENTRE = [access.can_report, access.can_set_target, access.can_supply_figure]


@pytest.mark.parametrize("can", BY_CENTRE)
def test_a_manager_counts_at_her_centre_only(can, centre):
    manager = centre_manager(centre)

    assert can(manager, centre)
    assert not can(manager, CentreFactory())
    assert not can(manager, None)
    assert not can(outsider(), centre)


@pytest.mark.parametrize("can", BY_CENTRE)
def test_a_commissioner_counts_everywhere(can, centre, commissioner):
    assert can(commissioner, centre)
    assert can(commissioner, None)


def test_beyond_a_centre_the_manager_is_told_why(centre):
    with pytest.raises(AccessDenied, match="for commissioners"):
        access.check_can_report(centre_manager(centre), None)


def test_centres_to_choose_from(centre, commissioner):
    other = CentreFactory()

    assert set(access.reported_centres(centre_manager(centre))) == {centre}
    assert {centre, other} <= set(access.reported_centres(commissioner))
    assert not access.reported_centres(outsider()).exists()


def test_a_commissioner_reads_and_talks_but_neither_writes_nor_asks(
    centre, commissioner
):
    assert access.can_hold_conversation(commissioner)
    assert access.can_read_submission(commissioner, centre)
    assert not access.can_evaluate(commissioner, centre)
    assert not access.can_run_survey(commissioner, centre)
    assert not access.visible_cases(commissioner).exists()


def test_a_manager_writes_and_asks_at_her_centre_and_holds_no_conversation(centre):
    manager, other = centre_manager(centre), CentreFactory()

    assert access.can_run_survey(manager, centre)
    assert access.can_read_submission(manager, centre)
    assert not access.can_run_survey(manager, other)
    assert not access.can_read_submission(manager, other)
    assert not access.can_hold_conversation(manager)
