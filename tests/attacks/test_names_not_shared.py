"""A name that is not shared stands on no page, form or paper of that reader."""

import io

import pypdf
import pytest
from django.urls import reverse

from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory, PlanFactory
from tests.factories.information_sharing import (
    ConsentFactory,
    ConsentTeamFactory,
    SharingDecisionFactory,
)
from tests.people import consent_for, lead_professional, share

pytestmark = pytest.mark.django_db
FATHER = "Bartholomew"


@pytest.fixture
def family(family):
    """The same family; the father has a name that nothing else contains."""
    family.father.given_name = FATHER
    family.father.save()
    return family


def paper(client, case):
    response = client.get(reverse("cases:summary-pdf", args=[case.pk]))
    reader = pypdf.PdfReader(io.BytesIO(response.content))
    return " ".join(page.extract_text() for page in reader.pages)


@pytest.fixture
def fathers_action(family):
    """An action of the plan that the father does."""
    goal = GoalFactory(plan=PlanFactory(case=family.case), category="PLAN")
    return ActionFactory(
        goal=goal, category="PLAN", owner_practitioner=None, owner_person=family.father
    )


def test_the_paper_does_not_name_an_owner_who_is_not_shared(
    client, family, therapy, therapist, fathers_action
):
    consent = consent_for(family, therapy, categories=["PLAN"])
    share(family, therapy, consent=consent)
    client.force_login(therapist)

    text = paper(client, family.case)

    assert fathers_action.words in text.replace("\n", " ")
    assert FATHER not in text


def test_the_paper_names_him_to_the_recording_team(
    client, family, worker, fathers_action
):
    client.force_login(worker)

    assert FATHER in paper(client, family.case)


@pytest.fixture
def about_the_father(family):
    """A consent that he gave about himself for another team, and a decision on it."""
    team = TeamFactory()
    consent = ConsentFactory(
        case=family.case, given_by=family.father, people=[family.father]
    )
    ConsentTeamFactory(consent=consent, team=team)
    return SharingDecisionFactory(
        case=family.case, team=team, consent=consent, people=[family.father]
    )


def sharing_pages(client, decision):
    case = decision.case_id
    pages = (
        reverse("information_sharing:sharing", args=[case]),
        reverse("information_sharing:decision", args=[case, decision.pk]),
        reverse(
            "information_sharing:withdraw-consent", args=[case, decision.consent_id]
        ),
    )
    return [client.get(page).content.decode() for page in pages]


def test_a_lead_professional_reads_no_name_beyond_her_consent(
    client, family, about_the_father
):
    client.force_login(lead_professional(family))

    for page in sharing_pages(client, about_the_father):
        assert FATHER not in page


def test_the_recording_team_reads_who_agreed(client, worker, about_the_father):
    client.force_login(worker)

    for page in sharing_pages(client, about_the_father):
        assert FATHER in page
