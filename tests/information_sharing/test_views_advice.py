"""The information officer's pages: words and a reference, nothing of the record."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.information_sharing import AdviceRequestFactory
from tests.people import household, outsider, team_member

pytestmark = pytest.mark.django_db
LIST = reverse("information_sharing:advice-list")


@pytest.fixture
def officer(client):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    client.force_login(officer)
    return officer


@pytest.fixture
def advice():
    return AdviceRequestFactory(case=household().case, team=TeamFactory(name="Therapy"))


def address(advice):
    return reverse("information_sharing:advice", args=[advice.pk])


def test_the_officer_sees_reference_and_words_only(client, officer, advice):
    listed = client.get(LIST).content.decode()
    read = client.get(address(advice)).content.decode()

    assert advice.case.reference in listed
    assert "Is this confidential?" in read
    for page in (listed, read):
        assert "Maya" not in page
        assert "Ward" not in page
    assert client.get(advice.case.get_absolute_url()).status_code == 404
    assert AccessEvent.objects.filter(event="ADVICE_VIEWED", by=officer).count() == 2


def test_an_empty_list_says_what_comes_here(client, officer):
    assert "No question waits." in client.get(LIST).content.decode()


def test_answering(client, officer, advice):
    response = client.post(address(advice), {"answer": "Yes, it is."})

    advice.refresh_from_db()
    assert response.url == LIST
    assert (advice.answer, advice.answered_by) == ("Yes, it is.", officer)
    page = client.get(LIST).content.decode()
    assert "Answered (1)" in page
    assert "Yes, it is." in client.get(address(advice)).content.decode()


def test_an_empty_answer_is_refused(client, officer, advice):
    response = client.post(address(advice), {"answer": " "})

    assert "answer" in response.context_data["form"].errors


def test_answering_twice_is_said_plainly(client, officer, advice):
    client.post(address(advice), {"answer": "Yes."})

    page = client.post(address(advice), {"answer": "No."}).content.decode()

    assert "answered already" in page


def test_an_unknown_question_is_not_there(client, officer):
    other = household().case

    assert (
        client.get(reverse("information_sharing:advice", args=[other.pk])).status_code
        == 404
    )


@pytest.mark.parametrize("role", [RoleName.PRACTITIONER, RoleName.MANAGER,
                                  RoleName.SYSTEM_ADMINISTRATOR])  # fmt: skip
def test_other_roles_are_refused(client, advice, role):
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    assert client.get(LIST).status_code == 403
    assert client.get(address(advice)).status_code == 403
    assert client.post(address(advice), {"answer": "Yes."}).status_code == 403


def test_those_who_work_with_the_family_are_refused_too(client, advice):
    for person in (team_member(advice.case), outsider()):
        client.force_login(person)

        assert client.get(address(advice)).status_code == 403
