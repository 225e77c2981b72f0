"""Each table that a decision reads is taken away in turn: nothing opens without it."""

import pytest

from tests.faults.conftest import PAGES, address, browser, tells
from tests.thorough import share

NEEDED = [
    "information_sharing_consent",
    "information_sharing_consentteam",
    "information_sharing_consentexclusion",
    "information_sharing_narrowing",
    "information_sharing_sharingdecision",
    "information_sharing_grant",
    "information_sharing_teamcasepermission",
    "information_sharing_practitionercasepermission",
    "information_sharing_shielding",
    "information_sharing_shieldreader",
    "information_sharing_emergencyaccess",
    "information_sharing_oversight",
    "agencies_teammembership",
    "agencies_agency",
    "lead_professional_appointment",
]
VIEWS = ["information_sharing_access", "information_sharing_reach"]


@pytest.fixture
def wanted(request):
    """The overview, and a third of the other pages; of the next table another third."""
    taken = request.node.callspec.params.values()
    number = next(n for n, each in enumerate(NEEDED + VIEWS) if each in taken)
    return [PAGES[0], *share(PAGES[1:], number, 3)]


@pytest.fixture
def open_pages(family, readers, wanted):
    """What each reader may see while all is well; asked first, so that it proves something."""
    pages = []
    for reader in readers:
        for page in wanted:
            client = browser(reader)
            if tells(client.get(address(page, family.case))):
                pages.append((page, client))
    assert len(pages) >= len(wanted)
    return pages


def nothing_opens(pages, case):
    """Assert that every page that was open fails or refuses, and says nothing."""
    for page, client in pages:
        response = client.get(address(page, case))
        assert not tells(response), page
        assert response.status_code >= 400 or page == "home", page


@pytest.mark.parametrize("table", NEEDED)
def test_no_page_opens_when_a_table_of_the_decision_fails(
    without, owner, family, open_pages, table
):
    with without("SELECT", table, role=owner):
        nothing_opens(open_pages, family.case)
    assert tells(open_pages[0][1].get(address(open_pages[0][0], family.case)))


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_opens_when_the_view_itself_fails(without, family, open_pages, view):
    with without("SELECT", view):
        for page, client in open_pages:
            response = client.get(address(page, family.case))
            asks = view.endswith("access") or response.status_code >= 400
            assert not (asks and tells(response)), page
