"""Of a child who is expected or a few weeks old nothing is asked that cannot be yet."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.too_early import is_new, too_early, who_says
from tests.factories.cases import AssessmentFactory, PersonFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db


def born(case, *, weeks, **more):
    day = timezone.localdate() - timedelta(weeks=weeks)
    name = {"given_name": "Lena", "family_name": "Ward"}
    return PersonFactory(case=case, born_on=day, **{**name, **more})


def unborn(case):
    more = {"kind": "UNBORN", "born_on": None, "given_name": "", "family_name": "Ward"}
    return PersonFactory(case=case, **more)


@pytest.fixture
def family(client):
    family = household()
    client.force_login(team_member(family.case))
    return family


def test_what_cannot_apply_yet(family):
    lena, baby = born(family.case, weeks=3), unborn(family.case)

    assert "a few weeks old" in too_early(lena, "1.7.2")
    assert too_early(lena, "1.1.1") == too_early(lena, "1.3") == ""
    assert "not born yet" in too_early(baby, "1.3")
    assert too_early(family.child, "1.7.2") == ""
    assert not is_new(born(family.case, weeks=13))
    assert not is_new(born(family.case, weeks=3, born_accuracy="UUA"))


def test_of_a_baby_the_family_speaks(client, family):
    lena = born(family.case, weeks=3)
    people = client.get(reverse("cases:people", args=[family.case.pk]))
    form = client.get(reverse("cases:particulars", args=[family.case.pk, lena.pk]))

    assert who_says(family.child, "Maya") == "What Maya says"
    for page in (people, form):
        assert "What the family says of Lena Ward" in page.content.decode()


def test_the_assessment_says_so_and_leads_to_the_rest_first(client, family):
    sheet = AssessmentFactory(person=born(family.case, weeks=3))
    where = reverse("cases:assessment", args=[family.case.pk])
    late = reverse("cases:element", args=[family.case.pk, sheet.pk, "1.7.2"])

    page = client.get(where)
    (_, more), *_ = page.context_data["sheets"]
    assert not more["go_on"].too_early
    for each in (page, client.get(late)):
        assert "This comes later and can stay empty." in each.content.decode()


def test_the_checklist_says_what_to_look_at(client, family):
    page = reverse("cases:checklist", args=[family.case.pk])
    assert "Nursery and learning come later" not in client.get(page).content.decode()
    born(family.case, weeks=3)

    shown = client.get(page).content.decode()
    assert "Lena Ward, so young: Looking, listening" in shown
    assert "ready for nursery or school." in shown
