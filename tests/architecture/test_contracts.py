"""What is configured elsewhere, and would be missed only when it is gone."""

import tomllib
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from tests.architecture.sources import ROOT

CONTRACTS = {
    "Models point one way",
    "Layers inside an app",
    "Models know nothing above them",
    "Only access talks to guardian",
    "Only config.pdf imports WeasyPrint",
    "Only commands, views, the API and the door write audit rows",
    "Celery is known only to tasks, schedule and config",
    "Rules and domain code know nothing of DRF",
}


def project():
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_the_import_contracts_are_all_there():
    contracts = project()["tool"]["importlinter"]["contracts"]

    assert {contract["name"] for contract in contracts} >= CONTRACTS


def test_the_import_contracts_are_checked_by_bin_test():
    assert "lint-imports" in (ROOT / "bin" / "test").read_text()


def test_passwords_are_kept_by_argon2():
    base = import_module("config.settings.base")  # tests use a faster hasher

    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_psycopg_3_has_not_slipped_in():
    assert find_spec("psycopg") is None
    assert find_spec("psycopg2") is not None


def test_the_door_and_the_log_in_stand_before_every_view():
    order = [name.rsplit(".", 1)[-1] for name in settings.MIDDLEWARE]

    assert order.index("LoginRequiredMiddleware") < order.index("DoorMiddleware")
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"]


def test_the_api_is_shut_unless_opened():
    classes = settings.REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"]

    assert classes == ["rest_framework.permissions.IsAuthenticated"]


def test_guardian_and_django_admin_answer_nothing_by_themselves():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert not [name for name in settings.AUTHENTICATION_BACKENDS if "guardian" in name]
    assert settings.ANONYMOUS_USER_NAME is None
