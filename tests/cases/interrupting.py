"""A worker that is killed in the middle of a file, and another that goes on with it."""

import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cases.models import Import, ImportRow
from cases.schedule import resume_imports
from tests.plugins.worker import running_worker


def wait_until(true, seconds=60):
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return
        time.sleep(0.05)
    pytest.fail(f"Not so after {seconds} s.")


def taken_in(batch):
    """Return how many rows are in, as anybody sees it."""
    return batch.rows.filter(status=ImportRow.Status.DONE).count()


def kill_half_way(batch):
    """Start a worker, which waits at the row in the middle, and kill it there."""
    middle = batch.rows.order_by("line")[batch.rows.count() // 2]
    with transaction.atomic():
        ImportRow.objects.select_for_update().get(pk=middle.pk)
        with running_worker() as worker:
            wait_until(lambda: taken_in(batch) > middle.line - 300)
            time.sleep(0.3)
            worker.kill()
            worker.wait()
    return taken_in(batch)


def go_on(batch, seconds=60):
    """Let two minutes of silence pass, what runs by the clock run, and a worker work."""
    silence = timezone.now() - timedelta(minutes=3)
    Import.objects.filter(pk=batch.pk).update(job_seen=silence)
    assert resume_imports() == 1
    with running_worker():
        wait_until(lambda: Import.objects.get(pk=batch.pk).status == "DONE", seconds)
