"""Way of working against outcome: counted twice, small numbers kept, no cause claimed."""

import itertools
from collections import Counter
from datetime import timedelta

import pytest
from scipy.stats import binomtest

from agencies.models import RoleName
from cases.models import Case, Goal
from evaluation.association import DETAILED, OTHERS, ROUGH, table
from evaluation.commands.partnership import Way, record_partnership
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, VERDICTS, WORSE
from evaluation.models import CaseWorking, OutcomeRating, PartnershipWorking
from evaluation.periods import Span
from evaluation.queries.association import association
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent
from tests.evaluation.busy_town import FIRST, LAST, OPENED, at, day
from tests.evaluation.test_survey_results import answered, closed
from tests.evaluation.town import add_children
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import centre_manager

SPAN = Span(FIRST, 3)
PAGE = f"/working-and-outcomes/?period={SPAN.code}"
FIVE = 5


@pytest.fixture
def team(db):
    return TeamFactory()


@pytest.fixture
def manager(team):
    return centre_manager(team.centre)


def fare(team, numbers, **way):
    """Add children who fared so in the third quarter, worked with in this way."""
    goals = add_children(team, numbers)
    Case.objects.filter(goals__in=goals).update(opened_at=OPENED)
    Goal.objects.filter(pk__in=[goal.pk for goal in goals]).update(written_at=OPENED)
    ratings = OutcomeRating.objects.filter(goal__in=goals)
    ratings.filter(review__isnull=True).update(rated_on=day(7, 5))
    ratings.filter(review__isnull=False).update(rated_on=day(8, 20))
    told = {"model": "CO_ORDINATED", "extent": 3, "since": FIRST} | way
    if way:
        CaseWorking.objects.bulk_create(
            CaseWorking(case=g.case, recorded_by=g.written_by, **told) for g in goals
        )
    return goals


def rows(told):
    return {row.name: row.numbers for row in told.rows}


def found(team, manager, span=SPAN):
    return association(viewer=manager, centre=team.centre, span=span)


def test_children_are_counted_by_the_way_of_working_of_their_case(team, manager):
    fare(team, {BETTER: 12, NO_CHANGE: 6, WORSE: 5, NOT_YET_KNOWN: 7}, extent=3)
    fare(team, {BETTER: 6, NO_CHANGE: 9}, model="CENTRE_BASED", extent=1)
    fare(team, {BETTER: 5, NOT_YET_KNOWN: 5})

    told = found(team, manager)

    assert told.by_model.columns == ("Better", "No change", "Worse", "Not yet known")
    assert rows(told.by_model) == {
        "Co-ordinated delivery": (12, 6, 5, 7),
        "Centre-based delivery": (6, 9, 0, 0),
        "Not recorded": (5, 0, 0, 5),
    }
    assert set(rows(told.by_extent)) == {
        "Co-ordination",
        "Co-operation",
        "Not recorded",
    }


def test_the_range_is_that_of_wilson(team, manager):
    fare(team, {BETTER: 16, NO_CHANGE: 9}, extent=3)

    [row] = found(team, manager).by_extent.rows

    plain = binomtest(16, 25).proportion_ci(0.95, method="wilson")
    assert (row.better, row.known) == (16, 25)
    low, high = round(100 * plain.low), round(100 * plain.high)
    assert row.in_words == f"64% ({low} to {high})"
    assert "only one group" in found(team, manager).by_extent.caution


def test_the_way_in_force_on_the_last_day_counts(team, manager):
    goals = fare(team, {BETTER: 8}, model="CONSULTATION", since=FIRST)
    for since, model in (
        (day(8, 1), "CENTRE_BASED"),
        (LAST + timedelta(1), "OPERATIONAL_TEAM"),
    ):
        CaseWorking.objects.bulk_create(
            CaseWorking(
                case=goal.case, model=model, extent=2, since=since,
                recorded_by=goal.written_by,
            )
            for goal in goals
        )  # fmt: skip

    assert rows(found(team, manager).by_model) == {
        "Centre-based delivery": (8, 0, 0, 0)
    }


def test_small_rows_are_put_together_or_nothing_is_told(team, manager):
    fare(team, {BETTER: 12, NO_CHANGE: 6}, extent=3)
    fare(team, {BETTER: 3, NO_CHANGE: 2}, extent=1)
    fare(team, {BETTER: 2, NO_CHANGE: 3}, extent=2)

    assert rows(found(team, manager).by_extent) == {
        "Co-ordination": (12, 6, 0, 0), OTHERS: (5, 5, 0, 0),
    }  # fmt: skip


def test_a_few_children_are_not_told(team, manager):
    fare(team, {BETTER: 3, WORSE: 1}, extent=3)

    told = found(team, manager)

    assert told.by_extent.rows == ()
    assert told.moments[0].children is None


