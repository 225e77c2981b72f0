"""Production refuses to start half configured, and passes Django's deployment check."""

import os
import subprocess
import sys

import pytest

from tests.plugins.database import ROOT

COMPLETE = {
    "SECRET_KEY": "8b1c0f6f2b2a4d0d9a2f0c1e7d6b5a4938271605f4e3d2c1b0a9f8e7d6c5b4a3",
    "DATABASE_URL": "postgres://app@database/team_around",
    "REDIS_URL": "redis://broker/0",
    "ALLOWED_HOSTS": "team-around.example",
}


def check(environment):
    """Run `check --deploy` with production settings in a process of its own."""
    clean = {k: v for k, v in os.environ.items() if k not in COMPLETE}
    clean.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    clean["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    command = [sys.executable, "manage.py", "check", "--deploy"]
    return subprocess.run(
        [*command, "--fail-level", "WARNING"],
        check=False,
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
    )


def test_deployment_check_is_clean():
    done = check(COMPLETE)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_refuses_to_start_without(name):
    done = check({k: v for k, v in COMPLETE.items() if k != name})

    assert done.returncode != 0
    assert f"Set {name} in the environment" in done.stderr
