"""Versions of an assessment: carried over, marked where old, compared."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import commands
from cases.models import Contribution
from cases.queries.comparing import compare
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    ChecklistFactory,
    ContributionFactory,
    PersonFactory,
)
from tests.factories.cases_record import (
    AdditionFactory,
    ParticularFactory,
    VoiceFactory,
)
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def writer(family):
    return team_member(family.case)


@pytest.fixture
def first(family, writer):
    sheet = AssessmentFactory(person=family.child)
    ContributionFactory(
        assessment=sheet, strengths="Sleeps all night.", differs="Dad says not."
    )
    ContributionFactory(
        assessment=sheet,
        element="3.3",
        category="HOUSING_MONEY",
        needs="Rent arrears.",
        need_level="COMPLEX",
    )
    ContributionFactory(assessment=sheet, element="1.2", category="WELLBEING")
    return commands.complete_assessment(assessment=sheet, by=writer)


@pytest.fixture
def second(family, first, writer):
    long_ago = timezone.now() - timedelta(days=430)
    Contribution.objects.filter(assessment=first).update(written_at=long_ago)
    return commands.start_assessment(case=family.case, person=family.child, by=writer)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory()
    share(family, therapy)
    return member_of(therapy)


def write(sheet, by, element="1.1.1", **texts):
    return commands.write_contribution(
        assessment=sheet, element=element, texts=texts, revision=1, by=by
    )


def url(name, sheet, *more):
    return reverse(f"cases:{name}", args=[sheet.case_id, sheet.pk, *more])


def test_everything_that_was_said_goes_with_its_author_and_its_day(first, second):
    before = first.contributions.get(element="1.1.1")
    after = second.contributions.get(element="1.1.1")

    assert after.differs == "Dad says not."
    assert after.written_at == before.written_at
    assert after.written_by == before.written_by
    assert second.contributions.get(element="3.3").need_level == "COMPLEX"


def test_what_was_not_touched_says_how_old_it_is(client, second, writer):
    write(second, writer, element="1.2", strengths="New words.")
    client.force_login(writer)

    whole = client.get(url("assessment-version", second)).content.decode()
    part = client.get(url("element", second, "1.1.1")).content.decode()

    assert whole.count("last updated 14 months ago") == 2
    assert "Last updated 14 months ago. Is it still so?" in part


def test_an_older_version_is_read_by_itself(client, first, second, writer):
    write(second, writer, strengths="Wakes at night.")
    client.force_login(writer)

    body = client.get(url("assessment-version", first)).content.decode()

    assert "Sleeps all night." in body
    assert "Wakes at night." not in body


def test_changes_are_said_in_words(first, second, writer):
    write(second, writer, strengths="Wakes at night.", needs="A hearing test.")
    write(second, writer, element="1.2", strengths="Sleeps well.")

    changed = compare(viewer=writer, one=second, other=first).changed
    said = {
        (one.element.code, part.label): part.what
        for one in changed
        for part in one.parts
    }

    assert said == {
        ("1.1.1", "Going well"): "Changed",
        ("1.1.1", "Where views differ"): "No longer said",
        ("1.2", "Needed"): "No longer said",
    }


def test_the_level_of_need_is_compared_too(first, second, writer):
    said = {"strengths": "Sleeps well.", "needs": "Rent arrears."}
    write(second, writer, element="3.3", **said, need_level="NONE")

    (changed,) = compare(viewer=writer, one=first, other=second).changed

    assert [(part.what, part.before) for part in changed.parts] == [
        ("Changed", "Complex needs")
    ]


def test_only_what_she_may_see_is_compared(client, first, second, writer, therapist):
    write(second, writer, element="3.3", needs="Evicted in May.")
    write(second, writer, strengths="Wakes at night.")
    client.force_login(therapist)

    body = client.get(url("compare-assessments", second)).content.decode()

    assert "Wakes at night." in body
    assert "Sleeps all night." in body
    assert "Evicted" not in body
    assert "Rent arrears." not in body
    assert "Not shared with you" in body


def test_the_first_version_is_held_against_the_next(client, first, second, writer):
    client.force_login(writer)

    response = client.get(url("compare-assessments", first))

    compared = response.context_data["compared"]
    assert (compared.older, compared.newer) == (first, second)


def test_nothing_to_compare_is_said(client, first, writer):
    client.force_login(writer)

    body = client.get(url("compare-assessments", first)).content.decode()

    assert "only one version so far" in body


def test_a_version_of_another_child_is_never_compared(client, family, first, writer):
    other = AssessmentFactory(person=PersonFactory(case=family.case, given_name="Zo"))
    client.force_login(writer)

    where = url("compare-assessments", first)
    response = client.get(where, {"other": str(other.pk)})

    assert response.context_data["compared"] is None


@pytest.mark.parametrize("name", ["assessment-version", "compare-assessments"])
def test_a_stranger_finds_no_version(client, first, name):
    client.force_login(outsider())

    assert client.get(url(name, first)).status_code == 404


def test_what_is_known_stands_beside_the_element(client, family, second, first, writer):
    ParticularFactory(person=family.child, words="Polish")
    ChecklistFactory(person=family.child, reason="Talking is slow.")
    VoiceFactory(person=family.child, words="I like sand.")
    AdditionFactory(assessment=first, strengths="Signed last year.")
    client.force_login(writer)

    def beside(code):
        return client.get(url("element", second, code)).content.decode()

    assert "Polish" in beside("1.1.3")
    assert "Signed last year." in beside("1.1.3")
    assert "Talking is slow." in beside("H1")
    assert "I like sand." in beside("W2")
    assert "Daniel Okoro, father, lives elsewhere" in beside("3.2")


def test_what_is_known_is_only_what_she_may_see(client, family, second, therapist):
    ParticularFactory(
        person=family.child, kind="DISABILITY", category="WELLBEING", words="Secret."
    )
    client.force_login(therapist)

    body = client.get(url("element", second, "1.1.1")).content.decode()

    assert "Secret." not in body
    assert "Nothing elsewhere in the record that you may see." in body
