"""The first page of a case, its checklist, its PDF, and the API."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.models import Checklist
from information_sharing.categories import Category
from information_sharing.models import AccessEvent, ConsentTeam
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AddressFactory,
    AssessmentFactory,
    ContributionFactory,
    GoalFactory,
)
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db

ANSWERS = {
    "BH": "YES",
    "SS": "YES",
    "EA": "YES",
    "PC": "YES",
    "EW": "YES",
    "family_agrees": "yes",
}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def therapist(family):
    therapy = TeamFactory()
    share(family, therapy)
    return member_of(therapy)


def page(client, viewer, name, *args):
    client.force_login(viewer)
    return client.get(reverse(name, args=args))


def test_the_overview_holds_only_what_is_shared(client, family, therapist):
    AddressFactory(person=family.child, lines="9 Hidden Row")
    body = page(client, therapist, "cases:detail", family.case.pk).content.decode()

    assert "Maya Ward" in body
    assert "9 Hidden Row" not in body
    assert "Daniel" not in body
    assert "Addresses and phone numbers" in body or "addresses and phone" in body


def test_the_overview_says_the_same_with_and_without_hidden_content(client, therapist):
    case = therapist.memberships.get().team.decisions.get().case
    before = page(client, therapist, "cases:detail", case.pk).content
    AddressFactory(person=case.people.first(), lines="9 Hidden Row")
    after = page(client, therapist, "cases:detail", case.pk).content

    assert len(before) == len(after)


@pytest.mark.usefixtures("standing_clock")
def test_a_case_that_exists_and_one_that_does_not_look_alike(client, family):
    viewer = outsider()
    real = page(client, viewer, "cases:detail", family.case.pk)
    unreal = page(client, viewer, "cases:detail", viewer.pk)

    assert real.status_code == unreal.status_code == 404
    assert real.content == unreal.content


def test_a_refusal_is_logged_with_what_was_asked_for(client, family):
    viewer = outsider()
    page(client, viewer, "cases:detail", family.case.pk)

    event = AccessEvent.objects.get(by=viewer)

    assert (event.event, event.target) == ("REFUSED", family.case.pk)


def test_the_lead_professional_is_the_point_of_contact(client, family):
    leader = lead_professional(family)
    leader.telephone = "01632 960777"
    leader.save()

    body = page(
        client, team_member(family.case), "cases:detail", family.case.pk
    ).content.decode()

    assert str(leader) in body
    assert "01632 960777" in body


def test_next_step_follows_the_work(client, family):
    viewer = team_member(family.case)
    first = page(client, viewer, "cases:detail", family.case.pk)
    client.post(
        reverse("cases:checklist", args=[family.case.pk]),
        ANSWERS | {"person": str(family.child.pk)},
    )
    second = page(client, viewer, "cases:detail", family.case.pk)

    assert first.context_data["overview"].first_step.label == "Fill in the checklist"
    assert "assessment" in second.context_data["overview"].first_step.label


def test_a_shared_team_is_offered_no_step(client, family, therapist):
    response = page(client, therapist, "cases:detail", family.case.pk)

    assert response.context_data["overview"].first_step is None


def test_no_cache_keeps_a_page(client, family):
    response = page(client, team_member(family.case), "cases:list")

    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("answer", ["NO", "NOT_SURE"])
def test_a_no_or_not_sure_needs_decision_and_reason(client, family, answer):
    client.force_login(team_member(family.case))
    url = reverse("cases:checklist", args=[family.case.pk])
    sent = ANSWERS | {"person": str(family.child.pk), "EA": answer}

    refused = client.post(url, sent).content.decode()
    client.post(url, sent | {"decision": "SINGLE_AGENCY", "reason": "We can help."})

    assert "Choose what was decided" in refused
    assert "Write the reason for the decision" in refused
    assert Checklist.objects.get().decision == "SINGLE_AGENCY"


def test_the_checklist_is_refused_to_a_shared_team(client, family, therapist):
    response = page(client, therapist, "cases:checklist", family.case.pk)

    assert response.status_code == 403
    assert "lead professional can do this" in response.content.decode()


def test_the_checklist_of_a_closed_case_is_refused_in_words(client):
    family = household(closed=True)
    client.force_login(team_member(family.case))

    body = client.post(
        reverse("cases:checklist", args=[family.case.pk]),
        ANSWERS | {"person": str(family.child.pk)},
    ).content.decode()

    assert "This case is closed" in body


@pytest.fixture
def written(family):
    assessment = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=assessment, strengths="Shared words.")
    ContributionFactory(
        assessment=assessment,
        element="3.3",
        category=Category.HOUSING_MONEY,
        needs="Hidden words.",
    )
    GoalFactory(plan__case=family.case, words="Hidden goal.")
    return family


def test_the_pdf_is_made_for_its_reader(client, written, therapist):
    response = page(client, therapist, "cases:summary-pdf", written.case.pk)
    text = " ".join(
        part.extract_text() for part in PdfReader(BytesIO(response.content)).pages
    )

    assert "Shared words." in text
    assert "Hidden" not in text
    assert str(therapist) in text
    assert AccessEvent.objects.filter(by=therapist).get().event == "CASE_PRINTED"


def test_the_api_gives_what_the_pages_give(client, written, therapist):
    body = page(client, therapist, "cases:api-detail", written.case.pk).json()

    assert [text["strengths"] for text in body["assessment"]] == ["Shared words."]
    assert body["goals"] == []
    assert {person["given_name"] for person in body["people"]} == {"Maya", "Leah"}


def test_the_api_lists_only_what_is_shared(client, written, therapist):
    household()
    body = page(client, therapist, "cases:api-list").json()

    assert [case["reference"] for case in body["results"]] == [written.case.reference]


def test_the_api_refuses_the_signed_out_and_the_stranger(client, family):
    url = reverse("cases:api-detail", args=[family.case.pk])

    assert client.get(url).status_code == 403
    client.force_login(outsider())
    assert client.get(url).json() == {"detail": "Not found."}
    assert client.get(url).status_code == 404


def test_the_api_describes_itself(client, family):
    response = page(client, outsider(), "cases:api-schema")

    assert "/api/cases/" in response.content.decode()


def test_withdrawal_shuts_page_list_api_and_pdf(client, written, therapist):
    ConsentTeam.objects.update(withdrawn_at="2026-11-01T10:00Z", withdrawn_by=therapist)
    for name in ("cases:detail", "cases:assessment", "cases:summary-pdf"):
        assert page(client, therapist, name, written.case.pk).status_code == 404
    assert page(client, therapist, "cases:api-detail", written.case.pk).status_code == (
        404
    )
    assert page(client, therapist, "cases:api-list").json()["count"] == 0
