"""A snapshot in words: true, plain, and silent about what is hidden."""

import pytest

from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, VERDICTS, WORSE
from evaluation.outcomes_report import compute
from evaluation.presenting import account
from tests.evaluation.town import add_children, this_quarter
from tests.factories.agencies import TeamFactory
from tests.factories.evaluation import ReportFactory
from tests.factories.evaluation_centre import SelfEvaluationSectionFactory


def said(*children):
    """What a report says of a centre with these children, a dict for each outcome."""
    team = TeamFactory()
    for aim, numbers in children:
        add_children(team, numbers, aims=[aim])
    return account(compute(team.centre, **this_quarter()))


@pytest.mark.django_db
def test_says_shares_of_what_is_shown():
    words = said(("EA1", {BETTER: 10, NO_CHANGE: 5, WORSE: 5})).sentences

    assert words[0] == "20 children have goals in this period."
    assert (
        "Enjoy and achieve: 20 children. Better for 10 (50 per cent), no change "
        "for 5 (25 per cent) and worse for 5 (25 per cent)." in words
    )


@pytest.mark.django_db
def test_says_nothing_of_what_is_hidden():
    told = said(("EA1", {BETTER: 3}), ("SS1", {BETTER: 11, NOT_YET_KNOWN: 1}))

    assert "Enjoy and achieve: fewer than 5 children. Nothing more is shown." in (
        told.sentences
    )
    assert "Stay safe: 12 children. Not shown for 12." in told.sentences
    assert "The number of all children is not shown" in told.sentences[0]
    assert "Stay safe: no change 0, worse 0, not shown 12." in told.chart.description


@pytest.mark.django_db
def test_centre_without_children():
    told = said()

    assert told.sentences[0] == "0 children have goals in this period."
    assert "Be healthy: no child has a goal here." in told.sentences
    assert "no child has a goal here" in told.chart.description


@pytest.mark.django_db
def test_order_of_keys_in_the_database_does_not_matter():
    team = TeamFactory()
    add_children(team, {BETTER: 9, NO_CHANGE: 8, WORSE: 7, NOT_YET_KNOWN: 6})
    snapshot = compute(team.centre, **this_quarter())
    shuffled = snapshot | {
        "outcomes": [
            row | {"counts": {v: row["counts"][v] for v in reversed(VERDICTS)}}
            for row in snapshot["outcomes"]
        ]
    }

    assert account(shuffled) == account(snapshot)


@pytest.mark.django_db
def test_names_in_lists():
    report = ReportFactory(centre__name="Riverside")
    section = SelfEvaluationSectionFactory(self_evaluation__centre__name="Mill Lane")

    assert str(report) == "Outcomes of children: Riverside"
    assert str(section.self_evaluation) == "Self-evaluation of Mill Lane"
    assert str(section) == "access"
    with pytest.raises(ValueError, match="not been counted"):
        report.made()


@pytest.mark.django_db
def test_the_period_before_is_a_table_only_where_there_is_something_in_it():
    team = TeamFactory()
    add_children(team, {BETTER: 10}, aims=["EA1"])
    now = compute(team.centre, **this_quarter())
    empty = compute(TeamFactory().centre, **this_quarter())

    after_nothing = account(now | {"against": empty})
    after_something = account(now | {"against": now})

    assert after_nothing.before == ()
    assert "0 children have goals in this period." in after_nothing.before_words
    assert after_something.before == after_something.counts
