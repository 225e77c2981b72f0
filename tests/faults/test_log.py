"""What cannot be logged is not shown, not written, and not refused in silence (R10)."""

import pytest

from cases.models import Goal
from information_sharing.models import Consent
from tests.faults.conftest import PAGES, WRITES, address, browser, tells
from tests.people import outsider

LOG = "information_sharing_accessevent"


@pytest.mark.parametrize("route", PAGES)
def test_no_page_opens_when_the_log_cannot_be_written(without, family, readers, route):
    client = browser(readers[0])
    assert client.get(address(route, family.case)).status_code == 200

    with without("INSERT", LOG):
        response = client.get(address(route, family.case))

    assert not tells(response)
    assert response.status_code >= 500


def test_nothing_is_written_when_the_log_cannot_be(without, family, readers):
    client = browser(readers[0])
    goal = {"words": "She talks.", "aims": ["H1"], "category": "PLAN"}
    with without("INSERT", LOG):
        for route in WRITES:
            data = goal if route == "cases:add-goal" else {}
            assert client.post(address(route, family.case), data).status_code >= 500

    assert not Goal.objects.filter(case=family.case).exists()
    assert Consent.objects.filter(case=family.case).count() == 1


@pytest.mark.parametrize("route", ["cases:detail", "cases:api-detail"])
def test_a_refusal_that_cannot_be_logged_says_less_still(without, family, route):
    client = browser(outsider())
    with without("INSERT", LOG):
        response = client.get(address(route, family.case))

    assert response.status_code == 503
    assert not tells(response)
