"""Saving a part leads on: to the next one, or back to where it stands in the whole."""

import pytest
from django.urls import reverse

from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, PersonFactory
from tests.people import consent_for, household, member_of, share, team_member

pytestmark = pytest.mark.django_db
LEADS_ON = "Save and go to the next part"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def sheet(family):
    return AssessmentFactory(person=family.child)


@pytest.fixture
def worker(client, family):
    client.force_login(worker := team_member(family.case))
    return worker


def element(sheet, code):
    return reverse("cases:element", args=[sheet.case_id, sheet.pk, code])


def test_saving_leads_to_the_next_part(client, worker, sheet):
    page = client.get(element(sheet, "1.1.1")).content.decode()
    assert LEADS_ON in page

    said = {"strengths": "Well.", "revision": "0", "next": "1"}
    saved = client.post(element(sheet, "1.1.1"), said)

    assert saved.url == element(sheet, "1.1.2") + "#part"
    then = client.get(saved.url).content.decode()
    assert 'id="part" tabindex="-1"' in then
    assert "Saved: General health." in then
    assert "govuk-notification-banner--success" not in then


def test_saving_alone_comes_back_to_where_it_stands(client, worker, family, sheet):
    other = AssessmentFactory(person=PersonFactory(case=family.case))

    saved = client.post(element(sheet, "1.1.2"), {"strengths": "Runs.", "revision": 0})

    page, _, place = saved.url.partition("#")
    assert page == reverse("cases:assessment", args=[family.case.pk])
    body = client.get(page).content.decode()
    assert body.count(f'id="{place}" tabindex="-1"') == 1
    row = body.split(f'id="{place}"')[1].split("</dd>")[0]
    assert "Saved: Physical development." in row
    assert body.count("Saved: Physical development.") == 1
    assert f'id="a{other.pk}-e1.1.2"' in body


def test_the_last_part_leads_back_to_the_whole(client, worker, sheet):
    last = sheet.template.elements[-1].code
    assert LEADS_ON not in client.get(element(sheet, last)).content.decode()

    saved = client.post(
        element(sheet, last), {"words": "x", "revision": "0", "next": "1"}
    )

    assert saved.url.endswith(f"#a{sheet.pk}-e{last}")


def test_the_next_part_is_one_that_she_may_write(client, family, sheet):
    team = TeamFactory()
    people = [family.child, family.mother]
    consent = consent_for(family, team, people=people, categories=["HEALTH", "FAMILY"])
    share(family, team, consent=consent, people=people)
    client.force_login(member_of(team))

    said = {"strengths": "Well.", "revision": "0", "next": "1"}
    saved = client.post(element(sheet, "1.1.2"), said)

    code = saved.url.split("#")[0].rstrip("/").rsplit("/", 1)[1]
    by_code = {each.code: each.category for each in sheet.template.elements}
    assert by_code[code] in {"HEALTH", "FAMILY"}
    assert code != "1.1.3"


def test_what_could_not_be_saved_leads_nowhere(client, worker, sheet):
    client.post(element(sheet, "1.1.1"), {"strengths": "One", "revision": "0"})

    again = client.post(
        element(sheet, "1.1.1"), {"strengths": "Two", "revision": "0", "next": "1"}
    )

    assert again.status_code == 200
    assert "Both texts are below" in again.content.decode()
