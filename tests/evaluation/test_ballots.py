"""What a survey found: right by a plain second count, and nobody alone in it."""

import random
from dataclasses import replace
from statistics import fmean

import pytest

from evaluation.models import Ballot, Survey, SurveyItem
from evaluation.queries.ballots import answers_of, surveys_of
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import AgencyFactory
from tests.factories.evaluation_surveys import (
    BallotFactory,
    InvitationFactory,
    SurveyFactory,
    SurveyItemFactory,
)

FIVE = 5


@pytest.fixture
def survey(team, manager):
    made = SurveyFactory(
        centre=team.centre, status="CLOSED", made_by=manager, opened_by=manager,
        opened_at="2026-10-01T09:00Z",
    )  # fmt: skip
    SurveyItemFactory(survey=made, code="WR1")
    SurveyItemFactory(survey=made, code="WR6", is_reversed=True)
    SurveyItemFactory(survey=made, code="CP9", kind="OPEN")
    left_out = {"choice": SurveyItem.Choice.DISCARD, "reason": "Not for us"}
    SurveyItemFactory(survey=made, code="WR7", **left_out)
    return made


def answered(survey, number, perspective="FRONT_LINE", agency=None, **answers):
    return BallotFactory.create_batch(
        number, survey=survey, perspective=perspective, agency=agency,
        is_answered=True, answers=answers,
    )  # fmt: skip


def groups(item):
    return {(g.perspective, g.agency_name): g.counts for g in item.groups}


def test_counts_means_and_turned_means(survey, manager):
    answered(survey, 6, WR1=4, WR6=1)
    answered(survey, 2, WR1=5, WR6=0)

    first, second = answers_of(survey=survey, viewer=manager).items

    assert first.everybody.counts == {4: 6, 5: 2}
    assert first.everybody.mean == fmean([4] * 6 + [5] * 2)
    assert first.everybody.favourable == 8
    assert (second.everybody.n, second.everybody.dont_know) == (6, 2)
    assert (second.everybody.mean, second.everybody.turned_mean) == (1, 5)
    assert second.everybody.favourable == 6


def test_what_was_left_out_of_the_survey_is_not_told(survey, manager):
    answered(survey, 6, WR7=1)

    found = answers_of(survey=survey, viewer=manager)

    assert [item.code for item in found.items] == ["WR1", "WR6"]


def test_a_small_group_is_told_only_among_others(survey, manager):
    health, police = AgencyFactory(name="Health"), AgencyFactory(name="Police")
    answered(survey, 12, agency=health, WR1=4)
    answered(survey, 6, agency=police, WR1=3)
    answered(survey, 2, "MANAGER", agency=police, WR1=1)

    item = answers_of(survey=survey, viewer=manager).items[0]

    assert groups(item) == {
        ("", ""): {1: 2, 3: 6},
        ("FRONT_LINE", "Health"): {4: 12},
    }
    assert set(item.by_perspective) == {"", "FRONT_LINE"}
    assert item.by_agency[str(health.pk)].n == 12


def test_who_left_an_item_blank_does_not_leave_others_alone_in_it(survey, manager):
    health = AgencyFactory(name="Health")
    answered(survey, 12, agency=health, WR1=4)
    answered(survey, 3, "MANAGER", agency=health, WR1=1)
    answered(survey, 4, "MANAGER", agency=health, WR6=2)

    first, second = answers_of(survey=survey, viewer=manager).items

    assert groups(first) == {("", ""): {1: 3, 4: 12}}
    assert second.groups == ()
    assert second.everybody is None


@pytest.mark.parametrize(("number", "told"), [(4, False), (5, True)])
def test_fewer_than_five_are_not_told_at_all(survey, manager, number, told):
    answered(survey, number, WR1=4, CP9="Time.")

    found = answers_of(survey=survey, viewer=manager)

    assert found.is_told is told
    assert bool(found.items[0].groups) is told
    assert bool(found.own_words[0].texts) is told


def test_what_people_wrote_stands_in_no_order_of_theirs(survey, manager):
    for words in ("zeal", "meetings", "time", "rooms", "money"):
        answered(survey, 1, CP9=words)

    [own] = answers_of(survey=survey, viewer=manager).own_words

    assert own.texts == ("meetings", "money", "rooms", "time", "zeal")
    assert replace(own, texts=("a", "b", "b")).each_once == [("a", 1), ("b", 2)]


@pytest.mark.parametrize("status", [Survey.Status.DRAFT, Survey.Status.OPEN])
def test_nothing_is_told_before_it_is_closed(survey, manager, status):
    answered(survey, 9, WR1=4)
    survey.status = status

    assert answers_of(survey=survey, viewer=manager) is None


def test_invited_and_answered_are_counted(survey, manager):
    InvitationFactory.create_batch(7, survey=survey)
    answered(survey, 5, WR1=4)
    BallotFactory(survey=survey)

    found = answers_of(survey=survey, viewer=manager)

    assert (found.invited, found.answered) == (7, 5)


def test_who_does_not_manage_the_centre_is_told_nothing(survey, other_manager):
    assert not surveys_of(viewer=other_manager).exists()
    with pytest.raises(AccessDenied):
        answers_of(survey=survey, viewer=other_manager)


def test_the_manager_finds_her_survey(survey, manager):
    assert surveys_of(viewer=manager).get() == survey


def test_every_published_group_agrees_with_a_plain_count(survey, manager):
    """Count again from the ballots, and see that no group is smaller than five."""
    rolled = random.Random(3)  # noqa: S311
    agencies = AgencyFactory.create_batch(4)
    Ballot.objects.bulk_create(
        Ballot(
            survey=survey,
            digest=f"{number:064x}",
            perspective=rolled.choice(["FRONT_LINE", "FRONT_LINE", "MANAGER", ""]),
            agency=rolled.choice([*agencies, None]),
            is_answered=True,
            answers={"WR1": rolled.randint(1, 5)} if rolled.random() < 0.8 else {},
        )
        for number in range(90)
    )

    item = answers_of(survey=survey, viewer=manager).items[0]

    given = [b.answers["WR1"] for b in Ballot.objects.all() if "WR1" in b.answers]
    assert item.everybody.counts == {v: given.count(v) for v in sorted(set(given))}
    assert all(group.n >= FIVE for group in item.groups)
    for agency in agencies:
        told = item.by_agency.get(str(agency.pk))
        really = Ballot.objects.filter(agency=agency, answers__has_key="WR1").count()
        assert told is None or FIVE <= told.n <= really
