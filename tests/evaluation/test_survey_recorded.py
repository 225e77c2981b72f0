"""What people say beside what the record shows: both sides counted twice."""

from datetime import timedelta
from statistics import median

import pytest

from cases.models import ColleagueRequest, Referral
from evaluation.counting import Period
from evaluation.indicators.co_ordination import (
    answered as questions,
)
from evaluation.indicators.co_ordination import (
    days_shared,
    passed_on,
    shared,
    visited_by_two,
    waits,
)
from evaluation.instruments import item
from evaluation.perceived import SUBJECTS
from evaluation.queries.recorded import compared
from evaluation.scope import Whose
from information_sharing.exceptions import AccessDenied
from lead_professional.models import Appointment
from tests.evaluation.busy_town import FIRST, LAST, at, day, families
from tests.evaluation.test_survey_results import answered, closed
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.cases_referrals import ColleagueRequestFactory, ReferralFactory
from tests.factories.cases_visits import VisitFactory
from tests.factories.evaluation_surveys import SurveyItemFactory
from tests.factories.lead_professional import AppointmentFactory
from tests.people import centre_manager

QUARTER = Period(FIRST, LAST)


@pytest.fixture
def ours(db):
    return TeamFactory()


@pytest.fixture
def theirs(ours):
    return TeamFactory(centre=ours.centre, agency=AgencyFactory(name="Health"))


@pytest.fixture
def lives(ours):
    return families(ours, 14)


@pytest.fixture
def manager(ours):
    return centre_manager(ours.centre)


@pytest.fixture
def survey(ours, manager):
    made = closed(ours.centre, manager)
    made.closed_at = at(day(9, 20))
    made.save()
    words = item("PR26").words
    asked = {"instrument": "four-factors", "dimension": "processes", "words": words}
    SurveyItemFactory(survey=made, code="PR26", **asked)
    answered(made, 8, PR26=2)
    return made


def hits(units, ours):
    found = list(units(Whose.at(ours.centre), QUARTER))
    return sum(unit.hit for unit in found), len(found)


def test_shared_families_are_those_where_another_agency_works_on_the_last_day(
    lives, ours, theirs
):
    same = TeamFactory(centre=ours.centre, agency=ours.agency)
    for number, case in enumerate(lives.cases):
        ended = LAST - timedelta(days=1) if number == 6 else None
        team = theirs if number < 7 else same
        InvolvementFactory(case=case, team=team, ends_on=ended)

    assert hits(shared, ours) == (6, 14)


def test_the_agency_of_who_leads_works_with_the_family(lives, ours, theirs):
    for number, case in enumerate(lives.cases[:8]):
        lead = AppointmentFactory(nomination__case=case, nomination__team=theirs)
        ended = at(LAST - timedelta(days=1)) if number == 6 else None
        began = at(day(10, 1) if number == 7 else day(8, 1))
        rows = Appointment.objects.filter(pk=lead.pk)
        rows.update(started_at=began, ended_at=ended, team=theirs,
                    ended_by=lead.practitioner if ended else None)  # fmt: skip

    assert hits(shared, ours) == (6, 14)


def test_visits_of_two_agencies_on_one_day_are_a_clash_and_one_called_off_is_not(
    lives, ours, theirs
):
    for number, case in enumerate(lives.cases[:9]):
        VisitFactory(case=case, planned_on=day(8, 3), team=ours)
        off = {"called_off": True} if number >= 7 else {}
        other = day(8, 3) if number < 5 or number >= 7 else day(8, 4)
        VisitFactory(case=case, planned_on=other, team=theirs, **off)
    VisitFactory(case=lives.cases[0], planned_on=day(10, 3), team=theirs)

    assert hits(days_shared, ours) == (5, 5 + 2 * 2 + 2)
    assert hits(visited_by_two, ours) == (7, 9)


