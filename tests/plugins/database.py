"""Private PostgreSQL and Valkey for one test run; tests connect as the application's role.

Loaded with -p, so that the addresses are known before Django reads its settings.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from config.local_postgres import Postgres
from config.local_services import service_account, services_home
from config.local_valkey import Valkey
from tests.plugins import template

ROOT = Path(__file__).resolve().parents[2]
RUN = "TEAM_AROUND_TEST_RUN"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
NAME = f"test_{WORKER}"


MIGRATION = []


def run_folder():
    """A short, fresh folder for this run; the workers of a run share it."""
    if RUN not in os.environ:
        os.environ[RUN] = tempfile.mkdtemp(prefix="ta-", dir="/tmp")
        Path(os.environ[RUN]).chmod(0o755)
    return Path(os.environ[RUN])


FOLDER = run_folder()
ACCOUNT = service_account()
HOME = services_home(FOLDER, ACCOUNT)
POSTGRES = Postgres(HOME, ACCOUNT, durable=False)
VALKEY = Valkey(HOME, ACCOUNT)
os.environ |= {
    "TEAM_AROUND_VAR": str(FOLDER),
    "DJANGO_SETTINGS_MODULE": "config.settings.test",
    "DATABASE_URL": POSTGRES.url(name=NAME),
    "REDIS_URL": VALKEY.url(int(WORKER.removeprefix("gw")) % 16),
}


def is_worker(config):
    """Whether this process is one that xdist started."""
    return hasattr(config, "workerinput")


def pytest_configure(config):
    """Start the servers, and migrate the template while the tests are collected."""
    config.pluginmanager.import_plugin("tests.plugins.database_fixtures")
    config.pluginmanager.import_plugin("tests.plugins.browser")
    if is_worker(config) or config.option.collectonly:
        return
    POSTGRES.start()
    VALKEY.start()
    MIGRATION.append(template.prepare(POSTGRES, str(FOLDER)))


def pytest_unconfigure(config):
    """Stop what this run started and leave nothing behind."""
    if is_worker(config):
        return
    for migration in MIGRATION:
        migration.wait()
    VALKEY.stop()
    POSTGRES.stop()
    shutil.rmtree(FOLDER, ignore_errors=True)


def wait_for_template():
    """Wait until the migrations have ended, and show why if they failed."""
    result = FOLDER / "rc"
    deadline = time.monotonic() + 600
    while not result.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    if not result.exists() or result.read_text().strip() != "0":
        pytest.exit((FOLDER / "template.log").read_text(), returncode=1)
