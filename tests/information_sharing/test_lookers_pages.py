"""Who has looked at your record: the page and the document for the family (R17)."""

import datetime
import io

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.dates import short_date
from information_sharing import commands
from information_sharing.audit import Event
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing import (
    GrantFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import NarrowingFactory, ObjectionFactory
from tests.factories.information_sharing_office import EmergencyAccessFactory
from tests.information_sharing.looking import address, looked, page_for
from tests.information_sharing.walker import text
from tests.people import (
    consent_for,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["lookers", "lookers-pdf"])
def test_strangers_find_nothing_and_others_are_told_why(client, family, therapy, name):
    client.force_login(outsider())
    assert client.get(address(family, family.mother, name)).status_code == 404

    share(family, therapy)
    client.force_login(member_of(therapy))
    response = client.get(address(family, family.mother, name))
    assert response.status_code == 403
    assert "and the lead professional can do this" in text(response)


def test_team_and_lead_choose_whom_they_show_it_to(client, family):
    young = PersonFactory(
        case=family.case, given_name="Noor", born_on=datetime.date(2012, 1, 5)
    )
    for viewer in (team_member(family.case), lead_professional(family)):
        client.force_login(viewer)
        page = text(client.get(address(family)))
        assert "To whom do you show" in page
        assert str(family.mother) in page
        assert str(family.child) not in page
        assert (str(young) in page) is (viewer.appointments.count() == 0)


@pytest.mark.parametrize("chosen", ["child", "nobody", "stranger"])
def test_small_children_and_others_have_no_page(client, family, chosen):
    person = {"child": family.child.pk, "nobody": "x", "stranger": PersonFactory().pk}
    client.force_login(team_member(family.case))

    where = f"{address(family)}?for={person[chosen]}"

    assert client.get(where).status_code == 404


def test_staff_are_named_by_role_and_team_never_by_name(client, family, therapy):
    joan = TeamMembershipFactory(
        team=therapy,
        practitioner__first_name="Joan",
        practitioner__last_name="Ellis",
        practitioner__profession="Speech therapist",
    ).practitioner
    grant = share(family, therapy)
    looked(family, joan)

    page = page_for(client, family, family.mother)

    assert "Speech therapist, Speech and language therapy" in page
    assert "read it" in page
    assert f"You agreed to it on {short_date(grant.consent.given_on)}." in page
    assert "Joan" not in page
    assert "Ellis" not in page


def test_the_reason_is_told_as_it_stood_then(client, family, therapy):
    grant = share(family, therapy)
    therapist = member_of(therapy)
    looked(family, therapist)
    by = team_member(family.case)
    commands.withdraw_consent(consent=grant.consent, reason="No.", by=by, team=therapy)

    page = page_for(client, family, family.mother, viewer=by)

    assert "You agreed to it on" in page
    assert "There is no agreement of yours at present." in page


def test_a_lead_professional_is_called_hers_not_herself(client, family):
    looked(family, lead_professional(family))

    page = page_for(client, family, family.mother)

    assert ". They were your lead professional then." in page


def test_a_refused_look_is_told_as_refused(client, family):
    client.force_login(outsider())
    client.get(reverse("cases:plan", args=[family.case.pk]))

    page = page_for(client, family, family.mother)

    assert "was refused" in page
    assert "It was not allowed. Nothing was shown." in page


def test_what_stood_behind_a_look_is_said_without_guessing(client, family):
    looked(family, outsider())
    looked(family, outsider(), Event.ADVICE_GIVEN)
    looked(family, None, Event.REFUSED)

    page = page_for(client, family, family.mother)

    assert "It was allowed at that moment." in page
    assert "They saw nothing of your record by it." in page
    assert "Somebody who had not signed in" in page


def test_a_duty_that_the_family_was_told_of_is_on_the_page(client, family, therapy):
    decision = SharingDecisionFactory(
        case=family.case, team=therapy, without_consent=True, basis="DUTY",
        people=[family.child], countersigned_at=timezone.now(),
        countersigned_by=outsider(),
    )  # fmt: skip
    GrantFactory(decision=decision)
    looked(family, member_of(therapy))

    page = page_for(client, family, family.mother)

    assert "The law or a court asked for it. Decided on" in page


def test_an_emergency_says_its_hours(client, family):
    emergency = EmergencyAccessFactory(case=family.case)
    looked(family, emergency.used_by, Event.CASE_VIEWED)

    page = page_for(client, family, family.mother)

    assert "In an emergency, open from" in page
    assert str(emergency.used_by) not in page
    assert emergency.reason not in page


def test_what_she_agreed_to_in_plain_words_as_it_stands(client, family, therapy):
    nursery = TeamFactory(name="Little Otters")
    consent = consent_for(family, therapy, nursery)
    NarrowingFactory(consent=consent, category="HEALTH")
    ObjectionFactory(consent=consent, person=family.father)

    page = page_for(client, family, family.mother)

    assert "may know about <strong>development</strong> of" in page
    assert "Little Otters" in page
    assert "You may change your mind at any time" in page
    assert "does not agree" not in page


@pytest.mark.parametrize("large", ["0", "1"])
def test_the_document_says_the_same_and_is_logged(client, family, therapy, large):
    joan = member_of(therapy, last_name="Ellis", profession="Speech therapist")
    share(family, therapy)
    looked(family, joan)
    viewer = team_member(family.case)
    client.force_login(viewer)

    where = address(family, family.mother, "lookers-pdf", large=large)
    response = client.get(where)

    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Speech therapist" in said
    assert f"Made for {family.mother}" in said
    assert "Ellis" not in said
    assert list(AccessEvent.objects.filter(by=viewer).values_list("event")) == [
        ("LOOKERS_PRINTED",)
    ]


def test_the_page_is_logged_and_large_print_is_a_link(client, family):
    viewer = team_member(family.case)

    page = page_for(client, family, family.mother, viewer=viewer, large="1")

    assert "Usual print" in page
    assert AccessEvent.objects.filter(by=viewer, event="LOOKERS_VIEWED").count() == 1


def test_the_number_of_queries_does_not_grow(
    client, family, django_assert_max_num_queries
):
    client.force_login(team_member(family.case))
    where = address(family, family.mother)

    def another():
        team = TeamFactory()
        share(family, team)
        looked(family, member_of(team))

    another()
    with CaptureQueriesContext(connection) as few:
        client.get(where)
    for _ in range(6):
        another()

    with django_assert_max_num_queries(len(few)):
        client.get(where)
