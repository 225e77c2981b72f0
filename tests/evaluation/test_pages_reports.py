"""The report's pages and files, from both sides of the door."""

import csv
import io
import uuid

import page as pdf_checker
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.commands import leave_team
from evaluation import building
from evaluation.documents import harmless
from evaluation.models import Report
from information_sharing.models import AccessEvent
from tests.evaluation.test_building import form_data
from tests.evaluation.town import this_quarter, this_year
from tests.factories.evaluation import ReportFactory
from tests.people import team_member

GONE = str(uuid.uuid4())


@pytest.fixture
def report(team, manager):
    return ReportFactory(centre=team.centre, requested_by=manager, **this_quarter())


@pytest.fixture
def done(report):
    building.build(report.pk)
    return Report.objects.get(pk=report.pk)


def events():
    return list(AccessEvent.objects.order_by("pk").values_list("event", flat=True))


def pages_of(report):
    return [
        f"/reports/{report.pk}/",
        f"/reports/{report.pk}/progress/",
        f"/reports/{report.pk}/report.pdf",
        f"/reports/{report.pk}/report.csv",
    ]


def test_list_shows_the_reports_of_her_centre(as_manager, done):
    ReportFactory(centre__name="Elsewhere")

    text = as_manager.get("/reports/").content.decode()

    assert "Riverside children's centre" in text.replace("&#x27;", "'")
    assert "Ready" in text
    assert "Elsewhere" not in text


def test_empty_list_says_what_belongs_there(as_manager):
    assert "No report has been made" in as_manager.get("/reports/").content.decode()


def test_page_shows_words_chart_tables_and_how_it_is_counted(as_manager, done):
    text = as_manager.get(done.get_absolute_url()).content.decode()

    assert "Enjoy and achieve: 26 children." in text
    assert "<svg" in text
    assert "Number of children" in text
    assert "How this is counted" in text
    assert "not shown" in text
    assert "report.pdf" in text


def test_waiting_page_shows_progress_and_asks_again(as_manager, report):
    Report.objects.update(status="RUNNING", progress=30, step="Counting children")

    text = as_manager.get(report.get_absolute_url()).content.decode()
    part = as_manager.get(f"/reports/{report.pk}/progress/").content.decode()

    assert 'hx-trigger="every 1s"' in text
    assert "Check again" in text
    assert "Counting children: 30 per cent done." in part
    assert "<html" not in part


def test_progress_of_a_report_that_is_done_reloads_the_page(as_manager, done):
    answer = as_manager.get(f"/reports/{done.pk}/progress/")

    assert answer.headers["HX-Refresh"] == "true"


def test_failed_report_says_why(as_manager, report):
    Report.objects.update(status="FAILED", failure="It could not be made.")

    text = as_manager.get(report.get_absolute_url()).content.decode()

    assert "It could not be made." in text


def test_stored_document_is_handed_out_and_logged(as_manager, done):
    answer = as_manager.get(f"/reports/{done.pk}/report.pdf")

    assert answer.content == bytes(done.document)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"
    event = AccessEvent.objects.get(event="REPORT_DOWNLOADED")
    assert event.target == done.pk


def test_document_is_made_for_its_reader_and_valid(done, manager, tmp_path):
    (tmp_path / "report.pdf").write_bytes(done.document)
    checked = pdf_checker.validate_pdf(
        str(tmp_path / "report.pdf"), profile=pdf_checker.ValidationProfile.PDF_UA_1
    )
    pages = pypdf.PdfReader(io.BytesIO(done.document)).pages
    words = "\n".join(page.extract_text() for page in pages)

    assert checked.is_compliant, checked
    assert words.count(f"Made for {manager}") == len(pages)
    assert "Enjoy and achieve: 26 children." in words
    assert "How this is counted" in words
    assert "By the outcomes of Every Child Matters, the five." in words


def test_figures_for_a_spreadsheet(as_manager, done, manager):
    answer = as_manager.get(f"/reports/{done.pk}/report.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["Made for", str(manager)] in rows
    assert rows[-3][:6] == [
        "Enjoy and achieve",
        "not shown",
        "7",
        "not shown",
        "5",
        "26",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless("Be healthy") == "Be healthy"


def test_name_that_looks_like_a_formula_is_harmless(as_manager, done, manager):
    manager.first_name = '=HYPERLINK("x")'
    manager.save()

    answer = as_manager.get(f"/reports/{done.pk}/report.csv")

    assert "'=HYPERLINK" in answer.content.decode()


def test_asking_opens_the_page_of_the_new_report(as_manager, team):
    answer = as_manager.post("/reports/new/", form_data(team.centre))

    report = Report.objects.get()
    assert answer.url == f"/reports/{report.pk}/"
    assert (report.starts_on, report.ends_on) == tuple(this_year().values())
    assert "REPORT_REQUESTED" in events()


@pytest.mark.parametrize(
    "changed",
    [
        {"period": "2026-11-1"},
        {"period": "2026-05-3"},
        {"whose": "authority"},
        {"whose": f"centre:{uuid.uuid4()}"},
        {"whose": "x\x00"},
        {"kind": "EVERYTHING"},
        {"against": ""},
    ],
)
def test_what_is_not_offered_cannot_be_asked_for(as_manager, team, changed):
    answer = as_manager.post("/reports/new/", form_data(team.centre) | changed)

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not Report.objects.exists()


def test_centre_of_another_manager_cannot_be_chosen(as_manager, other_manager):
    elsewhere = other_manager.memberships.get().team.centre

    answer = as_manager.post("/reports/new/", form_data(elsewhere))

    assert answer.status_code == 200
    assert not Report.objects.exists()


def test_another_centres_manager_finds_nothing(client, done, other_manager):
    client.force_login(other_manager)

    for page in pages_of(done):
        there, nowhere = client.get(page), client.get(page.replace(str(done.pk), GONE))
        assert there.status_code == nowhere.status_code == 404
    assert str(done.pk) not in client.get("/reports/").content.decode()


def test_practitioner_of_the_centre_is_refused(client, done, team):
    client.force_login(team_member(done.centre.cases.first()))

    for page in [*pages_of(done), "/reports/", "/reports/new/"]:
        assert client.get(page).status_code == 403


def test_nobody_gets_in_without_signing_in(client, done):
    for page in [*pages_of(done), "/reports/", "/reports/new/"]:
        assert client.get(page).status_code == 302


def test_second_manager_sees_figures_but_not_a_document_made_for_another(
    client, done, colleague
):
    client.force_login(colleague)

    page = client.get(done.get_absolute_url())

    assert page.status_code == 200
    assert "report.pdf" not in page.content.decode()
    assert client.get(f"/reports/{done.pk}/report.pdf").status_code == 403
    assert client.get(f"/reports/{done.pk}/report.csv").status_code == 403


def test_right_is_asked_again_at_the_download(as_manager, done, manager):
    leave_team(membership=manager.memberships.get(), by=manager)

    for page in pages_of(done):
        assert as_manager.get(page).status_code in {403, 404}


def test_unfinished_report_has_no_document(as_manager, report):
    assert as_manager.get(f"/reports/{report.pk}/report.pdf").status_code == 404


def test_list_does_not_load_documents(as_manager, team, manager, done):
    for _ in range(3):
        ReportFactory(
            centre=team.centre, requested_by=manager, status="FAILED", **this_quarter()
        )

    with CaptureQueriesContext(connection) as queries:
        as_manager.get("/reports/")

    assert not any('"document"' in q["sql"] for q in queries)
