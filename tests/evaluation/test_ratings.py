"""How it goes: three raters side by side, at each moment, never a silent gap."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.outcomes import Outcome
from evaluation.commands.ratings import rate
from evaluation.models import OutcomeRating, Stage
from evaluation.moments import Moment, Rated
from evaluation.queries.ratings import how_it_goes
from evaluation.rating_charts import rating_chart
from evaluation.verdicts import verdict_of
from information_sharing.audit import EvaluationEvent
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.cases import CaseFactory, GoalFactory, PersonFactory, ReviewFactory
from tests.people import consent_for, member_of, outsider, share

pytestmark = pytest.mark.django_db

SAFE = Outcome.STAY_SAFE.value
TODAY = date(2026, 11, 1)
START = Moment(Stage.BASELINE, TODAY)
SAID = {"PRACTITIONER": 3, "PARENT": 2, "CHILD": "TOO_YOUNG"}


@pytest.fixture
def goal(family):
    return GoalFactory(plan__case=family.case, person=family.child, aims=["SS1"])


def safe(family, **scores):
    return Rated(scores=scores or SAID, person=family.child, outcome=SAFE)


def sees(family, team, categories):
    consent = consent_for(family, team, categories=categories)
    share(family, team, consent=consent, categories=categories)
    return member_of(team)


def rate_all(family, by, *rated, at=START):
    return rate(case=family.case, moment=at, rated=list(rated), by=by)


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ([], "NOT_YET_KNOWN"),
        ([5], "NOT_YET_KNOWN"),
        ([5, None], "NOT_YET_KNOWN"),
        ([2, None, 7], "BETTER"),
        ([7, 9, 7], "NO_CHANGE"),
        ([7, 9, 6], "WORSE"),
        ([0, 0], "NO_CHANGE"),
    ],
)
def test_the_verdict_is_the_last_number_against_the_first(scores, verdict):
    assert verdict_of(scores) == verdict


def test_goals_and_outcomes_are_rated_with_a_number_or_a_reason(family, worker, goal):
    rate_all(family, worker, safe(family), Rated(scores=SAID, goal=goal))

    rows = OutcomeRating.objects.filter(case=family.case)
    assert rows.count() == 6
    assert {(r.category, r.person, r.stage) for r in rows} == {
        ("PLAN", family.child, "BASELINE")
    }
    child = rows.get(goal=goal, rater="CHILD")
    assert (child.score, child.no_score, child.said) == (
        None,
        "TOO_YOUNG",
        "too young to say",
    )
    event = AccessEvent.objects.get(event=EvaluationEvent.OUTCOMES_RATED)
    assert event.details == {"stage": "BASELINE", "ratings": 6}


def test_what_was_said_at_a_moment_is_corrected_and_kept(family, worker):
    rate_all(family, worker, safe(family, PARENT=2))

    changed = rate_all(family, worker, safe(family, PARENT=4))

    assert [row.score for row in changed] == [4]
    assert OutcomeRating.objects.get().score == 4
    history = OutcomeRating.pgh_event_models["insert"].objects
    assert sorted(history.values_list("score", flat=True)) == [2, 4]
    assert rate_all(family, worker, safe(family, PARENT=4)) == []


def test_raters_stand_side_by_side_and_each_has_her_own_verdict(family, worker):
    review = ReviewFactory(case=family.case, held_on=TODAY + timedelta(days=40))
    at = Moment(Stage.REVIEW, review.held_on, review)
    rate_all(family, worker, safe(family, PRACTITIONER=3, PARENT=6, CHILD=5))
    rate_all(
        family,
        worker,
        safe(family, PRACTITIONER=7, PARENT=4, CHILD="RATHER_NOT"),
        at=at,
    )

    page = how_it_goes(viewer=worker, case=family.case)

    (child,) = [c for c in page.children if c.person == family.child]
    (line,) = child.outcomes
    assert [m.said for m in line.track.moments] == [
        ("3", "6", "5"),
        ("7", "4", "would rather not say"),
    ]
    assert [v.verdict for v in line.track.verdicts] == [
        "BETTER",
        "WORSE",
        "NOT_YET_KNOWN",
    ]
    assert "Parent or carer: 6, then 4." in line.track.chart.description
    assert "Be healthy" in child.untouched


def test_a_rater_of_whom_nothing_is_written_is_said_to_be_missing(family, worker):
    rate_all(family, worker, safe(family, PARENT=6))

    page = how_it_goes(viewer=worker, case=family.case)

    (line,) = next(c for c in page.children if c.person == family.child).outcomes
    assert line.track.moments[0].said == ("not recorded", "6", "not recorded")
    assert line.track.chart is None


def test_refused_outside_the_team_and_where_the_plan_is_not_shared(family, therapy):
    therapist = sees(family, therapy, ["IDENTITY", "HEALTH"])

    for by in (outsider(), therapist):
        with pytest.raises(AccessDenied):
            rate_all(family, by, safe(family))
    page = how_it_goes(viewer=therapist, case=family.case)
    assert (page.children, page.shows_plan) == ((), False)


def test_a_goal_that_is_not_shared_is_not_rated_nor_shown(family, therapy):
    hers = GoalFactory(plan__case=family.case, category="SEXUAL_HEALTH")
    therapist = sees(family, therapy, ["IDENTITY", "PLAN"])

    with pytest.raises(AccessDenied):
        rate_all(family, therapist, Rated(scores=SAID, goal=hers))

    assert how_it_goes(viewer=therapist, case=family.case).goals == ()


def test_only_a_child_of_this_family_has_outcomes(family, worker):
    for person in (family.mother, PersonFactory(case=CaseFactory())):
        rated = Rated(scores=SAID, person=person, outcome=SAFE)
        with pytest.raises(NotPossibleNow):
            rate_all(family, worker, rated)


def test_a_review_of_another_family_is_no_moment(family, worker):
    review = ReviewFactory()

    with pytest.raises(AccessDenied):
        rate_all(family, worker, safe(family), at=Moment(Stage.REVIEW, TODAY, review))
    with pytest.raises(NotPossibleNow):
        rate_all(family, worker, safe(family), at=Moment(Stage.REVIEW, TODAY))


def test_a_closed_case_is_not_rated(family, worker):
    family.case.status = "CLOSED"
    family.case.closed_at, family.case.closed_by = timezone.now(), worker
    family.case.save()

    with pytest.raises(NotPossibleNow):
        rate_all(family, worker, safe(family))


def test_the_page_asks_shows_and_saves(client, family, worker, goal):
    client.force_login(worker)
    address = reverse("evaluation:rate", args=[family.case.pk, "end"])
    asked = client.get(address).content.decode()
    on = {"on_day": "1", "on_month": "11", "on_year": "2025"}

    response = client.post(
        address,
        {f"goal-{goal.pk}-PARENT": "9", f"goal-{goal.pk}-CHILD": "TOO_EARLY"} | on,
    )

    assert f"outcome-{family.child.pk}-SS-CHILD" in asked
    assert response.status_code == 302
    page = client.get(response.url).content.decode()
    assert "At the end, " in page
    assert "too early to tell" in page
    rows = OutcomeRating.objects.filter(goal=goal)
    assert set(rows.values_list("stage", flat=True)) == {"CLOSING"}
    assert rows.get(rater="PRACTITIONER").no_score == "NOT_ASKED"


def test_a_wrong_number_is_refused_in_words(client, family, worker, goal):
    client.force_login(worker)
    address = reverse("evaluation:rate", args=[family.case.pk, "beginning"])

    page = client.post(address, {f"goal-{goal.pk}-PARENT": "11"}).content.decode()

    assert "must be a whole number from 0 to 10" in page
    assert "Enter the day on which it was said" in page
    assert (
        client.get(
            reverse("evaluation:rate", args=[family.case.pk, "whenever"])
        ).status_code
        == 404
    )


def test_the_number_of_questions_does_not_grow(
    family, worker, goal, django_assert_max_num_queries
):
    def ask():
        how_it_goes(viewer=worker, case=family.case)

    rate_all(family, worker, Rated(scores=SAID, goal=goal))
    ask()
    for _ in range(3):
        more = GoalFactory(plan=goal.plan, case=family.case, person=family.child)
        rate_all(family, worker, Rated(scores=SAID, goal=more))
    with django_assert_max_num_queries(16):
        ask()


def test_a_chart_needs_two_numbers_of_one_rater():
    some = {"PRACTITIONER": [1, None], "PARENT": [None, 4], "CHILD": [None, None]}

    assert rating_chart("c", "t", some) is None
    chart = rating_chart("c", "t", some | {"PARENT": [0, 10]})
    parent = next(line for line in chart.lines if line.rater == "PARENT")
    assert parent.points[0].y > parent.points[1].y
    assert {line.rater for line in chart.lines} == {"PRACTITIONER", "PARENT"}
