"""Reports of each scope and kind: asked for, set against, stopped, taken away."""

import csv
import json
from datetime import date

import page as pdf_checker
import pytest

from cases.outcomes import Aim
from evaluation import building, documents
from evaluation.commands.reports import cancel_report, request_report, try_again
from evaluation.counting import BETTER, NO_CHANGE, Period
from evaluation.models import Kind, Report, Scope
from evaluation.outcomes_report import compute_for
from evaluation.periods import QUARTER, Span, offered
from evaluation.presenting import account
from evaluation.scope import Whose
from evaluation.wanting import Wanted
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.evaluation.town import add_children, this_year, wanted
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.evaluation import FrameworkFactory, FrameworkOutcomeFactory

pytestmark = pytest.mark.django_db


def year():
    return Period(**this_year())


def of_scope(whose, **more):
    return Wanted(whose, **this_year(), **more)


def made(asked, by):
    report = request_report(wanted=asked, by=by)
    building.build(report.pk)
    report.refresh_from_db()
    assert report.is_done, report.failure
    return report


def scopes(team):
    return [
        Whose(),
        Whose(Scope.AREA, area=team.centre.area),
        Whose(Scope.AGENCY, agency=team.agency),
        Whose.at(team.centre),
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_commissioner_has_every_scope_made(team, commissioner, kind):
    against = Span(year().starts_on, 12).before
    days = Period(against.starts_on, against.ends_on)
    for whose in scopes(team):
        report = made(of_scope(whose, kind=kind, against=days), commissioner)
        assert report.subject == whose.name
        assert report.snapshot["scope"] == whose.scope
        assert report.snapshot["against"]["starts_on"] == str(days.starts_on)


def test_a_manager_has_nothing_made_beyond_her_centre(team, manager):
    for whose in scopes(team)[:3]:
        with pytest.raises(AccessDenied, match="for commissioners"):
            request_report(wanted=of_scope(whose), by=manager)
    assert not Report.objects.exists()


def test_a_manager_finds_no_report_beyond_her_centre(
    as_manager, client, team, commissioner
):
    report = made(of_scope(Whose()), commissioner)

    assert as_manager.get(report.get_absolute_url()).status_code == 404
    assert "The whole authority" not in as_manager.get("/reports/").content.decode()
    client.force_login(commissioner)
    assert client.get(report.get_absolute_url()).status_code == 200


def test_rights_are_asked_again_beyond_a_centre(team, commissioner):
    report = request_report(wanted=of_scope(Whose()), by=commissioner)
    commissioner.memberships.update(role="PRACTITIONER")

    building.build(report.pk)

    report.refresh_from_db()
    assert (report.status, report.snapshot) == ("FAILED", None)
    assert "for commissioners" in report.failure


def row_of(snapshot, code="EA"):
    return next(row for row in snapshot["outcomes"] if row["code"] == code)


def test_the_authority_adds_up_what_the_centres_show(team):
    other = TeamFactory()
    add_children(other, {BETTER: 10, NO_CHANGE: 3})

    riverside = row_of(compute_for(Whose.at(team.centre), year()))
    there = row_of(compute_for(Whose.at(other.centre), year()))
    whole = row_of(compute_for(Whose(), year()))
    for verdict in whole["counts"]:
        shown = [one["counts"][verdict] or 0 for one in (riverside, there)]
        assert whole["counts"][verdict] == sum(shown)
    assert whole["total"] == 26 + 13


def test_an_agency_counts_where_it_opened_or_works_and_in_fives(team):
    elsewhere = TeamFactory()
    goals = add_children(elsewhere, {BETTER: 9})
    helper = TeamFactory(agency=team.agency)
    for goal in goals[:4]:
        InvolvementFactory(case=goal.case, team=helper)

    row = row_of(compute_for(Whose(Scope.AGENCY, agency=team.agency), year()))
    assert row["counts"][BETTER] == 15  # 12 of its own and 4 where it works: 16.
    assert row["counts"]["WORSE"] is None


def test_outcomes_by_another_framework(team, manager):
    framework = FrameworkFactory(name="Our town")
    ready = {"aims": [Aim.EA1, Aim.BH1], "name": "Ready and well", "code": "A"}
    FrameworkOutcomeFactory(framework=framework, position=1, **ready)
    FrameworkOutcomeFactory(
        framework=framework, position=2, aims=[Aim.SS2], name="Safe", code="B"
    )

    report = made(of_scope(Whose.at(team.centre), framework=framework), manager)
    # 26 children with the aim of learning, 12 with health and safety: each once,
    # and what becomes of them in fives: 20, 5, 10, 5 and 5, 5.
    assert "rounded to five" in " ".join(account(report.snapshot).how_counted)
    totals = [row["total"] for row in report.snapshot["outcomes"]]
    assert [row["label"] for row in report.snapshot["outcomes"]] == [
        "Ready and well",
        "Safe",
    ]
    assert totals == [40, 10]
    named = report.snapshot["framework"]
    assert named.startswith("Our town")
    assert f"Outcomes of,{named}" in documents.report_csv(report, viewer=manager)
    assert json.loads(documents.report_json(report))["framework"] == named


def test_the_same_request_twice_makes_one_report(team, commissioner):
    asked = of_scope(Whose(Scope.AREA, area=team.centre.area), kind=Kind.INDICATORS)
    first = request_report(wanted=asked, by=commissioner)

    assert request_report(wanted=asked, by=commissioner) == first
    others = [of_scope(Whose()), of_scope(Whose(Scope.AREA, area=team.centre.area))]
    for other in others:
        assert request_report(wanted=other, by=commissioner) != first
    assert Report.objects.count() == 3


def test_set_against_another_period_it_waits_for_the_first(team, manager):
    request_report(wanted=wanted(team.centre), by=manager)

    with pytest.raises(NotPossibleNow, match="being made for you"):
        request_report(wanted=wanted(team.centre, against=year()), by=manager)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-07-02", "2026-09-30"), ("2026-07-01", "2026-09-29"),
     ("2026-05-01", "2026-07-31"), ("2026-07-01", "2026-12-31")],
)  # fmt: skip
def test_no_other_period_than_quarters_and_years(team, manager, first, last):
    odd = Wanted(
        Whose.at(team.centre), date.fromisoformat(first), date.fromisoformat(last)
    )
    with pytest.raises(NotPossibleNow, match="about a quarter"):
        request_report(wanted=odd, by=manager)


