"""The application, even taken over, adds honest lines to the log and no others."""

from uuid import uuid4

import pytest
from django.db import connection

from information_sharing import audit
from information_sharing.models import AccessEvent

pytestmark = pytest.mark.django_db


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def lines(case):
    """Return the chain of a case as it stands."""
    return AccessEvent.objects.filter(chain=case.pk).order_by("sequence")


def test_a_chosen_number_and_hash_are_replaced(family, worker):
    first = audit.record(audit.Event.CASE_VIEWED, by=worker, case=family.case)
    first.refresh_from_db()

    AccessEvent.objects.create(
        chain=family.case.pk,
        event="CASE_VIEWED",
        by=worker,
        case=family.case,
        sequence=99,
        hash="f" * 64,
        previous_hash="e" * 64,
    )

    last = lines(family.case).last()
    assert last.sequence == first.sequence + 1
    assert last.previous_hash == first.hash
    assert last.hash != "f" * 64


def test_a_temporary_table_does_not_pose_as_the_chain(family, worker):
    audit.record(audit.Event.CASE_VIEWED, by=worker, case=family.case)
    run(
        "CREATE TEMP TABLE information_sharing_chainhead"
        " (chain uuid PRIMARY KEY, sequence bigint, hash text)"
    )
    run("GRANT ALL ON pg_temp.information_sharing_chainhead TO PUBLIC")
    run(
        "INSERT INTO pg_temp.information_sharing_chainhead VALUES (%s, 41, %s)",
        family.case.pk,
        uuid4().hex,
    )

    audit.record(audit.Event.CASE_VIEWED, by=worker, case=family.case)

    numbers = [line.sequence for line in lines(family.case)]
    assert numbers == list(range(1, len(numbers) + 1))
