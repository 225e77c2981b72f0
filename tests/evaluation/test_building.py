"""Reports are made once, survive what goes wrong, and ask for rights again (R15)."""

import datetime
import hashlib
import time
from functools import partial

import pytest
from django.utils import timezone
from kombu import Connection

from agencies.commands import leave_team
from config.exceptions import PdfNotPossible
from evaluation import building
from evaluation.commands.reports import request_report
from evaluation.documents import report_pdf
from evaluation.models import Report
from evaluation.periods import offered
from evaluation.schedule import resume_reports
from evaluation.tasks import build_report
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent
from tests.evaluation.town import this_quarter, wanted
from tests.factories.evaluation import ReportFactory

LONG_AGO = timezone.now() - datetime.timedelta(minutes=5)


@pytest.fixture
def report(team, manager):
    return ReportFactory(centre=team.centre, requested_by=manager, **this_quarter())


def fresh(report):
    return Report.objects.get(pk=report.pk)


def test_task_makes_snapshot_and_document(report, manager):
    build_report(str(report.pk))

    made = fresh(report)
    assert (made.status, made.progress, made.attempt) == ("DONE", 100, 1)
    assert made.made_for == manager
    assert bytes(made.document).startswith(b"%PDF")
    assert hashlib.sha256(made.document).hexdigest() == made.document_sha256
    assert made.snapshot["definition"] == 2


def test_same_snapshot_gives_the_same_bytes_again(report):
    building.build(report.pk)
    made = fresh(report)

    made.centre.name = "Renamed since"
    made.centre.save()

    assert report_pdf(fresh(report)) == bytes(made.document)


def test_running_twice_makes_one_document(report):
    building.build(report.pk)
    first = fresh(report)

    building.build(report.pk)

    assert fresh(report).document_time == first.document_time
    assert fresh(report).attempt == 1


def test_rights_are_asked_again_when_the_job_runs(report, manager):
    leave_team(membership=manager.memberships.get(), by=manager)

    building.build(report.pk)

    made = fresh(report)
    assert made.status == "FAILED"
    assert made.failure == "Only the manager of this centre can do this."
    assert made.snapshot is None
    assert made.document is None


def test_missing_library_is_said_on_the_page(report, monkeypatch):
    def without_library(report):
        raise PdfNotPossible("PDF documents need the Pango library.")

    monkeypatch.setattr(building, "report_pdf", without_library)

    building.build(report.pk)

    assert fresh(report).failure == "PDF documents need the Pango library."


def test_report_in_other_hands_is_left_alone(report):
    Report.objects.update(status="RUNNING", attempt=1, job_seen=timezone.now())

    building.build(report.pk)

    assert fresh(report).attempt == 1


def test_silent_worker_is_replaced_and_writes_nothing_more(report, monkeypatch):
    real = building.compute

    def slow(wanted):
        snapshot = real(wanted)
        if not taken:
            taken.append(1)
            Report.objects.update(job_seen=LONG_AGO)
            building.build(report.pk)
        return snapshot | {"centre": "Written by the slow worker"}

    taken = []
    monkeypatch.setattr(building, "compute", lambda asked: slow(asked))
    building.build(report.pk)

    made = fresh(report)
    assert (made.status, made.attempt) == ("DONE", 2)


def test_progress_is_saved_step_by_step(report, monkeypatch):
    seen = []
    real = building.compute

    def watched(*args, **kwargs):
        seen.append((fresh(report).progress, fresh(report).step))
        return real(*args, **kwargs)

    monkeypatch.setattr(building, "compute", watched)

    building.build(report.pk)

    assert seen == [(30, "Counting")]


def test_asking_twice_makes_one_report(team, manager):
    asked = {"wanted": wanted(team.centre), "by": manager}

    first, second = request_report(**asked), request_report(**asked)

    assert first == second
    assert AccessEvent.objects.filter(event="REPORT_REQUESTED").count() == 2


def test_asking_after_it_was_made_makes_a_new_one(team, manager, report):
    building.build(report.pk)

    again = request_report(wanted=wanted(team.centre), by=manager)

    assert again != report


def test_asking_is_refused_for_another_centre(team, other_manager):
    with pytest.raises(AccessDenied):
        request_report(wanted=wanted(team.centre), by=other_manager)

    assert not Report.objects.exists()


def test_sweep_takes_up_what_was_left(report):
    Report.objects.update(status="RUNNING", attempt=1, job_seen=LONG_AGO)

    assert building.left_behind() == [report.pk]

    building.build(report.pk)
    assert fresh(report).status == "DONE"


def test_sweep_takes_up_what_never_reached_the_workers(report):
    assert building.left_behind() == []

    Report.objects.update(job_seen=LONG_AGO)

    assert building.left_behind() == [report.pk]


def test_sweep_gives_up_after_three_attempts(report):
    Report.objects.update(status="RUNNING", attempt=3, job_seen=LONG_AGO)

    assert building.left_behind() == []
    assert fresh(report).status == "FAILED"
    assert "several times" in fresh(report).failure


@pytest.mark.django_db(transaction=True)
def test_broker_down_is_no_error_and_the_sweep_finds_the_row(
    as_manager, team, monkeypatch, settings
):
    real = build_report.apply_async
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    nowhere = Connection("redis://127.0.0.1:1/0", transport_options=options)
    monkeypatch.setattr(build_report, "apply_async", partial(real, connection=nowhere))
    started = time.monotonic()

    answer = as_manager.post("/reports/new/", form_data(team.centre))

    assert answer.status_code == 302
    assert time.monotonic() - started < 2
    page = as_manager.get(answer.url)
    assert "Waiting for its turn" in page.content.decode()
    Report.objects.update(job_seen=LONG_AGO)
    assert len(building.left_behind()) == 1


def form_data(centre):
    return {
        "kind": "OUTCOMES",
        "whose": f"centre:{centre.pk}",
        "period": offered()[8].code,
        "against": "BEFORE",
    }


def wait_for(report, status, seconds=40):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if fresh(report).status == status:
            return
        time.sleep(0.1)
    pytest.fail(f"{fresh(report).status} after {seconds} s: {fresh(report).failure}")


@pytest.mark.django_db(transaction=True)
def test_real_worker_makes_it_from_request_to_document(celery_worker, as_manager, team):
    as_manager.post("/reports/new/", form_data(team.centre))
    report = Report.objects.get()

    wait_for(report, "DONE")

    answer = as_manager.get(f"/reports/{report.pk}/report.pdf")
    assert answer.content == bytes(fresh(report).document)


@pytest.mark.django_db(transaction=True)
def test_real_worker_takes_up_what_a_killed_one_left(celery_worker, team, manager):
    report = ReportFactory(
        left=True, centre=team.centre, requested_by=manager, **this_quarter()
    )

    assert resume_reports() == 1

    wait_for(report, "DONE")
    assert fresh(report).attempt == 2
