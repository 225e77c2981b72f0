"""What became of it: 25 rated families of which 16 improved, stories, and what helped.

16 of 25 families said that life had improved since the team (notes-000-003, 3.1).
"""

from datetime import timedelta

from django.utils import timezone

from cases.commands import register_family
from cases.models import Case, Goal, Person, Plan, Review
from config.demo.names import CHILDREN, FAMILIES, MOTHERS, pick
from config.demo.ways import say_how_each_was_worked_with
from config.demo.work import weekday
from evaluation.commands.contributions import Given, note_contribution
from evaluation.commands.stories import Release, StoryText, release_story, write_story
from evaluation.models import (
    CaseWorking,
    Extent,
    Model,
    OutcomeRating,
    Rater,
    Stage,
)

MOVES = [3] * 16 + [0] * 9
"""By how many points of ten. A nought and what is five or more are never hidden."""
AIMS = (["EA1", "BH2"], ["EA1", "SS5"], ["EA1", "PC3"], ["EA1", "EW3"])
WORDS = (
    "We want him to sit with us and look at a book.",
    "We want her to be ready for nursery.",
    "We want them to play with others.",
    "We want room to play at home.",
)
WAYS = (
    (Model.CONSULTATION, Extent.CO_OPERATION),
    (Model.CO_ORDINATED, Extent.CO_ORDINATION),
    (Model.CENTRE_BASED, Extent.COLLABORATION),
    (Model.CO_ORDINATED, Extent.COLLABORATION),
)
BEGAN, REVIEWED, AGAIN = timedelta(days=70), timedelta(days=15), timedelta(days=27)
FIRST = 100
TOLD = (
    "She used to pull me to the cupboard and cry. Now she brings the card with the cup."
)
RELEASED = "A child who pulled and cried now shows a picture of what she wants."


def look_back(town, stories) -> None:
    """Rate 25 families, tell two stories of which one is released, note who helped."""
    rate_many(town)
    reviewed = [one for one in stories if one.case.goals.exists() and one.case.is_open]
    tell_stories(reviewed[0], reviewed[1])
    for story in reviewed[:8]:
        note_help(story)
    rate_outcomes(reviewed[0])
    centre = town.teams["Riverside health visiting"].centre
    say_how_each_was_worked_with(centre, by=town.people["amina"])


def rate_many(town) -> None:
    """Open 25 families at Northfield with a goal each, rated twice, most by three."""
    by = town.people["zara"]
    cases = [_family(town, number, by) for number in range(len(MOVES))]
    goals = _goals(cases, by)
    reviews = _reviews(cases, by)
    OutcomeRating.objects.bulk_create(
        rating
        for number, (goal, review) in enumerate(zip(goals, reviews, strict=True))
        for rating in _ratings(number, goal, review, by)
    )
    CaseWorking.objects.bulk_create(
        CaseWorking(
            case=case,
            model=pick(WAYS, number)[0],
            extent=pick(WAYS, number)[1],
            since=_day(BEGAN),
            recorded_by=by,
        )
        for number, case in enumerate(cases)
    )


def _day(ago: timedelta):
    return weekday(timezone.localdate() - ago)


def _family(town, number: int, by) -> Case:
    name = pick(FAMILIES, FIRST + 3 * number)
    child = {"kind": "CHILD", "given_name": pick(CHILDREN, number + 5)}
    mother = {"kind": "PARENT_CARER", "given_name": pick(MOTHERS, number + 5)}
    case = register_family(
        team=town.teams["Northfield health visiting"],
        people=[
            child
            | {"family_name": name, "born_on": _day(timedelta(days=900 + number))},
            mother | {"family_name": name, "relationship": "Mother"},
        ],
        home={},
        by=by,
    )
    began = timezone.now() - BEGAN - timedelta(days=3)
    Case.objects.filter(pk=case.pk).update(opened_at=began)
    Person.objects.filter(case=case).update(recorded_at=began)
    return case


def _goals(cases: list[Case], by) -> list[Goal]:
    plans = Plan.objects.bulk_create(Plan(case=case, started_by=by) for case in cases)
    children = Person.objects.filter(case__in=cases, kind="CHILD")
    child_of = {child.case_id: child for child in children}
    goals = Goal.objects.bulk_create(
        Goal(
            case=plan.case,
            plan=plan,
            person=child_of[plan.case_id],
            words=pick(WORDS, number),
            aims=pick(AIMS, number),
            target=8,
            written_by=by,
        )
        for number, plan in enumerate(plans)
    )
    Goal.objects.filter(case__in=cases).update(written_at=timezone.now() - BEGAN)
    return goals


def _reviews(cases: list[Case], by) -> list[Review]:
    return Review.objects.bulk_create(
        Review(
            case=case,
            held_on=_day(REVIEWED),
            mode="MEETING",
            notes="We looked at the goal together.",
            next_review_on=_day(-AGAIN),
            decision=Review.Decision.CONTINUE,
            recorded_by=by,
        )
        for case in cases
    )


def _ratings(number: int, goal: Goal, review: Review, by):
    start, move = 3 + number % 3, MOVES[number]
    for rater, less in ((Rater.PRACTITIONER, 0), (Rater.PARENT, 1)):
        yield _rating(goal, by, rater=rater, score=start - less)
        score = start - less + move
        yield _rating(goal, by, rater=rater, review=review, score=score)
    yield _rating(goal, by, rater=Rater.CHILD, no_score="TOO_YOUNG")


def _rating(goal: Goal, by, *, review: Review | None = None, **said) -> OutcomeRating:
    return OutcomeRating(
        case=goal.case,
        goal=goal,
        person=goal.person,
        category=goal.category,
        review=review,
        stage=Stage.REVIEW if review else Stage.BASELINE,
        rated_on=_day(REVIEWED if review else BEGAN),
        recorded_by=by,
        **said,
    )


def tell_stories(first, second) -> None:
    """Two mothers tell what has changed; one lets it be told, without names."""
    for story, words in ((first, TOLD), (second, "We sleep. That is all, and a lot.")):
        text = StoryText("EA", Rater.PARENT, words, "PLAN", story.child)
        written = write_story(case=story.case, text=text, by=story.by)
        if story is first:
            release = Release(RELEASED, story.mother)
            release_story(story=written, release=release, by=story.by)


def note_help(story) -> None:
    """Note what the team that opened the record gave."""
    case, by = story.case, story.by
    given = Given(
        person=story.child,
        outcome="EA",
        agency=case.recording_team.agency,
        words="Visited each fortnight, and showed the cards.",
    )
    note_contribution(case=case, given=given, by=by)


def rate_outcomes(story) -> None:
    """Rate two outcomes of one child themselves, as each sees it, at the beginning."""
    said = (("BH", Rater.PRACTITIONER, 6), ("BH", Rater.PARENT, 4),
            ("SS", Rater.PRACTITIONER, 7), ("SS", Rater.PARENT, 8))  # fmt: skip
    OutcomeRating.objects.bulk_create(
        OutcomeRating(
            case=story.case,
            outcome=outcome,
            person=story.child,
            category="PLAN",
            rater=rater,
            score=score,
            rated_on=_day(BEGAN),
            recorded_by=story.by,
        )
        for outcome, rater, score in said
    )
