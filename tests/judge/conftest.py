"""The cast of the worlds, in a transaction that is rolled back."""

import pytest
from django.db import connection, transaction

from tests.judge.cast import make_cast
from tests.judge.clock import at, make_clock


@pytest.fixture
def cast(django_db_setup, django_db_blocker):
    """The families and their facts, made once for many worlds."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL jit = off")  # compiling costs more than asking
        yield make_cast()
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def clock(django_db_setup, postgres, database_name):
    """The clock that `at` sets; its schema goes with the run's database."""
    make_clock(postgres, database_name)
    return at
