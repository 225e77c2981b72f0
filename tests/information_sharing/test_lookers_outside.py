"""What went to somebody outside is said to the family, if it may know (R7, R13, R17)."""

import datetime
import io

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.dates import long_date
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import SharingDecisionFactory
from tests.factories.information_sharing_life import DisclosureFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.looking import address, page_for
from tests.information_sharing.walker import text
from tests.people import consent_for, team_member

pytestmark = pytest.mark.django_db
SENT = datetime.datetime(2026, 11, 12, 10, tzinfo=datetime.UTC)
NOTHING = "No document about you that this page can tell of"


def handed(family, body="Hill Top school", people=None, sent_at=SENT, **decision):
    decision.setdefault("consent", consent_for(family))
    made = SharingDecisionFactory(
        case=family.case, team=None, outside_name="Mrs Reader",
        outside_organisation=body, people=people or [family.child], **decision,
    )  # fmt: skip
    sent = {"sent_at": sent_at, "sent_by": made.made_by} if sent_at else {}
    DisclosureFactory(decision=made, how="POST", sent_to="12 Far Road", **sent)
    return made


def letter_of(client, family, consent):
    key = [family.case.pk, consent.pk]
    where = reverse("information_sharing:consent-letter", args=key)
    client.force_login(team_member(family.case))
    pages = pypdf.PdfReader(io.BytesIO(client.get(where).content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_page_and_letter_say_who_what_when_and_how(client, family):
    decision = handed(family)

    page = page_for(client, family, family.mother)
    letter = letter_of(client, family, decision.consent)

    for said in (page, letter):
        for part in (
            f"On {long_date(SENT.date())} Hill Top school was told",
            f"about health and development of {family.child}.",
            "By post, to a named person.",
            "You agreed to it on",
        ):
            assert part in said
        assert "Mrs Reader" not in said
        assert "Far Road" not in said


def test_what_was_never_sent_is_not_said(client, family):
    decision = handed(family, sent_at=None)

    assert NOTHING in page_for(client, family, family.mother)
    assert "Hill Top" not in letter_of(client, family, decision.consent)


def test_what_the_family_was_not_told_of_stays_out(client, family):
    handed(
        family, consent=None, categories=["HEALTH"], basis="PUBLIC_INTEREST",
        person_told=False, countersigned_at=timezone.now(),
        countersigned_by=team_member(family.case),
    )  # fmt: skip
    consent = handed(family, body="Quiet body", person_told=False).consent

    page = page_for(client, family, family.mother)

    assert "Hill Top" not in page
    assert "Quiet body" not in page
    assert "Quiet body" not in letter_of(client, family, consent)


def test_what_she_was_told_of_without_consent_says_why(client, family):
    handed(family, consent=None, categories=["HEALTH"], basis="DUTY")

    assert "The law or a court asked for it." in page_for(client, family, family.mother)


def test_it_names_only_those_for_whom_she_speaks(client, family):
    handed(family, body="His body", people=[family.father])
    handed(family, body="Their body", people=[family.father, family.child])

    page = page_for(client, family, family.mother)

    assert "His body" not in page
    assert "Their body" in page
    assert family.father.given_name not in page


@pytest.mark.parametrize("why", ["sensitive", "shield"])
def test_a_name_that_would_tell_too_much_is_not_said(client, family, why):
    if why == "sensitive":
        TeamFactory(name="Clinic of calm", is_sensitive=True)
    else:
        ShieldingFactory(case=family.case)
    decision = handed(family, body="Clinic of calm")

    page = page_for(client, family, family.mother)

    assert "An organisation that is not named here was told about" in page
    assert "Clinic of calm" not in page
    assert "Clinic of calm" not in letter_of(client, family, decision.consent)


def test_the_number_of_queries_does_not_grow(
    client, family, django_assert_max_num_queries
):
    handed(family)
    client.force_login(team_member(family.case))
    where = address(family, family.mother)
    with CaptureQueriesContext(connection) as few:
        client.get(where)
    for _ in range(5):
        handed(family)
    with django_assert_max_num_queries(len(few)):
        shown = text(client.get(where))
    assert shown.count("Hill Top school") == 6
