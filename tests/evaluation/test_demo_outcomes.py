"""The demo says what it is meant to say: of 25 rated families 16 improved."""

from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from cases.models import Case
from config.demo.outcomes import rate_many
from evaluation.counting import Period, count_by_centre
from evaluation.models import OutcomeRating
from evaluation.outcomes_report import compute
from evaluation.presenting import account
from evaluation.queries.ratings import how_it_goes
from tests.factories.agencies import TeamFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db


def plainly(cases):
    """Compare the practitioner's first number and last, case by case."""
    found = Counter()
    for case in cases:
        rows = OutcomeRating.objects.filter(case=case, rater="PRACTITIONER")
        first, last = rows.order_by("rated_on").values_list("score", flat=True)
        if last == first:
            found["NO_CHANGE"] += 1
        else:
            found["BETTER" if last > first else "WORSE"] += 1
    return found


def test_sixteen_of_twenty_five_improved():
    team = TeamFactory()
    worker = member_of(team)
    rate_many(
        SimpleNamespace(
            teams={"Northfield health visiting": team}, people={"zara": worker}
        )
    )
    cases = Case.objects.filter(centre=team.centre)
    today = timezone.localdate()
    quarter = Period(today - timedelta(days=90), today)

    counted = count_by_centre(cases, quarter)[team.centre.pk]

    assert counted.children == 25
    expected = {"BETTER": 16, "NO_CHANGE": 9}
    assert dict(counted.outcomes["EA"].verdicts) == expected == plainly(cases)
    said = account(compute(team.centre, starts_on=quarter.starts_on, ends_on=today))
    sentence = "25 children. Better for 16 (64 per cent) and no change for 9"
    assert f"Enjoy and achieve: {sentence} (36 per cent)." in said.sentences
    page = how_it_goes(viewer=worker, case=cases.first())
    assert page.goals[0].track.moments[0].said[2] == "too young to say"
