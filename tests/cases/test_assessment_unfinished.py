"""Why another assessment is not started: which child, and what is not finished."""

import pytest
from django.urls import reverse

from cases import commands
from information_sharing.exceptions import NotPossibleNow
from tests.factories.cases import PersonFactory
from tests.people import household, lead_professional, team_member

pytestmark = pytest.mark.django_db
FIRST = "Finish it, or throw it away while it is empty, and then start another."


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def brother(family):
    return PersonFactory(case=family.case)


def start(family, by, kind, *people):
    """Start one child's assessment, or that of several; return what is said."""
    words = {"case": family.case, "by": by}
    try:
        if len(people) > 1:
            commands.start_family_assessment(people=people, **words)
        else:
            commands.start_assessment(person=people[0], kind=kind, **words)
    except NotPossibleNow as refused:
        return str(refused)
    return None


def test_another_kind_is_named_with_the_child(client, family, worker):
    start(family, worker, "EARLY_HELP", family.child)
    client.force_login(worker)

    page = client.post(
        reverse("cases:start-assessment", args=[family.case.pk]),
        {"kind": "CAF", "person": family.child.pk},
        follow=True,
    ).content.decode()

    said = f"{family.child} has an unfinished early-help assessment. {FIRST}"
    assert said in page


def test_the_same_kind_has_been_started_already(family, worker):
    start(family, worker, "EARLY_HELP", family.child)

    for kind in ("EARLY_HELP", ""):
        said = start(family, worker, kind, family.child)
        assert said == "This assessment has been started already."


def test_a_child_in_a_family_assessment(family, worker, brother):
    start(family, worker, "FAMILY", family.child, brother)

    said = start(family, worker, "CAF", brother)

    assert said == f"{brother} is in a family assessment that is not finished. {FIRST}"


def test_one_child_of_a_family_assessment_is_named(family, worker, brother):
    start(family, worker, "CAF", brother)

    said = start(family, worker, "FAMILY", family.child, brother)

    assert said == f"{brother} has an unfinished common assessment. {FIRST}"
    assert not family.child.assessments.exists()


def test_nothing_tells_of_a_child_she_does_not_see(family, worker, brother):
    """The kind alone would tell her that there is another child (R4)."""
    start(family, worker, "FAMILY", family.child, brother)

    said = start(family, lead_professional(family), "CAF", family.child)

    assert said == f"{family.child} has an unfinished assessment. {FIRST}"
