"""Two files with the same births, and two workers with one file, at the same moment."""

import pytest

from cases.commands.imports import request_import
from cases.models import Birth
from cases.schedule import work_on_import
from tests.cases.csv_files import births, brought
from tests.factories.agencies import TeamFactory
from tests.people import member_of
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def files():
    """The same file, brought by two people of a team, both wanted."""
    team = TeamFactory()
    pair = [member_of(team), member_of(team)]
    kept = [brought(team, by, births(250)) for by in pair]
    return [
        request_import(batch=batch, by=by) for batch, by in zip(kept, pair, strict=True)
    ]


def work(batch):
    return lambda: work_on_import(str(batch.pk), batch.attempt)


def test_two_files_of_the_same_births_give_each_birth_once(files):
    outcomes = at_once(*(work(batch) for batch in files))

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert Birth.objects.count() == 250


def test_two_workers_on_one_file_take_each_row_once(files):
    outcomes = at_once(work(files[0]), work(files[0]))

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert Birth.objects.count() == 250
    assert files[0].rows.filter(status="DONE").count() == 250
