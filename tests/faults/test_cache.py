"""The cache decides nothing: without it those who may not see still see nothing."""

import pytest

from tests.faults.conftest import PAGES, address, browser, tells
from tests.people import outsider


@pytest.mark.parametrize("route", PAGES)
def test_a_stranger_sees_nothing_while_the_cache_is_away(family, no_valkey, route):
    assert not tells(browser(outsider()).get(address(route, family.case)))


@pytest.mark.parametrize("route", PAGES)
def test_a_withdrawal_holds_while_the_cache_is_away(family, readers, no_valkey, route):
    therapist = readers[1]
    family.case.consents.update(
        withdrawn_at="2026-11-01T00:00Z", withdrawn_by=readers[0]
    )

    assert not tells(browser(therapist).get(address(route, family.case)))
