"""A child joins a family assessment that is begun; who may, and what is taken over."""

import pytest
from django.urls import reverse

from cases import commands
from cases.models import Assessment, Contribution
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.cases.test_templates_family import WARM, reader, said, signed_in, write
from tests.factories.cases import AssessmentFactory, PersonFactory
from tests.people import household, lead_professional, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def robin(family):
    return PersonFactory(case=family.case, given_name="Robin")


@pytest.fixture
def kim(family):
    return PersonFactory(case=family.case, given_name="Kim")


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def hers(family, robin, kim, worker):
    begun = commands.start_family_assessment(
        case=family.case, people=[family.child, robin], by=worker
    )
    return next(each for each in begun if each.person_id == family.child.pk)


def add(sheet, person, by):
    return commands.add_child_to_family_assessment(
        assessment=sheet, person=person, by=by
    )


def page_of(sheet):
    return reverse("cases:add-child-to-assessment", args=[sheet.case_id, sheet.pk])


def test_she_joins_with_what_is_of_the_family_and_no_more(hers, kim, worker):
    colleague = team_member(hers.case)
    write(hers, colleague)
    write(hers, colleague, "Maya sleeps well.", code="1.1.1")

    begun = add(hers, kim, worker)

    assert (begun.begun_together, begun.template) == (
        hers.begun_together,
        hers.template,
    )
    assert (said(begun), said(begun, "1.1.1")) == (WARM, "")
    there = hers.contributions.get(element="2.1")
    text = begun.contributions.get()
    assert (text.written_by, text.written_at) == (colleague, there.written_at)
    event = AccessEvent.objects.get(event="CHILD_ADDED_TO_ASSESSMENT")
    assert (event.by, event.target, event.details["texts"]) == (worker, begun.pk, 1)
    write(hers, worker, "Warm meals.")
    assert said(begun) == "Warm meals."


def test_what_stands_in_a_siblings_only_is_taken_over(hers, robin, kim, worker):
    his = robin.assessments.get()
    write(hers, worker)
    hers.contributions.update(strengths="")

    assert said(add(hers, kim, worker)) == said(his) == WARM


def test_the_text_beside_which_she_is_added_goes_first(hers, robin, kim, worker):
    write(hers, worker)
    robin.assessments.get().contributions.update(strengths="Otherwise.")

    assert said(add(hers, kim, worker)) == WARM


def test_what_was_written_of_her_before_stays_as_it_is(hers, kim, worker):
    before = commands.start_assessment(case=hers.case, person=kim, by=worker)
    write(before, worker, "Kim cooks.")
    commands.complete_assessment(assessment=before, by=worker)
    write(hers, worker)

    begun = add(hers, kim, worker)

    assert (said(begun), begun.version) == ("Kim cooks.", 2)


@pytest.mark.parametrize("who", ["robin", "unfinished", "mother", "other"])
def test_who_cannot_join(family, hers, robin, kim, worker, who):
    if who == "unfinished":
        AssessmentFactory(person=kim)
    people = {"robin": robin, "unfinished": kim, "mother": family.mother}
    person = people.get(who) or household().child

    with pytest.raises((NotPossibleNow, AccessDenied)):
        add(hers, person, worker)
    assert (
        not Assessment.objects.filter(person=person, template__kind="FAMILY")
        .exclude(person=robin)
        .exists()
    )


def test_not_into_a_complete_one_nor_into_one_childs_own(family, hers, kim, worker):
    commands.complete_assessment(assessment=hers, by=worker)
    with pytest.raises(NotPossibleNow, match="complete"):
        add(hers, kim, worker)
    alone = AssessmentFactory(person=PersonFactory(case=family.case))
    with pytest.raises(AccessDenied):
        add(alone, kim, worker)
    assert signed_in(worker).get(page_of(alone)).status_code == 404


def test_only_who_coordinates_adds_a_child(family, hers, kim, robin):
    kinds = ("PARENTING", "FAMILY", "PLAN")
    therapist = reader(family, [family.child, robin, kim], *kinds)
    with pytest.raises(AccessDenied):
        add(hers, kim, therapist)

    assert signed_in(therapist).get(page_of(hers)).status_code == 403
    assert not Assessment.objects.filter(person=kim).exists()


def test_who_knows_of_one_child_in_it_learns_of_no_other(family, hers, kim, robin):
    kinds = ["PARENTING", "PLAN"]
    lead = lead_professional(family, people=[family.child, kim], categories=kinds)
    with pytest.raises(AccessDenied, match="not an assessment of several"):
        add(hers, kim, lead)

    client = signed_in(lead)
    assert client.get(page_of(hers)).status_code == 404
    whole = client.get(reverse("cases:assessment", args=[family.case.pk]))
    assert "Add another child" not in whole.content.decode()


def test_the_page_offers_who_is_not_in_it_yet(family, hers, kim, robin, worker):
    client = signed_in(worker)
    whole = reverse("cases:assessment", args=[family.case.pk])
    assert page_of(hers) in client.get(whole).content.decode()
    form = client.get(page_of(hers)).context_data["form"]
    assert list(form.fields["person"].queryset) == [kim]
    wrong = client.post(page_of(hers), {"person": str(robin.pk)})
    assert "Select which child from the list" in wrong.content.decode()

    done = client.post(page_of(hers), {"person": str(kim.pk)}, follow=True)

    assert "is in the assessment now." in done.content.decode()
    assert "govuk-notification-banner--success" not in done.content.decode()
    assert Assessment.objects.filter(person=kim).exists()
    assert page_of(hers) not in client.get(whole).content.decode()
    assert "is in it already" in client.get(page_of(hers)).content.decode()


def test_the_page_says_why_not_now(hers, kim, worker):
    client = signed_in(worker)
    AssessmentFactory(person=kim)
    refused = client.post(page_of(hers), {"person": str(kim.pk)})
    assert "unfinished common assessment" in refused.content.decode()

    commands.complete_assessment(assessment=hers, by=worker)
    page = client.get(page_of(hers)).content.decode()

    assert "complete" in page
    assert "Add the child" not in page
    assert not Contribution.objects.filter(person=kim).exists()
