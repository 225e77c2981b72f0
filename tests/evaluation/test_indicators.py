"""Each indicator against a second, plain count of what was put into the record."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from cases.models import Particular, Person
from cases.timescales import due_date
from evaluation.counting import Period
from evaluation.indicators import INDICATORS
from evaluation.indicators_report import compute_indicators
from evaluation.models import Scope
from evaluation.periods import quarter_of
from evaluation.scope import Whose
from lead_professional.models import Appointment
from tests.evaluation import busy_town as busy
from tests.evaluation.busy_town import FIRST, LAST, day
from tests.factories.agencies import AgencyFactory, CentreFactory, TeamFactory
from tests.factories.cases_record import ParticularFactory
from tests.factories.evaluation import IndicatorTargetFactory, SuppliedFigureFactory
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.people import consent_for, member_of

pytestmark = pytest.mark.django_db
QUARTER = Period(FIRST, LAST)
THIRTY = 30


@pytest.fixture
def team():
    return TeamFactory()


def figure(code, whose, period=QUARTER):
    lines = compute_indicators(whose, period)["indicators"]
    line = next(line for line in lines if line["code"] == code)
    return line["part"], line["whole"], line["percent"]


def of(numbers, wanted):
    """Return part, whole and percent as a plain count gives them."""
    part, whole = sum(map(wanted, numbers)), len(numbers)
    return part, whole, round(100 * part / whole)


def test_seen_and_seen_often(team):
    times = [0, 1, 3] * 10
    busy.see(busy.families(team, THIRTY), times)
    whose = Whose.at(team.centre)

    assert figure("seen", whose) == of(times, lambda n: n > 0)
    assert figure("sustained", whose) == of(times, lambda n: n >= 3)
    assert figure("two-year-olds", whose) == of(times, lambda n: n > 0)


def test_what_was_long_ago_or_afterwards_is_not_seen(team):
    lives = busy.families(team, THIRTY)
    busy.see(lives, [1] * 10 + [0] * 20, on=day(9, 30))
    busy.see(lives, [0] * 10 + [1] * 10 + [0] * 10, on=day(10, 1))
    busy.see(lives, [0] * 20 + [1] * 10, on=day(9, 30).replace(year=2025))

    assert figure("seen", Whose.at(team.centre)) == (10, 30, 33)


def test_registered_and_reached_of_the_children_who_live_here(team):
    lives = busy.families(team, THIRTY)
    times = [1] * 12 + [0] * 18
    busy.see(lives, times)
    old, dead = lives.children[:2]
    old.born_on, dead.died_on = day(9, 30).replace(year=2021), day(8, 1)
    old.save(), dead.save()
    SuppliedFigureFactory(centre=team.centre, numerator=80)

    assert figure("registered", Whose.at(team.centre)) == (28, 80, 35)
    assert figure("reach", Whose.at(team.centre)) == (10, 80, 12)


def test_without_the_figure_of_others_there_is_no_share(team):
    busy.families(team, THIRTY)

    assert figure("registered", Whose.at(team.centre)) == (None, None, None)


def test_priority_groups_that_the_record_can_tell(team):
    lives = busy.families(team, THIRTY)
    busy.see(lives, [1] * 15 + [0] * 15)
    for number, child in enumerate(lives.children[5:25]):
        words = "None." if number % 2 else "Hears little"
        ParticularFactory(person=child, kind="DISABILITY", words=words)
        child.case.people.create(
            kind="PARENT_CARER",
            family_name="Test",
            born_on=day(10, 1).replace(year=2006) if number < 12 else day(9, 1),
            recorded_by=lives.by,
        )
    Particular.objects.update(recorded_at=busy.at(day(8, 1)))
    Person.objects.filter(kind="PARENT_CARER", born_on=day(9, 1)).update(
        born_on=day(9, 1).replace(year=1990)
    )

    # Children 5 to 16 have a young parent, 5 to 14 of them were seen; every second of
    # 5 to 24 hears little, five of them were seen.
    whose = Whose.at(team.centre)
    assert raw("young-parents", whose) == (10, 12)
    assert raw("disabled-children", whose) == (5, 10)
    assert figure("disabled-children", whose) == (5, 10, 50)
    assert figure("young-parents", whose) == (None, None, None)


def raw(code, whose, period=QUARTER):
    units = list(INDICATORS[code].units(whose, period))
    return sum(unit.hit for unit in units), len(units)


def test_new_births_visited_within_two_calendar_months(team):
    after = [5, 61, 62, None] * 5
    busy.births(team, after)

    in_time = of(after, lambda n: n is not None and n <= 61)
    assert figure("new-births", Whose.at(team.centre)) == in_time
    later = Period(day(10, 1), day(12, 31))
    assert figure("new-births", Whose.at(team.centre), later) == (0, 0, None)


def test_assessments_in_time(team):
    lives = busy.families(team, THIRTY)
    delays = [10, 60, None] * 10
    busy.assess(lives, delays)
    allowed = _days(busy.timescale("ASSESSMENT"), FIRST)

    in_time = of(delays, lambda n: n is not None and n <= allowed)
    assert figure("assessments", Whose.at(team.centre)) == in_time


def _days(timescale, start):
    return (due_date(timescale, start) - start).days


def test_first_meetings_in_time(team):
    lives = busy.families(team, 20)
    busy.assess(lives, [1] * 20)
    since = FIRST + datetime.timedelta(1)
    by = since + datetime.timedelta(_days(busy.timescale("FIRST_MEETING"), since))
    for lives_on, on in ((0, by), (1, by + datetime.timedelta(1))):
        part = busy.Lives(lives.cases[lives_on::2], [], lives.by)
        busy.review(part, [None] * 10, first=on)

    assert figure("first-meetings", Whose.at(team.centre)) == (10, 20, 50)


def test_reviews_in_time(team):
    held = [day(9, 10), day(9, 11), None] * 8
    busy.review(busy.families(team, 24), held)

    in_time = of(held, lambda on: on is not None and on <= day(9, 10))
    assert figure("reviews", Whose.at(team.centre)) == in_time


def test_referrals_answered_as_promised(team):
    contacted = [day(8, 20), day(8, 21), None] * 6
    busy.refer(team, contacted)
    busy.ReferralFactory(team=team, contact_by=day(8, 20), status="DUPLICATE")

    in_time = of(contacted, lambda on: on is not None and on <= day(8, 20))
    assert figure("referrals", Whose.at(team.centre)) == in_time


def test_referrals_by_families_at_the_desk(team):
    """40 % of one centre's referrals came from its community desk (N:222)."""
    sources = ["DESK"] * 10 + ["SCHOOL"] * 8 + ["ONLINE"] * 7
    for source in sources:
        came(team, day(8, 5), source=source)
    came(team, day(8, 5), source="DESK", status="DUPLICATE")
    first = came(team, day(6, 30), source="SCHOOL")
    came(team, day(8, 6), source="INTERNAL", passed_from=first)
    came(TeamFactory(), day(8, 5), source="DESK")

    at_the_desk = of(sources, lambda source: source == "DESK")
    assert figure("desk", Whose.at(team.centre)) == at_the_desk == (10, 25, 40)


