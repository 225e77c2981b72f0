"""What a centre offers of what is expected: gaps first, its own manager writes."""

import datetime

import pytest
from django.urls import reverse

from agencies.commands.core_offer import Offered, say_offer
from agencies.models import CentreOffer, RoleName
from agencies.offers import schemes
from agencies.taxonomies import word_lists
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.agencies.opened import opened
from tests.factories.agencies import CentreFactory, TeamFactory, TeamMembershipFactory
from tests.factories.agencies_centre import CentreOfferFactory, ServiceFactory
from tests.people import centre_manager

pytestmark = pytest.mark.django_db
OFFERS = "/directory/core-offer/"


@pytest.fixture
def centre():
    """Return a centre."""
    return CentreFactory(name="Mill centre")


def address(centre, scheme="family_hub", line=""):
    """Return the address of a list at a centre, or of one line."""
    path = f"{OFFERS}{centre.pk}/{scheme}/"
    return f"{path}{line}/" if line else path


def test_the_lists_have_their_sources_and_lead_to_needs():
    needs = {word.code for one in word_lists() if one.code == "needs" for word in one.words}  # fmt: skip

    assert {code: len(one.lines) for code, one in schemes().items()} == {
        "thirty_per_cent": 11,
        "elsewhere": 6,
        "family_hub": 12,
    }
    for scheme in schemes().values():
        assert "20" in scheme.source
        codes = [line.code for line in scheme.lines]
        assert len(set(codes)) == len(codes)
        assert {line.need for line in scheme.lines if line.need} <= needs


def test_gaps_stand_first_and_everybody_signed_in_reads(client, centre):
    service = ServiceFactory(name="Money mornings")
    due = datetime.date(2026, 1, 5)
    CentreOfferFactory(centre=centre, item="debt", how="ON_SITE", agency=service.agency, service=service, how_often="twice a week", review_on=due)  # fmt: skip
    CentreOfferFactory(centre=centre, item="feeding", how="OUTREACH", gap="No evenings.")  # fmt: skip
    client.force_login(TeamMembershipFactory().practitioner)

    page = client.get(address(centre)).content.decode()

    lacks, given = page.index("What lacks (11)"), page.index("What families get (1)")
    assert lacks < page.index("No evenings.") < given < page.index("Money mornings")
    assert "twice a week" in page
    assert "Nobody has said yet" in page
    assert ">Due</strong>" in page
    assert ">Gap</strong>" in page
    assert "?need=" in page
    assert "Change<" not in page
    assert AccessEvent.objects.latest("pk").event == "CORE_OFFER_VIEWED"


def test_what_a_centre_may_offer_lacks_nowhere(client, centre):
    client.force_login(TeamMembershipFactory().practitioner)

    page = client.get(address(centre, "thirty_per_cent")).content.decode()

    assert "What lacks (8)" in page
    assert "What families get (0)" in page
    assert "and need not (3)" in page


def test_all_centres_in_a_fixed_number_of_reads(client, centre, django_assert_max_num_queries):  # fmt: skip
    for number in range(12):
        other = CentreFactory(name=f"Centre no {number}")
        CentreOfferFactory(centre=other, item="debt", how="ON_SITE")
    client.force_login(TeamMembershipFactory().practitioner)

    with django_assert_max_num_queries(12):
        page = client.get(OFFERS).content.decode()

    assert page.count("11 of 12 lack") == 12
    assert "has not begun with a list yet" in page


def test_its_manager_says_how_a_line_stands(client, centre):
    manager = centre_manager(centre)
    team = TeamFactory(centre=centre)
    service = ServiceFactory(team=team, agency=team.agency)
    client.force_login(manager)
    sent = {"how": "SIGNPOSTED", "agency": team.agency_id, "service": service.pk, "how_often": "Fridays", "gap": "Nobody speaks Polish.",
            "review_on_day": "7", "review_on_month": "1", "review_on_year": "2030"}  # fmt: skip

    path = address(centre, line="debt")
    done = client.post(path, opened(client, path, **sent))
    again = client.get(address(centre, line="debt")).content.decode()
    wrong = client.post(path, sent | {"how": ""})

    row = CentreOffer.objects.get()
    assert done.url == address(centre)
    assert (row.how, row.service, row.changed_by) == ("SIGNPOSTED", service, manager)
    assert "Nobody speaks Polish." in again
    assert "Select an answer to" in wrong.content.decode()
    assert "Change<" in client.get(address(centre)).content.decode()
    assert client.get(address(centre, "no_list")).status_code == 404
    assert client.get(address(centre, line="no-line")).status_code == 404


def test_another_manager_and_a_worker_write_nothing(client, centre):
    theirs = centre_manager(CentreFactory())
    worker = TeamMembershipFactory(team__centre=centre, role=RoleName.PRACTITIONER)
    for by in (theirs, worker.practitioner):
        client.force_login(by)
        assert client.get(address(centre, line="debt")).status_code == 403
        with pytest.raises(AccessDenied):
            say_offer(centre=centre, scheme="family_hub", item="debt", offered=Offered("ON_SITE"), by=by)  # fmt: skip
    with pytest.raises(NotPossibleNow):
        say_offer(centre=centre, scheme="family_hub", item="no", offered=Offered("ON_SITE"), by=centre_manager(centre))  # fmt: skip
    assert not CentreOffer.objects.exists()
    client.logout()
    assert client.get(reverse("agencies:core-offers")).status_code == 302
