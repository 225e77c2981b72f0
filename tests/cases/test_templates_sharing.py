"""A local question of a sensitive kind is hidden from whoever it is not shared with."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from cases.models import AssessmentTemplate
from cases.papers import assessment_paper, pdf_of
from cases.reports import case_summary, case_summary_pdf
from information_sharing import access
from tests.factories.agencies import CentreFactory, TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.factories.cases_centre import QuestionFactory
from tests.people import (
    centre_manager,
    consent_for,
    household,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
ANSWER = "Low since the birth."
TOKEN = re.compile(r"\w{64}")
ASKED = "How the mother feels"
ORDINARY = sorted({"HEALTH", "DEVELOPMENT", "WELLBEING", "PARENTING", "FAMILY", "PLAN"})
"""Most kinds; not mental health."""


@pytest.fixture
def family():
    return household()


@pytest.fixture
def template():
    template = AssessmentTemplate.objects.create(kind="CAF", version=2)
    common = AssessmentTemplate.objects.get(kind="CAF", version=1).questions.all()
    for each in common:
        each.pk, each.template, each._state.adding = None, template, True
        each.id = type(each)._meta.get_field("id").get_default()
        each.save()
    about = {"template": template, "code": "L1", "label": ASKED}
    QuestionFactory(category="MENTAL_HEALTH", **about)
    return template


@pytest.fixture
def versions(family, template):
    found = [
        AssessmentFactory(person=family.child, template=template, version=number)
        for number in (1, 2)
    ]
    for each in found:
        ContributionFactory(
            assessment=each,
            element="L1",
            category="MENTAL_HEALTH",
            strengths=f"{ANSWER} {each.version}",
        )
    return found


def reader(family, *categories):
    """Return somebody with whom these kinds are shared."""
    team = TeamFactory()
    share(family, team, consent=consent_for(family, team, categories=list(categories)))
    return member_of(team)


def everything(person, family, versions):
    """Return what this person gets to read of it, page by page, and on paper."""
    client = Client()
    client.force_login(person)
    case, (first, second) = family.case.pk, versions
    pages = [
        reverse("cases:assessment", args=[case]),
        reverse("cases:assessment-version", args=[case, first.pk]),
        reverse("cases:compare-assessments", args=[case, second.pk]),
        reverse("cases:api-detail", args=[case]),
    ]
    bodies = [client.get(page).content.decode() for page in pages]
    papers = [
        pdf_of(assessment_paper(second, viewer=person)),
        case_summary_pdf(case_summary(family.case, viewer=person)),
    ]
    return bodies + [_text(paper) for paper in papers]


def _text(paper):
    pages = PdfReader(io.BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_is_read_where_it_is_shared_by_name(family, versions):
    for body in everything(
        reader(family, *ORDINARY, "MENTAL_HEALTH"), family, versions
    ):
        assert ANSWER in body
        assert ASKED in body


def test_it_is_hidden_in_every_output_where_it_is_not(family, versions):
    person = reader(family, *ORDINARY)

    bodies = everything(person, family, versions)

    for body in bodies:
        assert ANSWER not in body
    assert "mental health" in bodies[0]
    client = Client()
    client.force_login(person)
    for name in ("cases:element", "cases:add-to-element"):
        page = reverse(name, args=[family.case.pk, versions[0].pk, "L1"])
        refused = client.get(page)
        assert refused.status_code == 403
        assert ANSWER not in refused.content.decode()


def test_it_says_the_same_with_and_without_an_answer(family, versions):
    person = reader(family, *ORDINARY)
    client = Client()
    client.force_login(person)
    page = reverse("cases:assessment-version", args=[family.case.pk, versions[0].pk])
    before = TOKEN.sub("", client.get(page).content.decode())
    versions[0].contributions.all().delete()

    assert TOKEN.sub("", client.get(page).content.decode()) == before


def test_who_checks_the_writing_reads_the_local_question_too(family, versions):
    common = {each.category for each in versions[0].template.elements}
    some, whole = reader(family, *common - {"MENTAL_HEALTH"}), reader(family, *common)

    assert not access.can_check_quality(some, versions[0])
    assert access.can_check_quality(whole, versions[0])


def test_more_questions_are_no_more_queries(
    family, template, django_assert_max_num_queries
):
    AssessmentFactory(person=family.child, template=template)
    client = Client()
    client.force_login(team_member(family.case))
    page = reverse("cases:assessment", args=[family.case.pk])
    client.get(page)

    def asked():
        with django_assert_max_num_queries(1000) as found:
            client.get(page)
        return len(found)

    before = asked()
    for number in range(2, 22):
        QuestionFactory(template=template, code=f"L{number}")
    assert asked() == before


def test_who_writes_the_questions_sees_no_assessment(client, family, versions):
    client.force_login(centre_manager(CentreFactory()))
    for name in ("cases:assessment", "cases:plan"):
        page = client.get(reverse(name, args=[family.case.pk]))
        assert page.status_code == 404
