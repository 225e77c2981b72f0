"""The assessment as a browser sends it: drafts, two writers, parts not shared."""

import pytest
from django.urls import reverse

from cases.models import Assessment, Contribution, Draft
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def writer(family):
    return team_member(family.case)


@pytest.fixture
def assessment(family):
    return AssessmentFactory(person=family.child)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory()
    share(family, therapy)
    return member_of(therapy)


def element_url(assessment, code="1.1.1"):
    return reverse("cases:element", args=[assessment.case_id, assessment.pk, code])


def test_start_from_the_page(client, family, writer):
    client.force_login(writer)
    response = client.post(
        reverse("cases:start-assessment", args=[family.case.pk]),
        {"person": str(family.child.pk)},
    )

    assert response.url == reverse("cases:assessment", args=[family.case.pk])
    assert Assessment.objects.get().started_by == writer


@pytest.mark.parametrize("sent", ["", "not-a-uuid", "somebody else"])
def test_start_refuses_a_child_of_another_family(client, family, writer, sent):
    other = str(household().child.pk) if sent == "somebody else" else sent
    client.force_login(writer)
    client.post(
        reverse("cases:start-assessment", args=[family.case.pk]), {"person": other}
    )

    assert not Assessment.objects.exists()


def test_a_shared_team_reads_its_part_and_is_told_of_the_rest(
    client, assessment, therapist
):
    ContributionFactory(assessment=assessment, strengths="Sleeps all night.")
    ContributionFactory(
        assessment=assessment,
        element="3.3",
        category="HOUSING_MONEY",
        needs="Rent arrears.",
    )
    client.force_login(therapist)

    body = client.get(
        reverse("cases:assessment", args=[assessment.case_id])
    ).content.decode()

    assert "Sleeps all night." in body
    assert "Rent arrears." not in body
    assert "housing and money" in body


def test_the_page_of_a_part_not_shared_is_refused_with_its_reason(
    client, assessment, therapist
):
    client.force_login(therapist)

    response = client.get(element_url(assessment, "3.3"))

    assert response.status_code == 403
    assert "housing and money is not shared with you" in response.content.decode()


@pytest.mark.parametrize("code", ["9.9", "1.1", "%3Cscript%3E"])
def test_a_part_that_does_not_exist_is_not_found(client, assessment, writer, code):
    client.force_login(writer)

    assert client.get(element_url(assessment, code)).status_code == 404


def test_an_assessment_of_another_case_is_not_found(client, assessment):
    other = household()
    client.force_login(team_member(other.case))
    url = reverse("cases:element", args=[other.case.pk, assessment.pk, "1.1.1"])

    assert client.get(url).status_code == 404


def test_a_draft_is_kept_and_comes_back_to_its_author_only(
    client, assessment, writer, family
):
    url = element_url(assessment)
    client.force_login(writer)
    kept = client.post(url, {"_draft": "1", "strengths": "Half a"})

    assert kept.json()["saved_at"]
    assert client.get(url).context_data["form"]["strengths"].value() == "Half a"
    client.force_login(team_member(family.case))
    assert "Half a" not in client.get(url).content.decode()


def test_saving_ends_the_draft(client, assessment, writer):
    url = element_url(assessment)
    client.force_login(writer)
    client.post(url, {"_draft": "1", "strengths": "Half a"})
    client.post(
        url,
        {
            "strengths": "A whole sentence.",
            "revision": "0",
            "_once": "5a1e4f3e-3f0e-4b3c-9a59-2f4e6a1d0c11",
        },
    )

    assert not Draft.objects.exists()
    assert Contribution.objects.get().strengths == "A whole sentence."


def test_a_draft_cannot_be_left_in_a_case_that_is_not_shared(client, assessment):
    client.force_login(outsider())

    response = client.post(element_url(assessment), {"_draft": "1", "words": "x"})

    assert response.status_code == 404
    assert not Draft.objects.exists()


def test_the_second_of_two_writers_sees_both_texts(client, assessment, writer):
    ContributionFactory(assessment=assessment, strengths="Hers, saved first.")
    client.force_login(writer)

    response = client.post(
        element_url(assessment), {"strengths": "Mine, sent later.", "revision": "0"}
    )
    body = response.content.decode()

    assert "Somebody else saved this while you were writing." in body
    assert "Hers, saved first." in body
    assert "Mine, sent later." in body
    assert 'name="revision" value="1"' in body


@pytest.mark.parametrize(
    "text", ["👩‍👧 مرحبا بالعالم", "<script>alert(1)</script>", "a" * 50_000]
)
def test_any_text_is_kept_word_for_word(client, assessment, writer, text):
    client.force_login(writer)
    client.post(element_url(assessment), {"strengths": text, "revision": "0"})

    assert Contribution.objects.get().strengths == text
    page = client.get(reverse("cases:assessment", args=[assessment.case_id]))
    assert "<script>alert" not in page.content.decode()


def test_a_text_that_is_too_long_comes_back_whole(client, assessment, writer):
    text = "b" * 100_000
    client.force_login(writer)

    response = client.post(
        element_url(assessment), {"strengths": text, "revision": "0"}
    )

    assert "must be 50,000 characters or fewer" in response.content.decode()
    assert text in response.content.decode()
    assert not Contribution.objects.exists()


def test_opening_a_part_is_logged_once(client, assessment, writer):
    client.force_login(writer)
    client.get(element_url(assessment))

    events = AccessEvent.objects.filter(case=assessment.case, by=writer)

    assert [event.event for event in events] == ["ASSESSMENT_VIEWED"]


def test_completing_it_from_the_page(client, assessment, writer):
    url = reverse("cases:complete-assessment", args=[assessment.case_id, assessment.pk])
    client.force_login(writer)
    client.post(url)
    again = client.post(url, follow=True)

    assert Assessment.objects.get().completed_by == writer
    assert "This assessment is complete already." in again.content.decode()
