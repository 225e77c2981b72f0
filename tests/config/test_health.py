"""The two questions that a load balancer asks, without signing in."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_process_answers_without_the_database(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_when_database_broker_and_migrations_are(client):
    response = client.get("/readyz")

    assert response.json() == {"database": True, "broker": True, "migrations": True}
    assert response.status_code == 200


@pytest.mark.django_db
def test_not_ready_without_the_broker(client, settings):
    settings.REDIS_URL = "unix:///nowhere.sock?db=0"

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["broker"] is False


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client, monkeypatch):
    applied = MigrationRecorder.applied_migrations
    newest = max(applied(MigrationRecorder(connection)))

    def without_newest(recorder):
        return {k: v for k, v in applied(recorder).items() if k != newest}

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", without_newest)

    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db(transaction=True)
def test_not_ready_without_the_database(client):
    connection.close()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "no_such_database"
    try:
        response = client.get("/readyz")
    finally:
        connection.settings_dict["NAME"] = name
        connection.close()

    assert response.status_code == 503
    assert response.json()["database"] is False