def ask(lives, ours, days):
    """Ask on 10 August; answer so many days later, or never."""
    for case, wait in zip(lives.cases, days, strict=False):
        done = {} if wait is None else {"answered_by": lives.by}
        if wait is not None:
            done["answered_at"] = at(day(8, 10) + timedelta(days=wait))
        one = ColleagueRequestFactory(case=case, team=ours, **done)
        row = ColleagueRequest.objects.filter(pk=one.pk)
        row.update(asked_at=at(day(8, 10)))


def test_answers_within_a_week_and_the_wait_of_half_of_them(lives, ours):
    days = [0, 1, 2, 3, 7, 8, 20, None, None, 5]
    ask(lives, ours, days)

    plain = [wait for wait in days if wait is not None]
    within = len([wait for wait in plain if wait <= 7])
    assert hits(questions, ours) == (within, len(days))
    found = waits(Whose.at(ours.centre), QUARTER)
    assert median(found) == timedelta(days=median(plain))


def test_a_family_that_was_sent_on_counts_once(ours, theirs):
    made = ReferralFactory.create_batch(12, team=ours, centre=ours.centre)
    Referral.objects.filter(pk__in=[one.pk for one in made]).update(
        received_at=at(day(8, 5))
    )
    for one in made[:5]:
        next_one = ReferralFactory(team=theirs, centre=ours.centre, passed_from=one)
        Referral.objects.filter(pk=next_one.pk).update(received_at=at(day(8, 6)))
    Referral.objects.filter(pk=made[5].pk).update(status="DUPLICATE")

    assert hits(passed_on, ours) == (5, 11)


def test_both_sides_stand_beside_each_other(survey, lives, ours, theirs, manager):
    for case in lives.cases[:6]:
        InvolvementFactory(case=case, team=theirs)

    found = compared(survey=survey, viewer=manager)

    first = found.subjects[0]
    assert (found.span.starts_on, found.span.ends_on) == (FIRST, LAST)
    assert [(s.item.code, s.score.mean, s.score.n) for s in first.said] == [
        ("PR26", 2, 8)
    ]
    figure = first.recorded[0].figure
    assert (figure.part, figure.whole, figure.percent) == (6, 14, 43)


@pytest.mark.parametrize("number", [1, 4, 10, 13])
def test_a_small_part_or_a_small_rest_is_not_shown(
    survey, lives, theirs, manager, number
):
    for case in lives.cases[:number]:
        InvolvementFactory(case=case, team=theirs)
    ask(lives, theirs, [1, 2, 3, 4])

    found = compared(survey=survey, viewer=manager)

    assert found.subjects[0].recorded[0].figure.part is None
    assert found.subjects[1].days is None


def test_nothing_while_open_few_or_for_another(survey, lives, manager):
    with pytest.raises(AccessDenied):
        compared(survey=survey, viewer=centre_manager(TeamFactory().centre))
    survey.ballots.all().delete()
    answered(survey, 4, PR26=2)
    assert compared(survey=survey, viewer=manager) is None
    survey.status = "OPEN"
    assert compared(survey=survey, viewer=manager) is None


def test_the_page_says_that_a_gap_is_a_question(
    client, survey, lives, theirs, manager, django_assert_max_num_queries
):
    for case in lives.cases[:6]:
        InvolvementFactory(case=case, team=theirs)
    client.force_login(manager)

    with django_assert_max_num_queries(31):
        text = client.get(f"/surveys/{survey.pk}/recorded/").content.decode()

    assert "a question, not a verdict" in text
    assert "6 of 14 cases" in text
    assert item("PR26").words in text
    client.force_login(centre_manager(TeamFactory().centre))
    assert client.get(f"/surveys/{survey.pk}/recorded/").status_code == 404


def test_every_statement_that_is_set_beside_the_record_exists():
    for subject in SUBJECTS:
        assert all(item(code).words for code in subject.items)
        assert subject.question.endswith("?")
