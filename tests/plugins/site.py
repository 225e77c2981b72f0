"""The whole site for browser tests: gunicorn, worker, demo data, a database of its own.

One per run and worker process, started when the first test asks for it.
"""

import os
import socket
from pathlib import Path

import pytest
from psycopg2.sql import SQL, Identifier

from config.launch import Launcher, wait_until_answering
from config.local_postgres import DATABASE, OWNER
from tests.plugins import database


@pytest.fixture(scope="session")
def site(django_db_setup):
    """Start the site as bin/start does; return its address; stop it at the end."""
    name = f"site_{database.WORKER}"
    copy = SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
    identifiers = (Identifier(part) for part in (name, DATABASE, OWNER))
    database.POSTGRES.execute(copy.format(*identifiers))
    launcher = launcher_for(name)
    try:
        launcher.prepare()
        port = free_port()
        launcher.run_site("127.0.0.1", port)
        wait_until_answering(launcher.children[0], "127.0.0.1", port)
        yield f"http://127.0.0.1:{port}"
    finally:
        launcher.stop()


def launcher_for(name):
    """A launcher whose services are this run's own."""
    folder = Path(os.environ[database.RUN]) / name
    folder.mkdir(exist_ok=True)
    launcher = Launcher(folder)
    launcher.environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": database.POSTGRES.url(name=name),
        "DATABASE_OWNER_URL": database.POSTGRES.url(OWNER, name),
        "REDIS_URL": database.VALKEY.url(15 - int(database.WORKER.removeprefix("gw"))),
        "SECRET_KEY": os.urandom(32).hex(),
    }
    return launcher


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
