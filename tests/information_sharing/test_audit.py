"""The log: only added to, whole under haste, and any damage is found (R10)."""

# ruff: noqa: S608  the statements are the tests own words

import threading

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from config.local_postgres import APP
from information_sharing import audit
from information_sharing.audit import Event
from information_sharing.models import AccessEvent, ChainHead
from tests.factories.information_sharing import AccessEventFactory
from tests.people import household, share, team_member

TABLE = "information_sharing_accessevent"


@pytest.fixture
def damage(postgres, database_name):
    """Do what only the database's superuser could do, past every trigger."""

    def harm(*statements):
        silent = "SET session_replication_role = replica"
        postgres.execute(silent, *statements, name=database_name)

    return harm


@pytest.fixture
def chain(transactional_db):
    """A chain of three lines about one family."""
    family = household()
    viewer = team_member(family.case)
    for event in (Event.FAMILY_REGISTERED, Event.CASE_VIEWED, Event.PLAN_VIEWED):
        audit.record(event, by=viewer, case=family.case)
    return family.case.pk


def verdict(capsys):
    """Run verify_audit; return its exit code and what it complained of."""
    try:
        call_command("verify_audit")
    except SystemExit as ended:
        return ended.code, capsys.readouterr().err
    return 0, capsys.readouterr().err


def test_a_whole_log_is_found_whole(chain, capsys):
    assert verdict(capsys) == (0, "")


@pytest.mark.parametrize(
    "change",
    ["event = 'CASE_CLOSED'", "at = at - interval '1 day'", "by_id = NULL",
     "details = '{\"a\": 1}'", "target = '00000000-0000-4000-8000-000000000000'", "case_id = NULL"],
)  # fmt: skip
def test_a_changed_line_is_found(chain, damage, capsys, change):
    damage(f"UPDATE {TABLE} SET {change} WHERE chain = '{chain}' AND sequence = 2")

    code, said = verdict(capsys)

    assert code == 1
    assert f"Chain {chain}, line 2: it was changed" in said


def test_a_changed_line_with_a_new_hash_is_found(chain, damage, capsys):
    damage(
        f"UPDATE {TABLE} SET event = 'X' WHERE chain = '{chain}' AND sequence = 2",
        f"UPDATE {TABLE} e SET hash = information_sharing_event_hash(e)"
        f" WHERE chain = '{chain}' AND sequence = 2",
    )

    code, said = verdict(capsys)

    assert code == 1
    assert f"Chain {chain}, line 3: it does not follow the line before it" in said


@pytest.mark.parametrize(("line", "complaint"), [
    (1, "line 2: a line before it is missing"),
    (2, "line 3: a line before it is missing"),
    (3, "line 3: lines at the end were removed"),
])  # fmt: skip
def test_a_removed_line_is_found(chain, damage, capsys, line, complaint):
    damage(f"DELETE FROM {TABLE} WHERE chain = '{chain}' AND sequence = {line}")

    code, said = verdict(capsys)

    assert code == 1
    assert complaint in said


def test_a_removed_chain_is_found(chain, damage, capsys):
    damage(f"DELETE FROM {TABLE} WHERE chain = '{chain}'")

    code, said = verdict(capsys)

    assert code == 1
    assert f"Chain {chain}, line 3: the whole chain was removed" in said


def test_a_chain_removed_with_its_head_leaves_a_case_without_one(chain, damage, capsys):
    damage(
        f"DELETE FROM {TABLE} WHERE chain = '{chain}'",
        f"DELETE FROM information_sharing_chainhead WHERE chain = '{chain}'",
    )

    code, said = verdict(capsys)

    assert code == 1
    assert f"Chain {chain}, line 0: the case has no line at all" in said


def test_a_removed_head_is_found(chain, damage, capsys):
    damage(f"DELETE FROM information_sharing_chainhead WHERE chain = '{chain}'")

    code, said = verdict(capsys)

    assert code == 1
    assert "the end of this chain is not on record" in said


