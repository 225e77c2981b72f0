"""A file survives its worker: what a killed one left is taken in, and nothing twice.

The same with 10,000 births: tests/benchmarks/bench_imports.py.
"""

import pytest
from django.db.models import Count

from cases.commands.imports import request_import
from cases.models import Birth, Import
from information_sharing.models import AccessEvent
from tests.cases.csv_files import births, brought
from tests.cases.interrupting import go_on, kill_half_way
from tests.factories.agencies import TeamFactory
from tests.people import member_of


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_left_is_taken_in_once():
    hers = member_of(TeamFactory())
    team = hers.memberships.get().team
    batch = request_import(batch=brought(team, hers, births(600)), by=hers)

    assert kill_half_way(batch) == 200

    assert Import.objects.get().status == "RUNNING"
    go_on(batch)
    assert Birth.objects.count() == 600
    numbers = Birth.objects.order_by().values("nhs_number").annotate(n=Count("pk"))
    assert not numbers.filter(n__gt=1).exists()
    assert Import.objects.get().attempt == 2
    finished = AccessEvent.objects.filter(event="IMPORT_FINISHED")
    assert [event.details for event in finished] == [{"DONE": 600}]
