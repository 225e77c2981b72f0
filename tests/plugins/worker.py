"""A real Celery worker on this run's database, for tests that follow work to its end."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.local_services import stop_process
from tests.plugins.database import FOLDER, ROOT, WORKER

READY_SECONDS = 40


@pytest.fixture
def celery_worker(transactional_db):
    """Start a worker, wait until it takes tasks, and stop it after the test."""
    with running_worker() as process:
        yield process


@contextmanager
def running_worker():
    """A worker that takes tasks, for as long as it is needed."""
    log = Path(FOLDER) / f"celery-{WORKER}.log"
    command = [sys.executable, "-m", "celery", "-A", "config", "worker"]
    command += ["--pool=solo", "--loglevel=INFO", "--without-gossip"]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=dict(os.environ), stdout=out, stderr=out
        )
    try:
        wait_until_ready(process, log)
        yield process
    finally:
        stop_process(process)


def wait_until_ready(process, log):
    """Wait for the worker's own word."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if " ready" in log.read_text():
            return
        time.sleep(0.1)
    pytest.fail(f"The worker did not start: {log.read_text()}")
