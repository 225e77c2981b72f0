"""Text that was not saved is not stranded when an assessment is completed (R18)."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from cases import commands, drafts
from cases.models import Assessment
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.information_sharing.walker import text
from tests.people import household, team_member

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
def sheet(family):
    sheet = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=sheet, strengths="Sleeps all night.")
    return sheet


def at(sheet, name, *more):
    return reverse(f"cases:{name}", args=[sheet.case_id, sheet.pk, *more])


def whole(sheet):
    return reverse("cases:assessment", args=[sheet.case_id])


def leave(client, sheet, code="1.2", words="Shy at first."):
    path = at(sheet, "element", code)
    client.post(path, {"_draft": "1", "needs": words, "revision": "0"})
    return path


def is_complete(sheet):
    return Assessment.objects.get(pk=sheet.pk).completed_at is not None


def test_before_completing_she_is_asked_about_her_own_text(client, sheet, writer):
    path = leave(client, sheet)
    page = text(client.get(whole(sheet)))
    assert f'not saved in: <a class="govuk-link" href="{path}">Emotional' in page
    assert "Leave that text, and complete the assessment" in page

    asked = client.post(at(sheet, "complete-assessment"), follow=True)
    assert "you have text that is not saved" in text(asked)
    assert not is_complete(sheet)

    client.post(at(sheet, "complete-assessment"), {"leave": "yes"})
    assert is_complete(sheet)


def test_a_draft_without_words_or_of_a_colleague_holds_nothing_up(
    client, family, sheet, writer
):
    leave(client, sheet, words=" ")
    path = at(sheet, "element", "1.3")
    sent = QueryDict("needs=Theirs.")
    drafts.keep(by=team_member(family.case), path=path, post=sent)

    assert "not saved in" not in text(client.get(whole(sheet)))
    client.post(at(sheet, "complete-assessment"))
    assert is_complete(sheet)


def test_a_complete_part_shows_the_draft_to_copy_and_no_button(client, sheet, writer):
    path = leave(client, sheet)
    client.post(at(sheet, "complete-assessment"), {"leave": "yes"})

    page = text(client.get(path))
    assert "Text of yours that was not saved" in page
    assert "Shy at first." in page
    assert "data-autosave" not in page
    sent = text(client.post(path, {"needs": "Sent late.", "revision": "0"}))
    assert "Sent late." in sent
    assert "Sent late." in text(client.get(path))


@pytest.mark.parametrize("name", ["add-to-element", "view-of-need"])
def test_no_other_form_of_a_complete_assessment_has_a_button(
    client, sheet, writer, name
):
    more = ["1.1.1"] if name == "add-to-element" else []
    commands.complete_assessment(assessment=sheet, by=writer)

    page = text(client.get(at(sheet, name, *more)))
    assert "This assessment is complete" in page
    assert "data-autosave" not in page


def test_the_next_version_shows_it_beside_the_same_part(client, family, sheet, writer):
    path = leave(client, sheet)
    client.post(at(sheet, "complete-assessment"), {"leave": "yes"})
    second = commands.start_assessment(case=family.case, person=family.child, by=writer)

    page = text(client.get(at(second, "element", "1.2")))
    assert "Text you had not saved in version 1" in page
    assert "Shy at first." in page
    assert "had not saved" not in text(client.get(at(second, "element", "1.3")))
    client.post(path, {"_discard": "1"})
    assert "had not saved" not in text(client.get(at(second, "element", "1.2")))

    leave(client, sheet)
    client.force_login(team_member(family.case))
    assert "Shy at first." not in text(client.get(at(second, "element", "1.2")))