def test_the_periods_offered_are_whole(team):
    for span in offered():
        assert span.starts_on.month in {1, 4, 7, 10}
        assert span.months in {QUARTER, 12}


def test_a_stopped_report_stays_stopped_and_can_be_tried_again(team, manager):
    report = request_report(wanted=wanted(team.centre), by=manager)
    cancel_report(report=report, by=manager)

    building.build(report.pk)
    report.refresh_from_db()
    assert (report.status, report.document) == ("CANCELLED", None)

    again = try_again(report=report, by=manager)
    building.build(again.pk)
    again.refresh_from_db()
    assert again.is_done
    assert again.pk != report.pk


def test_a_worker_that_has_it_writes_nothing_after_the_stop(team, manager, monkeypatch):
    report = request_report(wanted=wanted(team.centre), by=manager)
    real = building.compute

    def stopped_meanwhile(asked):
        cancel_report(report=report, by=manager)
        return real(asked)

    monkeypatch.setattr(building, "compute", stopped_meanwhile)
    building.build(report.pk)

    report.refresh_from_db()
    assert (report.status, report.snapshot) == ("CANCELLED", None)


def test_stopping_on_the_page(as_manager, team, manager):
    report = request_report(wanted=wanted(team.centre), by=manager)
    page = report.get_absolute_url()

    assert "Stop this report" in as_manager.get(page).content.decode()
    as_manager.post(f"{page}stop/")
    assert "The report was stopped" in as_manager.get(page).content.decode()
    answer = as_manager.post(f"{page}again/")
    assert answer.url != page
    assert Report.objects.filter(status="REQUESTED").count() == 1


def test_nobody_stops_the_report_of_another(as_manager, team, manager, colleague):
    report = request_report(wanted=wanted(team.centre), by=colleague)
    page = report.get_absolute_url()

    for step in ("stop/", "again/"):
        assert as_manager.post(f"{page}{step}").status_code == 403
    report.refresh_from_db()
    assert report.is_unfinished


@pytest.mark.parametrize("kind", list(Kind))
def test_open_data_says_what_it_means_and_not_for_whom(as_manager, team, manager, kind):
    report = made(of_scope(Whose.at(team.centre), kind=kind), manager)

    answer = as_manager.get(f"{report.get_absolute_url()}report.json")
    data = json.loads(answer.content)
    assert data["definitions"]
    assert "made_for" not in data
    assert manager.last_name not in answer.content.decode()
    rows = "outcomes" if kind == Kind.OUTCOMES else "indicators"
    assert data[rows] == report.snapshot[rows]
    named = "Every Child Matters, the five" if kind == Kind.OUTCOMES else None
    assert data.get("framework") == named


def test_outcomes_for_a_spreadsheet_with_the_period_before(as_manager, team, manager):
    report = made(wanted(team.centre, against=year()), manager)
    report.snapshot["against"] = report.snapshot | {"against": None}

    rows = list(csv.reader(documents.report_csv(report, viewer=manager).splitlines()))

    [which, head, first] = rows[5:8]
    assert which == ["Outcomes of", "Every Child Matters, the five"]
    assert head[1:6] == [name.removesuffix(", the period before") for name in head[-5:]]
    assert head[-1] == "All, the period before"
    assert first[1:6] == first[-5:]


def test_indicators_for_a_spreadsheet(as_manager, team, manager):
    report = made(of_scope(Whose.at(team.centre), kind=Kind.INDICATORS), manager)

    answer = as_manager.get(f"{report.get_absolute_url()}report.csv")
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["Indicators", str(team.centre)]
    codes = {row[0] for row in rows[6:]}
    assert len(codes) == len(report.snapshot["indicators"])


def test_the_page_of_indicators_says_the_same(as_manager, team, manager):
    report = made(of_scope(Whose.at(team.centre), kind=Kind.INDICATORS), manager)

    body = as_manager.get(report.get_absolute_url()).content.decode()
    assert "Families with a lead professional" in body
    assert "0 of 38" in body


@pytest.mark.parametrize("kind", list(Kind))
def test_the_document_is_valid_and_the_same_again(team, commissioner, kind, tmp_path):
    report = made(of_scope(Whose(), kind=kind, against=year()), commissioner)

    assert documents.report_pdf(report) == bytes(report.document)
    path = tmp_path / "report.pdf"
    path.write_bytes(bytes(report.document))
    profile = pdf_checker.ValidationProfile.PDF_UA_1
    assert pdf_checker.validate_pdf(str(path), profile=profile).is_compliant
