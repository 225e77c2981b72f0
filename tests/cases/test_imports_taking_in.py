"""A file is looked at, taken in, stopped, gone on with and undone; each row once."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import leave_team
from cases.commands import births as birth_commands
from cases.commands import imports as commands
from cases.commands.importing import ATTEMPTS, forget_rows, take_over, work_on
from cases.models import Birth, Import, ImportRow
from cases.schedule import clear_lists, resume_imports
from information_sharing.models import AccessEvent
from tests.cases.csv_files import (
    BIRTHS,
    DAY,
    births,
    brought,
    number,
    post_file,
    run,
    wanted,
)
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import BirthFactory, ImportRowFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - datetime.timedelta(minutes=5)


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


def statuses(batch):
    found = list(batch.rows.order_by("line").values_list("status", flat=True))
    return [str(status) for status in found]


def events(*names):
    found = AccessEvent.objects.order_by("pk").values_list("event", flat=True)
    return [event for event in found if event.startswith("IMPORT_")]


def test_a_file_is_shown_before_anything_is_taken_in(as_her, team):
    BirthFactory(team=team, nhs_number=number(1))
    rows = [
        f"{DAY:%d/%m/%Y},Hart,Robin,,WX1 1AB",
        f"soon,=Hart,Kit,{number(2)},WX1 1AB",
        f"{DAY:%d/%m/%Y},Lane,Sky,{number(1)},WX1 1AB",
        f"{DAY:%d/%m/%Y},HART,robin,,wx11ab",
    ]

    answer = post_file(as_her, team, "\n".join([BIRTHS, *rows]).encode())

    batch = Import.objects.get()
    assert statuses(batch) == ["READY", "WRONG", "KNOWN", "KNOWN"]
    page = as_her.get(answer.url).content.decode()
    assert "Take in 1 row<" in page
    assert "Date of birth must be a date like 27/03/2026: “soon”." in page
    assert Birth.objects.count() == 1
    mend = as_her.get(reverse("cases:import-to-mend", args=[batch.pk]))
    assert "'=Hart" in mend.content.decode()
    assert '"3","Date of birth must be' in mend.content.decode()


def test_rows_become_births_and_forget_their_words(as_her, hers, team):
    batch = brought(team, hers, births(450))
    as_her.post(reverse("cases:take-in-import", args=[batch.pk]))

    assert run(batch).status == "DONE"

    assert Birth.objects.filter(team=team, recorded_by=hers).count() == 450
    assert not batch.rows.exclude(words={}, birth__isnull=False).exists()
    told = ["IMPORT_UPLOADED", "IMPORT_REQUESTED", "IMPORT_STARTED", "IMPORT_FINISHED"]
    assert events() == told
    finished = AccessEvent.objects.get(event="IMPORT_FINISHED")
    assert finished.details == {"DONE": 450}


def test_the_page_of_a_file_under_way_shows_how_far_it_is(as_her, hers, team):
    batch = wanted(brought(team, hers, births(300)), hers)
    work_on(key=batch.pk, attempt=batch.attempt)
    path = reverse("cases:import-progress", args=[batch.pk])

    assert "200 of 300 rows, 66 per cent" in as_her.get(path).content.decode()
    assert (
        "Stop" in as_her.get(reverse("cases:import", args=[batch.pk])).content.decode()
    )
    run(batch)
    assert as_her.get(path).headers["HX-Refresh"] == "true"


def test_the_same_file_again_is_there_already(as_her, hers, team):
    first = wanted(brought(team, hers, births(5)), hers)
    again = brought(team, hers, births(5))
    run(first)
    wanted(again, hers)

    run(again)

    assert set(statuses(again)) == {"KNOWN"}
    assert Birth.objects.count() == 5
    page = as_her.get(reverse("cases:import", args=[again.pk])).content.decode()
    assert "This file was brought before" in page


def test_a_registered_child_who_is_not_shared_is_not_given_away(hers, team):
    family = household()
    family.child.nhs_number = number(1)
    family.child.save()
    BirthFactory(registered=True, person=family.child, team=team)

    assert statuses(brought(team, hers, births(2))) == ["READY", "READY"]


def test_stopped_rows_wait_and_go_on(as_her, hers, team):
    batch = wanted(brought(team, hers, births(300)), hers)
    attempt = batch.attempt
    assert work_on(key=batch.pk, attempt=attempt)

    as_her.post(reverse("cases:stop-import", args=[batch.pk]))

    assert not work_on(key=batch.pk, attempt=attempt)
    assert Birth.objects.count() == 200
    page = as_her.get(reverse("cases:import", args=[batch.pk])).content.decode()
    assert "Go on" in page
    as_her.post(reverse("cases:take-in-import", args=[batch.pk]))
    assert run(batch).status == "DONE"
    assert Birth.objects.count() == 300


def test_a_silent_worker_is_replaced_and_does_nothing_more(hers, team):
    batch = wanted(brought(team, hers, births(300)), hers)
    old = batch.attempt
    work_on(key=batch.pk, attempt=old)
    assert resume_imports() == 0
    Import.objects.update(job_seen=LONG_AGO)

    assert resume_imports() == 1

    assert not work_on(key=batch.pk, attempt=old)
    assert run(batch).attempt == old + 1
    assert Birth.objects.count() == 300


def test_what_was_tried_too_often_is_stopped(hers, team):
    batch = wanted(brought(team, hers, births(1)), hers)
    Import.objects.update(job_seen=LONG_AGO, attempt=ATTEMPTS)

    assert take_over() == 0

    batch.refresh_from_db()
    assert batch.status == "STOPPED"


def test_rights_are_asked_again_at_every_step(as_her, hers, team):
    batch = wanted(brought(team, hers, births(300)), hers)
    work_on(key=batch.pk, attempt=batch.attempt)
    leave_team(membership=hers.memberships.get(), by=hers)

    assert run(batch).status == "STOPPED"

    assert Birth.objects.count() == 200
    colleague = member_of(team)
    as_her.force_login(colleague)
    page = as_her.get(reverse("cases:import", args=[batch.pk])).content.decode()
    assert "does not work with families in this team any more" in page
    wanted(batch, colleague)
    assert run(batch).status == "DONE"


def test_undo_removes_what_nobody_used_and_keeps_the_rest(as_her, hers, team):
    batch = run(wanted(brought(team, hers, births(5)), hers))
    visited, tried, registered = Birth.objects.order_by("family_name")[:3]
    birth_commands.settle_birth(birth=visited, outcome="DECLINED", by=hers)
    birth_commands.note_try(birth=tried, words="Rang.", by=hers)
    people = [{"kind": "CHILD", "family_name": "Hart", "born_on": DAY}]
    birth_commands.register_birth(birth=registered, people=people, home={}, by=hers)
    path = reverse("cases:undo-import", args=[batch.pk])
    page = as_her.get(path).content.decode()
    assert "<strong>2</strong> of the 5" in page
    assert "Robin Hart0" in page

    as_her.post(path)

    assert run(batch).status == "UNDONE"
    assert sorted(statuses(batch)) == ["KEPT"] * 3 + ["UNDONE"] * 2
    assert Birth.objects.count() == 3
    assert events()[-2:] == ["IMPORT_UNDO_ASKED", "IMPORT_UNDONE"]
    assert "can be undone now" in as_her.get(path).content.decode()


def test_a_wrong_file_is_thrown_away_with_its_words(as_her, hers, team):
    batch = brought(team, hers, births(3))

    as_her.post(reverse("cases:throw-away-import", args=[batch.pk]))

    assert not ImportRow.objects.exists()
    assert "no file yet" in as_her.get(reverse("cases:imports")).content.decode()


@pytest.mark.parametrize("undone", [True, False])
def test_what_is_left_of_a_stopped_file_is_thrown_away(as_her, hers, team, undone):
    batch = wanted(brought(team, hers, births(300)), hers)
    work_on(key=batch.pk, attempt=batch.attempt)
    commands.stop_import(batch=batch, by=hers)
    if undone:
        run(commands.request_undo(batch=batch, by=hers))
    path = reverse("cases:import", args=[batch.pk])
    button = "Throw away the rows that are not in"
    assert button in as_her.get(path).content.decode()

    as_her.post(reverse("cases:throw-away-import", args=[batch.pk]))

    assert statuses(batch) == ["UNDONE" if undone else "DONE"] * 200
    assert not batch.rows.exclude(words={}).exists()
    assert Birth.objects.count() == (0 if undone else 200)
    page = as_her.get(path).content.decode()
    assert button not in page
    assert ("Undo this file" in page) is not undone


def test_a_file_that_was_stopped_before_it_began_goes_whole(as_her, hers, team):
    batch = wanted(brought(team, hers, births(3)), hers)
    commands.stop_import(batch=batch, by=hers)

    as_her.post(reverse("cases:throw-away-import", args=[batch.pk]))

    assert not Import.objects.exists()


def test_rows_that_were_not_taken_in_go_after_a_month(hers, team):
    batch = brought(team, hers, births(2))
    done = ImportRowFactory(batch=batch, line=99, status="DONE", words={})
    Import.objects.update(uploaded_at=timezone.now() - datetime.timedelta(days=29))
    assert clear_lists() == 0

    Import.objects.update(uploaded_at=timezone.now() - datetime.timedelta(days=31))
    assert forget_rows() == 2

    assert ImportRow.objects.get() == done


def test_templates_are_handed_out(as_her):
    for name in ("births", "attendance"):
        answer = as_her.get(reverse(f"cases:{name}-template"))
        assert answer.content.decode("utf-8-sig").count("\r\n") == 2


def test_a_list_of_files_says_how_many_rows_are_in(as_her, hers, team):
    run(wanted(brought(team, hers, births(3)), hers))

    assert "3 of 3" in as_her.get(reverse("cases:imports")).content.decode()
