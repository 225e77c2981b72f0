"""The assessment on paper: what each reader finds in it, and what never."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from cases.papers import assessment_paper, blank_form, pdf_of, profile
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    ContributionFactory,
    InvolvementFactory,
    PersonFactory,
    built_in,
)
from tests.factories.cases_record import (
    AdditionFactory,
    ViewOfNeedFactory,
    VoiceFactory,
)
from tests.information_sharing.office import pdf_text
from tests.people import (
    centre_manager,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def assessment(family):
    sheet = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=sheet, strengths="Sleeps all night.")
    ContributionFactory(
        assessment=sheet,
        element="3.3",
        category="HOUSING_MONEY",
        strengths="",
        needs="canary-arrears",
    )
    AdditionFactory(assessment=sheet, strengths="Points at pictures.")
    AdditionFactory(
        assessment=sheet, element="2.1", category="PARENTING", needs="canary-parenting"
    )
    ViewOfNeedFactory(assessment=sheet, words="canary-view")
    VoiceFactory(person=family.child, words="canary-sand")
    return sheet


@pytest.fixture
def writer(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory()
    share(family, therapy)
    return member_of(therapy)


def url(name, case, thing):
    return reverse(f"cases:{name}", args=[case.pk, thing.pk])


def text(made):
    return pdf_text(pdf_of(made))


def test_the_writer_has_all_of_it_on_paper(assessment, writer):
    said = text(assessment_paper(assessment, viewer=writer))

    for words in ("Sleeps all night.", "canary-arrears", "canary-parenting"):
        assert words in said
    assert "canary-view" in said
    assert "Added and signed by" in said
    assert f"Made for {writer}" in said


def test_another_reader_has_her_part_and_nothing_else(assessment, therapist):
    said = text(assessment_paper(assessment, viewer=therapist))

    assert "Sleeps all night." in said
    assert "Points at pictures." in said
    assert "canary-" not in said
    assert "Not shared with" in said


def test_the_profile_holds_what_goes_well_and_never_what_is_needed(
    family, assessment, writer
):
    said = text(profile(family.child, family.case, viewer=writer))

    assert "Maya Ward" in said
    assert "Sleeps all night." in said
    assert "canary-sand" in said
    assert str(family.case.recording_team) in said
    assert "A hearing test." not in said
    assert "canary-arrears" not in said


def test_the_profile_for_another_reader_has_only_what_is_shared(
    family, assessment, therapist
):
    said = text(profile(family.child, family.case, viewer=therapist))

    assert "Sleeps all night." in said
    assert "canary-" not in said
    assert "Emotional wellbeing: not shared with" in said


def test_the_blank_form_asks_everything_and_knows_nobody(assessment, writer):
    said = text(blank_form(built_in("CAF"), viewer=writer))

    assert "Who was present" in said
    assert "Speech, language and communication" in said
    assert "Level 4: Specialist" in said
    for words in ("Maya", "Sleeps", "canary-", assessment.case.reference):
        assert words not in said


def test_large_print_is_longer(assessment, writer):
    small = pdf_of(assessment_paper(assessment, viewer=writer))
    large = pdf_of(assessment_paper(assessment, viewer=writer, large=True))

    pages = [len(PdfReader(io.BytesIO(paper)).pages) for paper in (small, large)]

    assert pages[1] > pages[0]


def test_a_service_that_is_not_named_is_not_on_paper(family, assessment, therapist):
    quiet = TeamFactory()
    InvolvementFactory(case=family.case, team=quiet, is_sensitive=True)
    AdditionFactory(assessment=assessment, team=quiet, signed_by=member_of(quiet))

    said = text(assessment_paper(assessment, viewer=therapist))

    assert "a sensitive service" in said
    assert str(quiet) not in said


def test_each_paper_is_logged_once(client, family, assessment, writer):
    client.force_login(writer)
    client.get(url("assessment-pdf", family.case, assessment), {"print": "large"})
    client.get(url("profile-pdf", family.case, family.child))
    client.get(reverse("cases:blank-assessment-pdf"))

    events = AccessEvent.objects.filter(by=writer, at__lte=timezone.now())
    assert [event.event for event in events.order_by("id")] == [
        "ASSESSMENT_PRINTED",
        "PROFILE_PRINTED",
        "BLANK_ASSESSMENT_PRINTED",
    ]


def test_a_stranger_finds_no_paper(client, family, assessment):
    client.force_login(outsider())

    papers = (("assessment-pdf", assessment), ("profile-pdf", family.child))
    for name, thing in papers:
        assert client.get(url(name, family.case, thing)).status_code == 404


def test_there_is_no_profile_of_an_adult_or_of_another_familys_child(
    client, family, writer
):
    client.force_login(writer)

    for person in (family.mother, PersonFactory()):
        where = url("profile-pdf", family.case, person)
        assert client.get(where).status_code == 404


def test_a_manager_prints_no_form(client, family):
    client.force_login(centre_manager(family.case.centre))

    assert client.get(reverse("cases:blank-assessment-pdf")).status_code == 403