def came(team, on, **fields):
    """Receive a referral on a day."""
    one = busy.ReferralFactory(team=team, **fields)
    type(one).objects.filter(pk=one.pk).update(received_at=busy.at(on))
    return one


def test_services_obtained_and_needs_unmet(team):
    outcomes = ["OBTAINED", "DECLINED", "NOT_THERE", "WAITING", "NOT_WANTED"] * 6
    busy.recommend(busy.families(team, THIRTY), outcomes)

    whose = Whose.at(team.centre)
    assert figure("obtained", whose) == of(outcomes, lambda o: o == "OBTAINED")
    unmet = of(outcomes, lambda o: o in {"DECLINED", "NOT_THERE"})
    assert figure("unmet-needs", whose) == unmet


def test_families_with_a_lead_professional(team):
    lives = busy.families(team, 14)
    lead = member_of(team)
    for case, child in zip(lives.cases[:6], lives.children, strict=False):
        family = type("Family", (), {"case": case, "mother": child, "child": child})
        consent = consent_for(family, team, people=[child])
        asked = NominationFactory(
            case=case, nominee=lead, team=team, consent=consent, accepted=True
        )
        AppointmentFactory(nomination=asked)
    Appointment.objects.update(started_at=busy.at(day(8, 1)))
    assert figure("lead-professional", Whose.at(team.centre)) == (6, 14, 43)
    assert (
        raw("lead-professional", Whose.at(team.centre), Period(day(4, 1), day(6, 30)))[
            0
        ]
        == 0
    )


