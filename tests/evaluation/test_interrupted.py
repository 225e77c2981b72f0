"""A worker is killed half-way, the broker is restarted: no report is lost or doubled."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from kombu import Connection

from config.local_services import own_folder
from config.local_valkey import Valkey
from evaluation.models import Report
from evaluation.schedule import resume_reports
from evaluation.tasks import build_report
from tests.cases.interrupting import wait_until
from tests.evaluation.town import this_year
from tests.factories.evaluation import ReportFactory
from tests.plugins.database import ACCOUNT, HOME, WORKER
from tests.plugins.worker import running_worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report(team, manager):
    return ReportFactory(centre=team.centre, requested_by=manager, **this_year())


def now(report):
    return Report.objects.get(pk=report.pk)


def is_done(report):
    return lambda: now(report).status == "DONE"


def fall_silent(report):
    silence = timezone.now() - timedelta(minutes=3)
    Report.objects.filter(pk=report.pk).update(job_seen=silence)


def kill_while_it_counts(report):
    """Let a worker begin, wait at the ratings, and be killed there."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE evaluation_outcomerating")
        with running_worker() as worker:
            build_report.delay(str(report.pk))
            wait_until(lambda: now(report).progress == 30)
            worker.kill()
            worker.wait()


def test_a_worker_killed_half_way_leaves_a_report_that_completes(report):
    kill_while_it_counts(report)
    left = now(report)
    assert (left.status, left.attempt, left.document) == ("RUNNING", 1, None)
    assert resume_reports() == 0

    fall_silent(report)
    with running_worker():
        assert resume_reports() == 1
        wait_until(is_done(report))

    made = now(report)
    assert (made.attempt, made.failure) == (2, "")
    assert bytes(made.document).startswith(b"%PDF")
    assert Report.objects.count() == 1


@pytest.fixture
def broker():
    """A broker of this test's own, so that it can be restarted."""
    home = HOME / f"broker-{WORKER}"
    own_folder(home, ACCOUNT)
    server = Valkey(home, ACCOUNT)
    server.start()
    yield server
    server.stop()


def test_a_broker_that_is_restarted_loses_and_doubles_no_report(
    report, broker, monkeypatch
):
    address = broker.url().replace("unix://", "redis+socket://")
    address = address.replace("?db=", "?virtual_host=")
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    monkeypatch.setenv("REDIS_URL", broker.url())

    def send(task, *args):
        with Connection(address, transport_options=options) as there:
            task.apply_async(args, connection=there)

    send(build_report, str(report.pk))
    restart(broker)  # What waited in it is gone.
    with running_worker():
        restart(broker)  # The worker finds it again by itself.
        fall_silent(report)
        send(resume_reports)
        send(resume_reports)
        wait_until(is_done(report))
        send(build_report, str(report.pk))
        made = now(report)

    again = now(report)
    assert (again.attempt, again.document_time) == (made.attempt, made.document_time)
    assert Report.objects.count() == 1


def restart(broker):
    broker.stop()
    broker.start()