def test_every_table_divides_all_children_into_places_of_five_or_more():
    """Try many small worlds: no place from 1 to 4, and nobody lost."""
    sizes = (0, 1, 4, 5, 9)
    for numbers in itertools.product(sizes, repeat=6):
        pairs = zip(
            ("A", "B", "C"), (numbers[:2], numbers[2:4], numbers[4:]), strict=True
        )
        cells = {
            name: Counter({BETTER: good, WORSE: bad}) for name, (good, bad) in pairs
        }
        told = table(cells, FIVE)
        places = [n for row in told.rows for n in row.numbers]
        assert all(n == 0 or n >= FIVE for n in places), (cells, told)
        assert not told.rows or sum(places) == sum(numbers)


def test_no_change_and_worse_stand_together_where_that_tells_more():
    cells = {
        "A": Counter({BETTER: 9, NO_CHANGE: 6, WORSE: 2}),
        "B": Counter({BETTER: 7, NO_CHANGE: 3, WORSE: 3}),
    }

    told = table(cells, FIVE)

    assert told.columns == tuple(name for name, _ in ROUGH)
    assert rows(told) == {"A": (9, 8, 0), "B": (7, 6, 0)}
    assert {v for _, vs in DETAILED for v in vs} == set(VERDICTS)


def test_words_do_not_claim_a_cause():
    near = {"A": Counter({BETTER: 9, WORSE: 6}), "B": Counter({BETTER: 7, WORSE: 6})}
    far = {"A": Counter({BETTER: 60, WORSE: 6}), "B": Counter({BETTER: 6, WORSE: 60})}

    assert "chance alone" in table(near, FIVE).caution
    assert "nothing of the cause" in table(far, FIVE).caution


def test_each_quarter_has_the_partnership_and_the_profile_of_its_time(team, manager):
    fare(team, {BETTER: 16, NO_CHANGE: 9}, extent=3)
    for extent, since in ((1, day(1, 5)), (2, day(8, 1)), (3, LAST + timedelta(1))):
        way = Way("CO_ORDINATED", extent, since, "Minutes")
        record_partnership(centre=team.centre, way=way, by=manager)
    survey = closed(team.centre, manager)
    survey.closed_at = at(day(7, 9))
    survey.save()
    answered(survey, 6, WR1=4)

    now, before, *_ = found(team, manager).moments

    assert (now.working.extent, before.working.extent) == (2, 1)
    assert (now.profile[0].mean, before.profile[0]) == (4, None)
    assert (now.children.better, now.children.known) == (16, 25)


def test_a_commissioner_sees_figures_and_no_profile(team, manager):
    role = RoleName.COMMISSIONER
    carol = TeamMembershipFactory(team=TeamFactory(), role=role).practitioner
    survey = closed(team.centre, manager)
    answered(survey, 6, WR1=4)

    told = association(viewer=carol, centre=team.centre, span=SPAN)

    assert all(score is None for each in told.moments for score in each.profile)


def test_another_manager_sees_and_records_nothing(team):
    other = centre_manager(TeamFactory().centre)
    with pytest.raises(AccessDenied):
        association(viewer=other, centre=team.centre, span=SPAN)
    way = Way("CO_ORDINATED", 3, FIRST)
    with pytest.raises(AccessDenied):
        record_partnership(centre=team.centre, way=way, by=other)
    assert not PartnershipWorking.objects.exists()


def test_the_page_says_association_and_names_its_method(
    client, team, manager, django_assert_max_num_queries
):
    fare(team, {BETTER: 16, NO_CHANGE: 9}, extent=3)
    client.force_login(manager)

    with django_assert_max_num_queries(45):
        text = client.get(PAGE).content.decode()

    assert "association, not cause" in text
    assert "Wilson&#x27;s score interval" in text
    assert "64% (" in text
    assert AccessEvent.objects.filter(event="FIGURES_VIEWED").exists()


def test_a_manager_records_how_her_agencies_work_together(client, team, manager):
    client.force_login(manager)
    sent = {
        "centre": team.centre.pk, "model": "CENTRE_BASED", "extent": "2",
        "since_day": 1, "since_month": 4, "since_year": 2026, "evidence": "One rota",
    }  # fmt: skip
    assert (
        client.post("/how-agencies-work-together/", sent | {"model": ""}).status_code
        == 200
    )
    assert not PartnershipWorking.objects.exists()

    client.post("/how-agencies-work-together/", sent)

    row = PartnershipWorking.objects.get()
    assert (row.centre, row.extent, row.evidence) == (team.centre, 2, "One rota")
    text = client.get("/how-agencies-work-together/").content.decode()
    assert "One rota" in text
    assert "Several agencies work from one place" in text
    event = AccessEvent.objects.filter(event="WORKING_RECORDED").latest("pk")
    assert (event.by, event.details) == (
        manager,
        {"model": "CENTRE_BASED", "extent": 2},
    )


def test_her_own_centre_is_the_only_one_that_can_be_chosen(client, team, manager):
    other = TeamFactory().centre
    client.force_login(manager)
    sent = {
        "centre": other.pk, "model": "CENTRE_BASED", "extent": "2",
        "since_day": 1, "since_month": 4, "since_year": 2026,
    }  # fmt: skip

    assert client.post("/how-agencies-work-together/", sent).status_code == 200
    assert not PartnershipWorking.objects.exists()
    text = client.get(f"{PAGE}&centre={other.pk}").content.decode()
    assert str(other) not in text or str(other) == str(team.centre)
