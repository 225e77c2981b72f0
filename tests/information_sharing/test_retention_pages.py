"""What is due, and certificates: references and counts, for the officer alone."""

import datetime
import uuid
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from agencies.models import RoleName
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import CaseFactory, PersonFactory
from tests.factories.information_sharing_office import (
    DestructionCertificateFactory,
    LegalHoldFactory,
)

pytestmark = pytest.mark.django_db
HOME = reverse("information_sharing:retention")


@pytest.fixture
def officer(client):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    client.force_login(officer)
    return officer


@pytest.fixture
def certificate():
    husk = CaseFactory(closed=True, reference="TA-HUSK")
    counts = {"cases_person": 3, "cases_address": 1, "gone_table": 2}
    return DestructionCertificateFactory(case_key=husk.pk, counts=counts)


def closed(reference, *, days):
    """Return a case that is due in so many days."""
    due = timezone.localdate() + datetime.timedelta(days=days)
    born = due.replace(year=due.year - 25)
    case = CaseFactory(closed=True, reference=reference)
    PersonFactory(case=case, born_on=born)
    return case


def pages(certificate):
    return [reverse(f"information_sharing:{name}", args=[certificate.pk])
            for name in ("certificate", "certificate-pdf")]  # fmt: skip


def test_what_is_due_within_a_year_is_listed(client, officer):
    closed("TA-SOON", days=364)
    closed("TA-LATER", days=367)
    LegalHoldFactory(case=closed("TA-HELD", days=1))

    response = client.get(HOME)

    page = response.content.decode()
    assert [each.case.reference for each in response.context_data["due"]] == [
        "TA-HELD", "TA-SOON"
    ]  # fmt: skip
    assert "TA-LATER" not in page
    assert "a legal hold stands" in page
    assert "25 years" in page
    assert "Maya" not in page
    assert AccessEvent.objects.filter(event="RETENTION_VIEWED", by=officer).count() == 1


def test_a_certificate_says_how_much_and_nothing_of_it(client, officer, certificate):
    page, pdf = (client.get(address) for address in pages(certificate))

    text = " ".join(
        part.extract_text() for part in PdfReader(BytesIO(pdf.content)).pages
    )
    for shown in (page.content.decode(), text):
        assert "TA-HUSK" in shown
        assert "A person of the family" in shown
        assert "25 years" in shown
    assert f"Made for {officer}" in text
    assert AccessEvent.objects.filter(event="CERTIFICATE_READ", by=officer).count() == 2
    assert "TA-HUSK" in client.get(HOME).content.decode()


def test_a_certificate_names_no_table(client, officer, certificate):
    certificate.counts = {
        "cases_personevent": 2,
        "information_sharing_grant": 1,
        "information_sharing_grantevent": 1,
        "information_sharing_teamcasepermission": 17,
        "information_sharing_consent_people": 2,
        "information_sharing_grant_people": 3,
    }
    certificate.save()

    made = client.get(pages(certificate)[0]).context_data["certificate"]

    assert dict(made.counts) == {
        "A person of the family: as it was before": 2,
        "Why somebody could see it": 1,
        "Why somebody could see it: as it was before": 1,
        "What a team could see, kind by kind": 17,
        "Who or what belongs to which of these": 5,
    }
    assert made.total == 26


def test_the_system_destroys_by_no_name(client, officer, certificate):
    certificate.destroyed_by = None
    certificate.save()

    assert "The system" in client.get(pages(certificate)[0]).content.decode()


def test_a_husk_that_is_gone_leaves_its_certificate(client, officer):
    certificate = DestructionCertificateFactory(case_key=uuid.uuid4())

    assert client.get(pages(certificate)[0]).status_code == 200
    assert "Reference not known" in client.get(HOME).content.decode()


@pytest.mark.parametrize(
    "role", [r for r in RoleName if r != RoleName.INFORMATION_OFFICER]
)
def test_other_roles_read_no_certificate(client, certificate, role):
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    assert [client.get(address).status_code for address in pages(certificate)] == [
        403, 403
    ]  # fmt: skip


def test_the_page_asks_the_same_however_much_is_due(
    client, officer, django_assert_max_num_queries
):
    for number in range(6):
        LegalHoldFactory(case=closed(f"TA-{number}", days=number))

    with django_assert_max_num_queries(17):
        client.get(HOME)
