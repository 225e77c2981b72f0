"""Single sign-on: not there unless configured; with a provider that really runs, it is."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from config.oidc import configure

ROOT = Path(__file__).resolve().parents[2]
CHECKS = "tests/agencies/single_sign_on_checks.py"


@pytest.mark.django_db
def test_without_configuration_there_is_none_of_it():
    page = Client().get(reverse("account_login")).content.decode()

    assert "Sign in with" not in page.replace("Sign in with a passkey", "")
    assert Client().get("/account/oidc/single-sign-on/login/").status_code == 404
    assert not any("socialaccount" in app for app in settings.INSTALLED_APPS)


@pytest.mark.parametrize(
    "left_out", ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]
)
def test_half_a_configuration_is_none(left_out):
    found = {"INSTALLED_APPS": []}
    given = dict.fromkeys(("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"), "x")

    configure(found, given | {left_out: ""})

    assert found == {"INSTALLED_APPS": []}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def issuer():
    """Run a provider in a process of its own; return where it is."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    where = f"http://localhost:{port}"
    try:
        _wait_for(f"{where}/.well-known/openid-configuration")
        yield where
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url):
    for _ in range(600):
        try:
            with urlopen(url, timeout=1):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The provider did not start.")


def test_with_a_provider_that_runs(issuer):
    said = {
        "OIDC_ISSUER": issuer,
        "OIDC_CLIENT_ID": "team-around",
        "OIDC_CLIENT_SECRET": "between-us",
        "OIDC_NAME": "Wexbourne council",
    }
    known = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PYTEST", "TEAM_AROUND", "COV"))
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        CHECKS,
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
    ]

    done = subprocess.run(
        command, cwd=ROOT, env=known | said, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-4000:]
