"""An assessment begun in error goes again; one with anything in it stays."""

import pytest
from django.urls import reverse

from cases import commands
from cases.commands.additions import add_to_element, give_view
from cases.models import Assessment, Draft, LevelOfNeed
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory
from tests.people import (
    household,
    lead_professional,
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
def worker(family):
    return team_member(family.case)


@pytest.fixture
def assessment(family):
    return AssessmentFactory(person=family.child)


def url(assessment):
    return reverse("cases:discard-assessment", args=[assessment.case_id, assessment.pk])


def write(assessment, by):
    return commands.write_contribution(
        assessment=assessment,
        element="1.1.3",
        texts={"strengths": "Loves songs."},
        revision=0,
        by=by,
    )


def sign(assessment, by):
    add_to_element(
        assessment=assessment, element="1.1.3", texts={"needs": "Glasses."}, by=by
    )


def view(assessment, by):
    level = LevelOfNeed.objects.first()
    give_view(assessment=assessment, level=level, words="We met her.", by=by)


def type_in(assessment, by):
    path = reverse("cases:element", args=[assessment.case_id, assessment.pk, "1.1.3"])
    Draft.objects.create(author=by, case=assessment.case, path=path)


def complete(assessment, by):
    commands.complete_assessment(assessment=assessment, by=by)


def test_an_empty_one_goes_and_another_begins(client, family, worker, assessment):
    client.force_login(worker)
    page = client.get(reverse("cases:assessment", args=[family.case.pk]))
    assert url(assessment) in page.content.decode()
    assert "away?" in client.get(url(assessment)).content.decode()

    client.post(url(assessment))

    assert not Assessment.objects.exists()
    said = AccessEvent.objects.get(event="ASSESSMENT_DISCARDED")
    assert (said.target, said.details) == (assessment.pk, {"version": 1})
    assert commands.start_assessment(
        case=family.case, person=family.child, kind="EARLY_HELP", by=worker
    )


@pytest.mark.parametrize("somehow", [write, sign, view, type_in, complete])
def test_it_stays_once_anything_is_in_it(client, worker, assessment, somehow):
    somehow(assessment, worker)
    client.force_login(worker)

    page = client.post(url(assessment), follow=True).content.decode()

    assert Assessment.objects.filter(pk=assessment.pk).exists()
    assert "so it stays" in page or "is complete" in page


def test_a_next_version_with_texts_carried_over_stays(family, worker, assessment):
    write(assessment, worker)
    complete(assessment, worker)
    again = commands.start_assessment(case=family.case, person=family.child, by=worker)

    with pytest.raises(NotPossibleNow, match="has been written"):
        commands.discard_assessment(assessment=again, by=worker)


def test_an_empty_next_version_goes_and_the_first_stays(family, worker, assessment):
    complete(assessment, worker)
    again = commands.start_assessment(case=family.case, person=family.child, by=worker)

    commands.discard_assessment(assessment=again, by=worker)

    assert family.child.assessments.get() == assessment


def test_whoever_does_not_coordinate_is_refused(client, family, assessment):
    therapy = TeamFactory()
    share(family, therapy)

    for person, status in ((member_of(therapy), 403), (outsider(), 404)):
        client.force_login(person)
        assert client.get(url(assessment)).status_code == status
        assert client.post(url(assessment)).status_code == status
        with pytest.raises(AccessDenied):
            commands.discard_assessment(assessment=assessment, by=person)
    assert Assessment.objects.exists()


@pytest.mark.parametrize("somehow", [write, lambda *_: None])
def test_no_answer_tells_of_parts_not_shared(family, worker, assessment, somehow):
    """Who leads, and sees two kinds only, hears the same of an empty and a full one."""
    somehow(assessment, worker)
    lead = lead_professional(family)

    with pytest.raises(NotPossibleNow, match="not shared with you"):
        commands.discard_assessment(assessment=assessment, by=lead)


@pytest.mark.parametrize("somehow", [write, sign, view, complete])
def test_what_was_thrown_away_meanwhile_says_so(worker, assessment, somehow):
    commands.discard_assessment(
        assessment=Assessment.objects.get(pk=assessment.pk), by=worker
    )

    with pytest.raises(NotPossibleNow, match="thrown away meanwhile"):
        somehow(assessment, worker)
