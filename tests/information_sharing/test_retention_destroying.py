"""Destroying: the dry run and the real one are one, nothing is left, the log is whole."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from pghistory.models import Event

from agencies.models import RoleName
from cases.models import Case
from config.local_postgres import OWNER
from information_sharing import destruction
from information_sharing.models import AccessEvent, DestructionCertificate, LegalHold
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.information_sharing_office import LegalHoldFactory
from tests.information_sharing.full_case import WORD, full_case
from tests.people import household

MAY_NAME_IT = {
    "cases_case": "the husk",
    "information_sharing_accessevent": "the log",
    "information_sharing_chainhead": "the log",
    "information_sharing_destructioncertificate": "the certificate",
}


def one(query, *values):
    """Return every row of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def tables_that_hold(text):
    """Return every table of the database in which this stands anywhere."""
    names = connection.introspection.table_names()
    found = 'SELECT count(*) FROM "{0}" row WHERE row::text ILIKE %s'
    like = [f"%{text}%", f"%{text.encode().hex()}%"]
    return {
        name for name in names for each in like
        if one(found.format(name), each)[0][0]
    }  # fmt: skip


@pytest.fixture
def officer(transactional_db):
    place = TeamMembershipFactory(
        role=RoleName.INFORMATION_OFFICER, practitioner__username="idris"
    )
    return place.practitioner


@pytest.fixture
def as_owner(monkeypatch, postgres, database_name):
    monkeypatch.setenv("DATABASE_OWNER_URL", postgres.url(OWNER, database_name))


def said(capsys, *arguments):
    call_command("apply_retention", *arguments)
    return capsys.readouterr().out.splitlines()


def test_every_table_that_leads_to_a_case_is_among_those_destroyed(db):
    """Asks the database, not the models: a table that is forgotten fails here."""
    keys = one(
        "SELECT conrelid::regclass::text, confrelid::regclass::text"
        " FROM pg_constraint WHERE contype = 'f'"
    )
    leads, before = {"cases_case"}, None
    while leads != before:
        before = set(leads)
        leads |= {table for table, to in keys if to in leads}
    kept = {model._meta.db_table for model in destruction.KEPT}

    covered = {part.table for part in destruction.parts()}
    history = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, Event)
        and model.pgh_tracked_model._meta.db_table in covered
    }

    assert leads - kept == covered - history
    assert history <= covered


def test_a_full_case_has_something_in_every_table(db):
    case = full_case()

    counts = destruction.rows_of(case)

    empty = {part.table for part in destruction.parts()} - set(counts)
    assert empty == set(), "plant a row in tests/information_sharing/full_case.py"


def test_the_dry_run_says_exactly_what_the_real_run_destroys(officer, as_owner, capsys):
    case = full_case()

    dry = said(capsys, "--dry-run")
    assert Case.objects.get(pk=case.pk).people.count() == 2
    real = said(capsys, "--destroy", "--by", "idris")

    assert dry[:-1] == real
    assert case.reference in real[0]
    assert case.reference not in " ".join(said(capsys, "--dry-run"))


def test_nothing_is_left_but_husk_log_and_certificate(officer, as_owner, capsys):
    case, other = full_case(), household().case
    people = list(case.people.values_list("pk", flat=True))
    looked = AccessEvent.objects.filter(case=case).count()

    said(capsys, "--destroy", "--by", "idris")

    assert tables_that_hold(WORD) == set()
    assert tables_that_hold(str(case.pk)) == set(MAY_NAME_IT)
    for person in people:
        assert tables_that_hold(str(person)) == set()
    assert other.people.count() == 3
    husk = Case.objects.get(pk=case.pk)
    assert (husk.reference, husk.closing_reason) == (case.reference, "")
    events = AccessEvent.objects.filter(case=case)
    assert events.count() == looked + 1
    assert events.get(event="RECORD_DESTROYED").by == officer


def test_the_log_is_still_whole_afterwards(officer, as_owner, capsys):
    full_case()

    said(capsys, "--destroy", "--by", "idris")

    assert "The access log is whole." in said_by(capsys, "verify_audit")


def said_by(capsys, command):
    call_command(command)
    return capsys.readouterr().out


def test_the_certificate_counts_what_was_destroyed(officer, as_owner, capsys):
    case = full_case()
    expected = destruction.rows_of(case)

    said(capsys, "--destroy", "--by", "idris")

    certificate = DestructionCertificate.objects.get()
    assert certificate.case_key == case.pk
    assert certificate.counts == expected
    assert certificate.rule == "CENTRE_FILE"
    assert certificate.destroyed_by == officer


def test_a_legal_hold_wins_in_both_runs(officer, as_owner, capsys):
    case = full_case()
    LegalHoldFactory(case=case)
    before = destruction.rows_of(case)

    dry = said(capsys, "--dry-run")
    real = said(capsys, "--destroy", "--by", "idris")

    assert dry[:-1] == real
    assert "kept, a legal hold stands" in real[0]
    assert destruction.rows_of(case) == before
    LegalHold.objects.filter(case=case).exclude(lifted_at=None)
    assert not DestructionCertificate.objects.exists()


def test_the_applications_role_cannot_destroy(officer, capsys, monkeypatch):
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    case = full_case()

    with pytest.raises(CommandError, match="may not delete history"):
        call_command("apply_retention", destroy=True, by="idris")

    assert case.people.count() == 2


@pytest.mark.parametrize("by", [None, "nobody", "pat"])
def test_somebody_with_the_role_answers_for_it(officer, as_owner, by):
    TeamMembershipFactory(practitioner__username="pat")
    case = full_case()

    with pytest.raises(CommandError):
        call_command("apply_retention", destroy=True, by=by)

    assert case.people.count() == 2


def test_one_of_both_is_said():
    with pytest.raises(CommandError):
        call_command("apply_retention")
