"""The page of an assessment says first what to do, and what comes after."""

import pytest
from django.urls import reverse

from cases.commands import start_assessment
from cases.models import Assessment
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    ChecklistFactory,
    ContributionFactory,
)
from tests.factories.cases_record import ViewOfNeedFactory
from tests.information_sharing.walker import text
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def writer(client, family):
    writer = team_member(family.case)
    client.force_login(writer)
    return writer


@pytest.fixture
def sheet(family, writer):
    return AssessmentFactory(person=family.child)


def page(client, sheet):
    return text(client.get(reverse("cases:assessment", args=[sheet.case_id])))


def test_an_empty_one_begins_with_its_first_part(client, sheet):
    shown = page(client, sheet)

    assert "Write the first part" in shown
    assert "You can read 0" not in shown
    assert "There is nothing to read in it yet." in shown
    assert 'govuk-details__summary-text">Start another assessment' in shown


def test_later_it_goes_on_with_the_next_empty_part(client, sheet):
    ContributionFactory(assessment=sheet, element="H1", category="PLAN", words="Yes.")

    shown = page(client, sheet)
    assert "Go on with: Who was present" in shown
    assert "Write the first part" not in shown


def test_who_writes_nothing_here_has_no_such_button(client, family, sheet):
    therapy = TeamFactory()
    share(family, therapy, categories=["CONTACT"])
    client.force_login(member_of(therapy))

    assert "Write the first part" not in page(client, sheet)


def test_after_completing_the_next_step_is_said(client, family, sheet):
    ContributionFactory(assessment=sheet)
    ChecklistFactory(person=family.child)
    url = reverse("cases:complete-assessment", args=[sheet.case_id, sheet.pk])

    shown = text(client.post(url, follow=True))

    assert "The assessment is complete. The next step: record consent." in shown
    consent = reverse("information_sharing:record-consent", args=[sheet.case_id])
    assert f'The next step:</strong> <a class="govuk-link" href="{consent}">' in shown
    assert 'govuk-details__summary-text">Start another' not in shown


def test_an_earlier_view_of_need_stands_as_the_last_one_only(
    client, family, sheet, writer
):
    before = ViewOfNeedFactory(assessment=sheet, words="One service.")
    Assessment.objects.filter(pk=sheet.pk).update(
        completed_at=sheet.started_at, completed_by=writer
    )
    second = start_assessment(case=family.case, person=family.child, by=writer)
    said = f"{before.team}, last view: {before.level}, in version 1."

    assert said in page(client, second)
    assert not second.views_of_need.exists()
    ViewOfNeedFactory(assessment=second, team=before.team)
    assert "last view" not in page(client, second)


def test_an_earlier_view_is_not_shown_where_the_plan_is_not_shared(
    client, family, sheet, writer
):
    ViewOfNeedFactory(assessment=sheet, words="CANARY view")
    Assessment.objects.filter(pk=sheet.pk).update(
        completed_at=sheet.started_at, completed_by=writer
    )
    second = start_assessment(case=family.case, person=family.child, by=writer)
    therapy = TeamFactory()
    share(family, therapy, categories=["HEALTH"])
    client.force_login(member_of(therapy))

    shown = page(client, second)
    assert "CANARY view" not in shown
    assert "last view" not in shown