def test_lines_in_another_order_are_found(chain, damage, capsys):
    where = f"WHERE chain = '{chain}' AND sequence"
    damage(
        f"UPDATE {TABLE} SET sequence = 99 {where} = 2",
        f"UPDATE {TABLE} SET sequence = 2 {where} = 3",
        f"UPDATE {TABLE} SET sequence = 3 {where} = 99",
    )

    code, said = verdict(capsys)

    assert code == 1
    assert f"Chain {chain}, line 2" in said


def test_a_line_slipped_in_is_found(chain, damage, capsys):
    damage(
        f"INSERT INTO {TABLE} (chain, sequence, at, event, details, previous_hash, hash)"
        f" VALUES ('{chain}', 4, now(), 'CASE_VIEWED', '{{}}', '', 'x')"
    )

    code, said = verdict(capsys)

    assert code == 1
    assert f"Chain {chain}, line 4" in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [f"UPDATE {TABLE} SET event = 'X'", f"DELETE FROM {TABLE}", f"TRUNCATE {TABLE}",
     "UPDATE information_sharing_chainhead SET sequence = 0",
     "DELETE FROM information_sharing_chainhead",
     "INSERT INTO information_sharing_chainhead VALUES (gen_random_uuid(), 1, '')"],
)  # fmt: skip
def test_the_application_may_only_add(statement):
    AccessEventFactory()

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_trigger_refuses_even_the_superuser(chain, postgres, database_name):
    statements = [f"UPDATE {TABLE} SET event = 'X'", f"DELETE FROM {TABLE}"]
    for statement in [*statements, f"TRUNCATE {TABLE}"]:
        with pytest.raises(Exception, match="append-only"):
            postgres.execute(statement, name=database_name)


@pytest.mark.django_db
def test_what_a_caller_says_about_place_and_hash_is_ignored():
    event = AccessEventFactory(sequence=77, hash="mine", previous_hash="mine")

    event.refresh_from_db()

    assert event.sequence == 1
    assert event.hash != "mine"
    assert ChainHead.objects.get(chain=event.chain).hash == event.hash


def test_two_transactions_keep_one_chain_whole(chain, capsys):
    first = AccessEvent.objects.filter(chain=chain).select_related("by", "case").first()
    together = threading.Barrier(4)

    def write():
        together.wait()
        for _ in range(10):
            with transaction.atomic():
                audit.record(Event.CASE_VIEWED, by=first.by, case=first.case)
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert AccessEvent.objects.filter(chain=chain).count() == 43
    assert verdict(capsys) == (0, "")


@pytest.fixture
def log_that_cannot_be_written(chain, postgres, database_name):
    """Take away the application's right to add to the log, and give it back."""
    postgres.execute(f"REVOKE INSERT ON {TABLE} FROM {APP}", name=database_name)
    yield
    postgres.execute(f"GRANT INSERT ON {TABLE} TO {APP}", name=database_name)


@pytest.fixture
def wary_client(client):
    """A browser that shows the error page and does not raise."""
    client.raise_request_exception = False
    return client


def test_no_page_without_its_line_in_the_log(
    chain, log_that_cannot_be_written, wary_client
):
    case = AccessEvent.objects.filter(chain=chain).first().case
    wary_client.force_login(team_member(case))
    for name in ("why", "who", "sharing", "trail"):
        address = reverse(f"information_sharing:{name}", args=[case.pk])

        response = wary_client.get(address)

        assert response.status_code >= 500
        assert case.reference not in response.content.decode()


@pytest.mark.django_db
def test_the_trail_holds_reads_and_refusals(client):
    family = household()
    stranger = team_member(household().case)
    share(family, stranger.memberships.get().team, outcome="DO_NOT_SHARE")
    client.force_login(stranger)
    client.get(reverse("information_sharing:why", args=[family.case.pk]))
    audit.record(Event.CASE_VIEWED, by=team_member(family.case), case=family.case)

    events = list(audit.trail(family.case))

    assert [event.event for event in events] == ["CASE_VIEWED", "REFUSED"]
    assert events[1].by == stranger


@pytest.mark.django_db
def test_without_a_person_the_line_goes_to_nobodys_chain():
    event = audit.record(Event.SIGNED_IN, by=None)

    assert event.chain == audit.NOBODY
