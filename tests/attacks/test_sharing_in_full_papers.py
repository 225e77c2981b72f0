"""What is shown or printed for the family tells its printer no more than she may know."""

import io

import pypdf
import pytest
from django.urls import reverse

from information_sharing import commands
from information_sharing.access import SENSITIVE_SERVICE
from information_sharing.models import Evidence
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.people import consent_for, lead_professional, member_of

pytestmark = pytest.mark.django_db
REFUGE = "Canary House"
BROTHER = "Canarybrother"


@pytest.fixture
def refuge():
    """A service that says much about a family by its name alone."""
    return TeamFactory(name=REFUGE, agency__name="Canary Trust", is_sensitive=True)


@pytest.fixture
def brother(family):
    """A child whom nobody shared with the lead professional."""
    return PersonFactory(case=family.case, given_name=BROTHER)


@pytest.fixture
def secret(family, refuge, brother):
    """A second consent of the mother: another child, another team, a sensitive kind."""
    return consent_for(
        family,
        refuge,
        people=[family.mother, brother],
        categories=["HEALTH", "DOMESTIC_ABUSE"],
    )


@pytest.fixture
def lead(family, client):
    """The lead professional, of another team than the one that opened the case."""
    lead = lead_professional(family)
    client.force_login(lead)
    return lead


def shown(response) -> str:
    assert response.status_code == 200
    if response["Content-Type"] == "application/pdf":
        pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return " ".join(response.content.decode().split())


def url(name, *args):
    return reverse(f"information_sharing:{name}", args=args)


LOOKERS = ["lookers", "lookers-pdf"]
PAPERS = ["consent-form", "consent-letter"]


def places(family, secret):
    case, mother = family.case.pk, family.mother.pk
    found = [f"{url(name, case)}?for={mother}" for name in LOOKERS]
    return found + [url(name, case, secret.pk) for name in [*PAPERS, "consent"]]


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("canary", [REFUGE, BROTHER, "domestic abuse"])
def test_the_lead_reads_nothing_there_that_is_kept_from_her(
    client, family, secret, lead, place, canary
):
    page = shown(client.get(places(family, secret)[place]))

    assert canary.casefold() not in page.casefold()


@pytest.mark.parametrize("place", range(5))
def test_the_recording_team_still_reads_all_of_it(client, family, secret, place):
    client.force_login(member_of(family.case.recording_team))

    page = shown(client.get(places(family, secret)[place]))

    assert REFUGE in page
    assert BROTHER in page
    assert "domestic abuse" in page.casefold()


def test_a_scan_of_what_she_does_not_see_is_not_handed_to_her(
    client, family, secret, lead
):
    scan = Evidence.objects.create(
        consent=secret, name="form.pdf", content_type="application/pdf",
        content=b"%PDF-" + BROTHER.encode(), sha256="0" * 64,
        added_by=secret.recorded_by,
    )  # fmt: skip

    response = client.get(url("evidence", family.case.pk, scan.pk))

    assert response.status_code == 403
    assert BROTHER.encode() not in response.content


def test_no_message_names_the_team_that_was_told(client, family, refuge, lead):
    from tests.people import share

    consent = consent_for(family, refuge)
    share(family, refuge, consent=consent)
    commands.withdraw_consent(consent=consent, reason="No.", by=lead)
    task = consent.telling_tasks.get()

    response = client.post(
        url("tell-team", family.case.pk, task.pk), {"how": "By telephone."}, follow=True
    )

    page = shown(response)
    assert REFUGE not in page
    assert SENSITIVE_SERVICE in page
