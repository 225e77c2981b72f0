"""Somebody is looking for them: no page and no paper says where they live (R12)."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.factories.agencies import TeamFactory
from tests.factories.cases import AddressFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import consent_for, household, team_member
from tests.sweeps import world

pytestmark = pytest.mark.django_db

WHERE, PHONE = "14 Nightingale Terrace", "01632 960414"
PAPERS = ("consent-form", "consent-letter")


@pytest.fixture
def consent(family):
    """A consent of a mother whose address is known."""
    AddressFactory(person=family.mother, lines=WHERE, telephone=PHONE)
    AddressFactory(person=family.child, lines=WHERE, telephone=PHONE)
    return consent_for(family, TeamFactory(), categories=["CONTACT", "HEALTH"])


def text_of(response):
    if response["Content-Type"] == "application/pdf":
        pages = PdfReader(BytesIO(response.content)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    return response.content.decode()


def paths(family, consent):
    """Return every page and paper of the case."""
    case = family.case.pk
    names = sorted(name for name in world.own_routes() if name.startswith("cases:"))
    found = [reverse("cases:list")]
    for name in ("detail", "summary-pdf", "api-detail", "plan", "assessment"):
        assert f"cases:{name}" in names
        found.append(reverse(f"cases:{name}", args=[case]))
    for name in PAPERS:
        args = [case, consent.pk]
        found.append(reverse(f"information_sharing:{name}", args=args))
    return [*found, reverse("information_sharing:sharing", args=[case])]


def says_where(client, family, consent):
    """Return the pages and papers on which the address or the number stands."""
    return [
        path
        for path in paths(family, consent)
        if any(word in text_of(client.get(path)) for word in (WHERE, PHONE))
    ]


def test_the_team_reads_the_address_until_it_is_protected(
    client, family, consent, worker
):
    client.force_login(worker)
    assert says_where(client, family, consent)

    ShieldingFactory(case=family.case)

    assert says_where(client, family, consent) == []


def test_a_household_recorded_elsewhere_is_protected_too(client, consent, family):
    """The child's other record, kept by another team, hides the same address."""
    other = household()
    AddressFactory(person=other.child, lines=WHERE.upper(), telephone=PHONE)
    ShieldingFactory(case=family.case)
    client.force_login(team_member(other.case))

    page = client.get(reverse("cases:detail", args=[other.case.pk]))

    assert page.status_code == 200
    assert WHERE.lower() not in page.content.decode().lower()
    assert PHONE not in page.content.decode()
