"""Servers of our own: where they live, who runs them, how they end."""

import os
import shutil
import tempfile
from pathlib import Path

import psycopg2
import pytest
import redis

from config import launch, local_postgres, local_services
from config.local_postgres import APP, OWNER, Postgres
from config.local_services import ServiceError, service_account, services_home
from config.local_valkey import Valkey


@pytest.fixture
def folder():
    """A short folder that the service account can enter."""
    path = Path(tempfile.mkdtemp(prefix="ta-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def home(folder):
    return services_home(folder, service_account())


def test_servers_never_run_as_root():
    assert service_account().uid != 0


def test_home_moves_out_of_a_folder_that_the_account_cannot_enter(folder, monkeypatch):
    monkeypatch.setattr(local_services, "reachable", out_of_reach)
    monkeypatch.setattr(local_services, "ELSEWHERE", folder / "elsewhere")

    home = services_home(folder / "private", service_account())

    assert home.parent == folder / "elsewhere"
    assert home.stat().st_mode & 0o777 == 0o700


def test_sockets_move_when_their_names_would_be_too_long(folder):
    home = folder / ("x" * 100)
    home.mkdir()

    sockets = local_services.socket_folder(home, service_account())

    assert len(str(sockets)) < local_services.SOCKET_LIMIT
    sockets.rmdir()


def test_folder_of_someone_else_is_refused(folder, monkeypatch):
    account = service_account()
    stranger = local_services.Account("stranger", account.uid + 1, account.gid)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)

    with pytest.raises(ServiceError, match="belongs to someone else"):
        local_services.own_folder(folder, stranger)


def test_missing_programs_are_named(home, monkeypatch):
    monkeypatch.setattr(local_postgres, "system_postgres", lambda: None)
    monkeypatch.setattr(local_postgres, "package_folder", lambda name: None)

    with pytest.raises(ServiceError, match="run bin/setup"):
        local_postgres.postgres_programs(home, service_account())


def out_of_reach(path, account):
    """As if the project were in a home folder that the account cannot enter."""
    return False


@pytest.mark.parametrize("source", ["found", "embedded", "copied"])
def test_postgres_starts_with_two_plain_roles_and_stops(home, monkeypatch, source):
    if source != "found":
        monkeypatch.setattr(local_postgres, "system_postgres", lambda: None)
    if source == "copied":
        monkeypatch.setattr(local_services, "reachable", out_of_reach)
    server = Postgres(home, service_account(), durable=False)
    server.start()
    try:
        rows = roles(server)
    finally:
        server.stop()

    assert rows == [(APP, False, False), (OWNER, False, False)]
    with pytest.raises(psycopg2.OperationalError):
        server.connect()


def roles(server):
    """Our roles, with what they must not be."""
    connection = server.connect("team_around", APP)
    query = "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'team%' ORDER BY 1"
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()
    finally:
        connection.close()


def test_valkey_starts_over_what_a_killed_run_left(home):
    first, second = (Valkey(home, service_account()) for _ in range(2))
    first.start()
    second.start()
    try:
        assert first.process.wait(5) == 0
        assert redis.Redis.from_url(second.url()).ping()
    finally:
        second.stop()


def test_port_in_use_is_said_in_one_line():
    taken = launch.socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = str(taken.getsockname()[1])

    with taken, pytest.raises(ServiceError, match=f"Port {port} is in use"):
        launch.choose_port("127.0.0.1", port)


def test_second_start_from_the_same_folder_is_refused(folder):
    with launch.lock(folder), pytest.raises(ServiceError, match="already runs"):
        launch.lock(folder)


def test_own_secret_is_kept_and_private(folder):
    secret = launch.own_secret(folder)

    assert len(secret) >= 50
    assert launch.own_secret(folder) == secret
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600
