"""Whose file it is: another team's is not there, and no order for it is obeyed."""

import pytest
from django.urls import reverse

from cases.commands import imports as commands
from cases.imports.kinds import KINDS
from cases.imports.reading import read
from cases.models import Import
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.cases.csv_files import BIRTHS, births, brought, post_file, run, wanted
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import ImportFactory, ImportRowFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers():
    return member_of(TeamFactory())


@pytest.fixture
def team(hers):
    return hers.memberships.get().team


@pytest.fixture
def as_her(client, hers):
    client.force_login(hers)
    return client


@pytest.mark.parametrize(
    "name",
    ["import", "import-progress", "import-to-mend", "undo-import"],
)
def test_another_teams_file_is_not_there(as_her, name):
    batch = ImportFactory(status="RUNNING")
    ImportRowFactory(batch=batch)

    assert as_her.get(reverse(f"cases:{name}", args=[batch.pk])).status_code == 404


@pytest.mark.parametrize(
    "name", ["take-in-import", "stop-import", "undo-import", "throw-away-import"]
)
@pytest.mark.parametrize("status", ["LOOKED_AT", "RUNNING", "DONE"])
def test_a_forged_order_for_another_teams_file_changes_nothing(as_her, name, status):
    batch = ImportFactory(status=status)
    ImportRowFactory(batch=batch)

    answer = as_her.post(reverse(f"cases:{name}", args=[batch.pk]))

    assert answer.status_code == 404
    assert Import.objects.get().status == status


def test_commands_refuse_who_does_not_keep_the_teams_lists(hers, team):
    other = member_of(TeamFactory())
    batch = run(wanted(brought(team, hers, births(1)), hers))

    for command in (commands.request_undo, commands.request_import):
        with pytest.raises(AccessDenied):
            command(batch=batch, by=other)
    with pytest.raises(AccessDenied):
        brought(team, other, births(1))


def test_what_is_not_possible_in_this_state_is_said(hers, team):
    batch = brought(team, hers, births(1))

    for command in (commands.stop_import, commands.request_undo):
        with pytest.raises(NotPossibleNow):
            command(batch=batch, by=hers)
    run(wanted(batch, hers))
    for command in (commands.stop_import, commands.request_import, commands.throw_away):
        with pytest.raises(NotPossibleNow):
            command(batch=batch, by=hers)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is nothing in this file"),
        (b"\x00\x01rubbish", "CSV UTF-8"),
        (b"a" * (5 * 1024 * 1024 + 1), "5 MB or smaller"),
        (BIRTHS.encode(), "no row below"),
    ],
)
def test_a_file_that_is_none_is_refused_on_the_page(as_her, team, content, said):
    answer = post_file(as_her, team, content)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Import.objects.exists()


def test_nobody_brings_a_file_in_for_another_team(as_her):
    post_file(as_her, TeamFactory(), births(1).encode())

    assert not Import.objects.exists()


def test_a_name_of_a_file_is_kept_as_it_can_be_shown(as_her, hers, team):
    sheet = commands.Brought("a\0b\u202e.csv", b"", brought_sheet())
    batch = commands.bring_in(team=team, kind="BIRTHS", brought=sheet, by=hers)

    assert batch.file_name == "ab.csv"


def brought_sheet():
    return read(births(1).encode(), KINDS["BIRTHS"].columns)
