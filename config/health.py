"""Is the process alive, and can it do its work? Public, and silent about why not."""

import redis
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from information_sharing.door import public


@public
@transaction.non_atomic_requests
@require_safe
@never_cache
def process(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@public
@transaction.non_atomic_requests
@require_safe
@never_cache
def ready(request):
    """Database, broker and migrations are as the code needs them."""
    checks = {"database": database(), "broker": broker(), "migrations": migrated()}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def database():
    """The database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def broker():
    """The broker answers a ping within two seconds."""
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def migrated():
    """No migration is waiting."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False