def test_late_actions_by_agency_with_the_small_ones_together(team):
    big, other, small = AgencyFactory.create_batch(3)
    due = [day(9, 1), day(10, 20)] * 15
    agencies = [big] * 14 + [other] * 12 + [small] * 4
    busy.act(busy.families(team, THIRTY), due, agencies=agencies)

    lines = compute_indicators(Whose.at(team.centre), QUARTER)["indicators"]
    late = next(line for line in lines if line["code"] == "late-actions")
    assert (late["part"], late["whole"]) == (15, 30)
    assert late["by_agency"] == [
        {"name": big.name, "part": 7, "whole": 14},
        {"name": "Others together", "part": 8, "whole": 16},
    ]


def test_target_and_period_before(team):
    busy.see(busy.families(team, THIRTY), [1] * 18 + [0] * 12)
    IndicatorTargetFactory(code="seen", centre=None, value=80)
    IndicatorTargetFactory(code="seen", centre=team.centre, value=60)
    IndicatorTargetFactory(code="seen", centre=CentreFactory(), value=10)
    against = Period(day(4, 1), day(6, 30))

    found = compute_indicators(Whose.at(team.centre), QUARTER, against)
    seen = next(line for line in found["indicators"] if line["code"] == "seen")
    assert (seen["target"], seen["met"]) == ("60", True)
    assert seen["before"]["part"] == 0
    assert seen["before"]["whole"] == 30


def test_an_ended_target_counts_no_more(team):
    busy.see(busy.families(team, THIRTY), [1] * 18 + [0] * 12)
    manager = member_of(team)
    IndicatorTargetFactory(
        code="seen", centre=team.centre, ended_at=busy.at(LAST), ended_by=manager
    )

    lines = compute_indicators(Whose.at(team.centre), QUARTER)["indicators"]
    assert next(x for x in lines if x["code"] == "seen")["target"] is None


def test_every_indicator_says_what_it_is():
    for each in INDICATORS.values():
        assert all((each.definition, each.numerator, each.denominator, each.source))
        assert each.period
        assert each.version >= 1


def test_the_number_of_questions_does_not_grow(team, django_assert_max_num_queries):
    lives = busy.families(team, THIRTY)
    busy.see(lives, [2] * THIRTY)
    busy.assess(lives, [10] * THIRTY)
    for other in TeamFactory.create_batch(3):
        busy.see(busy.families(other, 10), [1] * 10)

    with django_assert_max_num_queries(40):
        compute_indicators(Whose(Scope.AUTHORITY), QUARTER)


def test_what_is_not_due_yet_is_not_counted_yet(team):
    """A review that is due tomorrow is no late one today."""
    tomorrow = timezone.localdate() + datetime.timedelta(1)
    quarter = Period(quarter_of(tomorrow), tomorrow)
    busy.review(busy.families(team, 12), [None] * 12, next_on=tomorrow)

    assert raw("reviews", Whose.at(team.centre), quarter) == (0, 0)
    with time_machine.travel(tomorrow + datetime.timedelta(1)):
        assert raw("reviews", Whose.at(team.centre), quarter) == (0, 12)
