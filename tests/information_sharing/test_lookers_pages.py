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
from information_sharing import audit, commands
from information_sharing.audit import Event
from information_sharing.models import AccessEvent, Grant
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import InvolvementFactory, PersonFactory
from tests.factories.information_sharing import (
    ConsentFactory,
    ConsentTeamFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import NarrowingFactory, ObjectionFactory
from tests.factories.information_sharing_office import EmergencyAccessFactory
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


def address(family, person=None, name="lookers", **more):
    where = reverse(f"information_sharing:{name}", args=[family.case.pk])
    chosen = {"for": person.pk, **more} if person else {}
    return (
        where
        + ("?" if chosen else "")
        + "&".join(f"{k}={v}" for k, v in chosen.items())
    )


def page_for(client, family, person, viewer=None, **more):
    client.force_login(viewer or team_member(family.case))
    return text(client.get(address(family, person, **more)))


def looked(family, by, event=Event.PLAN_VIEWED, **more):
    return audit.record(event, by=by, case=family.case, **more)


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
    assert "looked at the plan" in page
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


def test_a_refused_look_is_told_as_refused(client, family):
    client.force_login(outsider())
    client.get(reverse("cases:plan", args=[family.case.pk]))

    page = page_for(client, family, family.mother)

    assert "was refused: the plan" in page
    assert "It was not allowed. Nothing was shown." in page


def test_an_emergency_says_its_hours(client, family):
    emergency = EmergencyAccessFactory(case=family.case)
    looked(family, emergency.used_by, Event.CASE_VIEWED)

    page = page_for(client, family, family.mother)

    assert "In an emergency, open from" in page
    assert str(emergency.used_by) not in page
    assert emergency.reason not in page


def test_only_what_concerns_her_and_her_children(client, family, therapy):
    consent = ConsentFactory(
        case=family.case, given_by=family.father, people=[family.father]
    )
    ConsentTeamFactory(consent=consent, team=therapy)
    share(family, therapy, consent=consent, people=[family.father])
    looked(family, member_of(therapy, profession="Drama therapist"))
    by = team_member(family.case)
    looked(family, by, Event.CONSENT_RECORDED, target=consent.pk)

    hers = page_for(client, family, family.mother, viewer=by)
    his = page_for(client, family, family.father, viewer=by)

    assert "Drama therapist" not in hers
    assert "recorded consent" not in hers
    assert family.father.given_name not in hers
    assert "Drama therapist" in his
    assert "recorded consent" in his
    assert family.mother.given_name not in his


def test_a_father_without_responsibility_sees_nothing_of_the_child(
    client, family, therapy
):
    family.father.has_parental_responsibility = False
    family.father.save()
    share(family, therapy, people=[family.child])
    looked(family, member_of(therapy, profession="Speech therapist"))

    assert "Speech therapist" not in page_for(client, family, family.father)
    assert "Speech therapist" in page_for(client, family, family.mother)


def test_a_child_of_sixteen_is_not_spoken_for(client, family, therapy):
    today = timezone.localdate()
    grown = PersonFactory(case=family.case, born_on=today.replace(year=today.year - 17))
    share(family, therapy, people=[grown])
    looked(family, member_of(therapy, profession="Speech therapist"))

    assert "Speech therapist" not in page_for(client, family, family.mother)
    assert "Speech therapist" in page_for(client, family, grown)


def test_what_the_family_was_not_told_of_is_not_on_the_page(client, family, therapy):
    decision = SharingDecisionFactory(
        case=family.case, team=therapy, without_consent=True, person_told=False,
        people=[family.child], countersigned_at=timezone.now(),
        countersigned_by=outsider(),
    )  # fmt: skip
    share(family, therapy)
    by = team_member(family.case)
    looked(family, by, Event.SHARING_DECIDED, target=decision.pk)
    looked(family, by, Event.SHIELD_SET)

    page = page_for(client, family, family.mother, viewer=by)

    assert "decided about sharing" not in page
    assert "shielded" not in page
    assert "asks us not to tell is not on this list" in page


def test_a_look_by_an_untold_decision_is_left_out_unless_consent_stood_too(
    client, family, therapy
):
    police = TeamFactory(name="Safer neighbourhoods")
    grant = share(family, police, people=[family.child])
    Grant.objects.filter(pk=grant.pk).update(consent=None)
    type(grant.decision).objects.filter(pk=grant.decision_id).update(
        consent=None, basis="PUBLIC_INTEREST", person_told=False
    )
    share(family, therapy)
    both = member_of(police, profession="Community officer")
    looked(family, both)
    assert "Community officer" not in page_for(client, family, family.mother)

    TeamMembershipFactory(practitioner=both, team=therapy)
    looked(family, both, Event.ASSESSMENT_VIEWED)
    page = page_for(client, family, family.mother)
    assert "Community officer" in page
    assert "looked at the assessment" in page


def test_a_sensitive_service_is_named_only_to_whom_it_is_about(client, family):
    clinic = TeamFactory(name="Clinic of calm", is_sensitive=True)
    share(family, clinic)
    looked(family, member_of(clinic, profession="Counsellor"))
    by = team_member(family.case)

    page = page_for(client, family, family.mother, viewer=by)
    assert "A service that is not named here" in page
    assert "Counsellor" not in page

    InvolvementFactory(case=family.case, person=family.mother, team=clinic)
    assert "Counsellor, Clinic of calm" in page_for(
        client, family, family.mother, viewer=by
    )


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
