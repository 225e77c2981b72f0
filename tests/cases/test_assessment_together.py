"""Two people in one element, and the header facts of an assessment."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.elements import BY_CODE
from cases.models import Contribution, Draft
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    ContributionFactory,
    InvolvementFactory,
)
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
HERE = "writing here too"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def assessment(family):
    return AssessmentFactory(person=family.child)


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def url(assessment, code="1.1.1"):
    return reverse("cases:element", args=[assessment.case_id, assessment.pk, code])


def body(client, assessment, code="1.1.1"):
    return client.get(url(assessment, code)).content.decode()


def test_each_is_told_of_the_other_and_offered_both_texts(family, assessment):
    amina = team_member(family.case)
    beth = team_member(family.case)
    hers, mine = browser(amina), browser(beth)
    hers.post(url(assessment), {"_draft": "1", "strengths": "Half a"})

    page = body(mine, assessment)
    assert f"{amina} is writing here too" in page
    assert HERE not in body(hers, assessment)

    hers.post(url(assessment), {"strengths": "Hers.", "revision": "0"})
    both = mine.post(url(assessment), {"strengths": "Mine.", "revision": "0"})
    assert "Hers." in both.content.decode()
    assert "Mine." in both.content.decode()
    assert "Mine." not in Contribution.objects.get().strengths


def test_nobody_is_named_in_another_part_or_after_a_while(family, assessment):
    other = browser(team_member(family.case))
    other.post(url(assessment), {"_draft": "1", "strengths": "Half a"})
    mine = browser(team_member(family.case))

    assert HERE not in body(mine, assessment, "1.1.2")
    Draft.objects.update(saved_at=timezone.now() - timedelta(minutes=16))
    assert HERE not in body(mine, assessment)


def test_who_has_just_saved_is_named(family, assessment):
    ContributionFactory(assessment=assessment)

    assert HERE in body(browser(team_member(family.case)), assessment)


def test_somebody_of_a_service_that_is_not_named_is_not_named_here(family, assessment):
    quiet, therapy = TeamFactory(), TeamFactory()
    InvolvementFactory(case=family.case, team=quiet, is_sensitive=True)
    for team in (quiet, therapy):
        share(family, team)
    writer = member_of(quiet)
    browser(writer).post(url(assessment), {"_draft": "1", "strengths": "Half"})

    page = body(browser(member_of(therapy)), assessment)

    assert (
        "a sensitive service: ask the information officer is writing here too" in page
    )
    assert str(writer) not in page


@pytest.mark.parametrize("code", ["H1", "H2"])
def test_how_it_came_about_goes_to_those_who_see_the_plan(family, assessment, code):
    therapy = TeamFactory()
    share(family, therapy)

    assert BY_CODE[code].category == "PLAN"
    assert (
        browser(team_member(family.case)).get(url(assessment, code)).status_code == 200
    )
    assert browser(member_of(therapy)).get(url(assessment, code)).status_code == 403


def test_where_views_differ_and_how_much_is_needed_are_kept(family, assessment):
    client = browser(team_member(family.case))
    said = {"differs": "Dad sees no need.", "need_level": "EMERGING", "revision": "0"}
    client.post(url(assessment), said)

    page = client.get(reverse("cases:assessment", args=[family.case.pk]))
    assert "Dad sees no need." in page.content.decode()
    assert "A need is beginning to show" in page.content.decode()
