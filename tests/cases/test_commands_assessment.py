"""The assessment: who starts it, who writes where, and two people at once."""

import pytest
from django.utils import timezone

from cases import commands
from information_sharing.exceptions import AccessDenied, EditedMeanwhile, NotPossibleNow
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def writer(family):
    return team_member(family.case)


@pytest.fixture
def assessment(family):
    return AssessmentFactory(person=family.child)


def write(assessment, by, *, element="1.1.3", revision=0, strengths="Loves songs."):
    return commands.write_contribution(
        assessment=assessment,
        element=element,
        texts={"strengths": strengths},
        revision=revision,
        by=by,
    )


def test_start_refused_for_a_team_it_is_shared_with(family):
    therapy = TeamFactory()
    share(family, therapy)

    with pytest.raises(AccessDenied):
        commands.start_assessment(
            case=family.case, person=family.child, by=member_of(therapy)
        )


def test_one_assessment_is_written_at_a_time(family, writer, assessment):
    with pytest.raises(NotPossibleNow, match="started already"):
        commands.start_assessment(case=family.case, person=family.child, by=writer)


def test_the_next_version_begins_with_the_last(family, writer, assessment):
    write(assessment, writer)
    commands.complete_assessment(assessment=assessment, by=writer)

    second = commands.start_assessment(case=family.case, person=family.child, by=writer)

    assert second.version == assessment.version + 1
    assert second.contributions.get().strengths == "Loves songs."
    assert assessment.contributions.count() == 1


def test_a_shared_team_writes_in_what_is_shared_with_it(family, assessment):
    therapy = TeamFactory()
    share(family, therapy)

    assert write(assessment, member_of(therapy)).revision == 1


def test_a_shared_team_does_not_write_elsewhere(family, assessment):
    therapy = TeamFactory()
    share(family, therapy)

    with pytest.raises(AccessDenied, match="housing and money is not shared"):
        write(assessment, member_of(therapy), element="3.3")


def test_writing_about_a_child_not_covered_is_refused(family, assessment):
    therapy = TeamFactory()
    share(family, therapy, people=[family.mother])

    with pytest.raises(AccessDenied, match="This person is not shared"):
        write(assessment, member_of(therapy))


def test_the_second_of_two_writers_is_told(assessment, writer):
    write(assessment, writer, strengths="First.")

    with pytest.raises(EditedMeanwhile) as conflict:
        write(assessment, writer, strengths="Second.", revision=0)

    assert conflict.value.theirs.strengths == "First."
    assert assessment.contributions.get().strengths == "First."


def test_writing_on_from_what_stands_is_the_next_revision(assessment, writer):
    write(assessment, writer)

    assert write(assessment, writer, revision=1, strengths="More.").revision == 2


def test_a_complete_assessment_is_not_changed(assessment, writer):
    commands.complete_assessment(assessment=assessment, by=writer)

    with pytest.raises(NotPossibleNow, match="complete"):
        write(assessment, writer)
    with pytest.raises(NotPossibleNow, match="already"):
        commands.complete_assessment(assessment=assessment, by=writer)


def test_every_change_is_kept_in_the_history(assessment):
    text = ContributionFactory(assessment=assessment, strengths="Before.")
    type(text).objects.filter(pk=text.pk).update(strengths="After.")

    history = text.events.order_by("pgh_id").values_list("strengths", flat=True)

    assert list(history) == ["Before.", "After."]
    assert text.written_at <= timezone.now()
