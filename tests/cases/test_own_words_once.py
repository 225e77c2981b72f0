"""The overview says what the family said last of each child, and each thing once."""

import pytest

from cases.queries.overview import overview
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory, PersonFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


def say(person, words, *, version=1, element="W1", category="FAMILY"):
    sheet = AssessmentFactory(person=person, version=version)
    texts = {"element": element, "category": category, "words": words}
    return ContributionFactory(assessment=sheet, strengths="", needs="", **texts)


def test_the_newest_version_is_told_and_the_same_words_once():
    family = household()
    brother = PersonFactory(case=family.case, kind="CHILD", given_name="Noah")
    say(family.child, "Said first.")
    say(family.child, "Said of both.", version=2)
    say(brother, "Said of both.")
    element = {"element": "W2", "category": "WELLBEING"}
    own = AssessmentFactory(person=brother, version=2)
    ContributionFactory(assessment=own, words="His own.", **element)

    told = overview(viewer=team_member(family.case), case=family.case).words

    assert [row.words for row in told] == ["Said of both.", "His own."]


def test_of_words_that_are_not_shared_nothing_is_told():
    family = household()
    say(family.child, "Hidden.")
    share(family, team := TeamFactory())

    assert not overview(viewer=member_of(team), case=family.case).words
