"""Whoever has the whole database: can she join who was asked to what was answered?"""

import uuid

import pytest
from django.db import connection, models

from evaluation.commands import sending, surveys
from evaluation.issuing import labels_of
from evaluation.models import Ballot, Invitation
from tests.evaluation.surveys import ballot_of, drafted, invite, opened, say
from tests.factories.agencies import AgencyFactory

SHARED = {"survey", "perspective", "agency"}
"""What both tables may hold: a group of five or more, never a person."""
MOMENTS = (models.DateField, models.TimeField, models.DurationField)
GROUPED = (("FRONT_LINE", 12), ("MANAGER", 3), ("COMMISSIONER", 1))


@pytest.fixture
def survey(team, manager):
    made = drafted(team.centre, manager, addresses=0)
    agencies = [AgencyFactory(name=name) for name in ("Health", "Housing")]
    for perspective, number in GROUPED:
        for agency in agencies:
            invite(made, number, by=manager, perspective=perspective, agency=agency)
    return made


def test_a_ballot_has_no_moment_no_number_in_a_row_and_no_person():
    fields = {field.name: field for field in Ballot._meta.get_fields()}

    assert not [f for f in fields.values() if isinstance(f, MOMENTS)]
    assert not [f for f in fields.values() if isinstance(f, models.AutoField)]
    related = {n for n, f in fields.items() if f.is_relation}
    assert related == {"survey", "agency"}
    assert Ballot.__subclasses__() == []
    assert not hasattr(Ballot, "pgh_event_model")
    assert Ballot._meta.ordering == []


def test_no_value_of_any_column_leads_from_an_invitation_to_a_ballot(survey, manager):
    tokens = opened(survey, manager)
    for token in tokens.values():
        say(token, CP1=3)
    asked = {f.attname for f in Invitation._meta.concrete_fields}
    given = {f.attname for f in Ballot._meta.concrete_fields}
    for mine in asked - {"survey_id", "perspective", "agency_id"}:
        for theirs in given - {"survey_id", "perspective", "agency_id"}:
            left = {str(v) for v in Invitation.objects.values_list(mine, flat=True)}
            right = {str(v) for v in Ballot.objects.values_list(theirs, flat=True)}
            assert not (left & right) - {"", "None", "True"}, (mine, theirs)


def test_what_they_share_is_of_five_or_more(survey, manager):
    opened(survey, manager)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.id, count(b.id) FROM evaluation_invitation i"
            " JOIN evaluation_ballot b ON b.survey_id = i.survey_id"
            " AND b.perspective = i.perspective"
            " AND b.agency_id IS NOT DISTINCT FROM i.agency_id GROUP BY i.id"
        )
        matches = [number for _, number in cursor.fetchall()]
        cursor.execute(
            "SELECT count(*) FROM evaluation_ballot GROUP BY perspective, agency_id"
        )
        groups = [number for (number,) in cursor.fetchall()]

    assert min(matches) >= 5
    assert min(groups) >= 5
    assert sum(groups) == Invitation.objects.count()


def in_order(table, by):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY {by}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def test_the_order_on_disk_says_nothing(team, manager):
    """Read the ballots as they lie: by address, by the insert that wrote them."""
    survey = drafted(team.centre, manager, addresses=60)
    tokens = opened(survey, manager)
    by_mail = [ballot_of(token).pk for token in tokens.values()]

    assert in_order("evaluation_ballot", "ctid") != by_mail
    assert len(written_by("evaluation_ballot")) == 1


def written_by(table):
    """Return the transactions that wrote the rows of a table (xmin)."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT xmin::text FROM {table}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_after_closing_nothing_is_left_of_when_and_by_which_link(team, manager):
    survey = drafted(team.centre, manager, addresses=30)
    tokens = opened(survey, manager)
    for value, token in enumerate(tokens.values()):
        say(token, CP1=value)
    assert len(written_by("evaluation_ballot")) == 30, "one for each answer, while open"

    surveys.close_survey(survey=survey, by=manager)

    assert len(written_by("evaluation_ballot")) == 1
    told = [
        answers["CP1"] for answers in Ballot.objects.values_list("answers", flat=True)
    ]
    assert sorted(told) == list(range(30))
    assert told != sorted(told)
    with pytest.raises(Ballot.DoesNotExist):
        ballot_of(next(iter(tokens.values())))


@pytest.mark.django_db(transaction=True)
def test_a_second_sending_cannot_be_told_from_the_first(team, manager):
    survey = drafted(team.centre, manager, addresses=20)
    tokens = opened(survey, manager)
    say(next(iter(tokens.values())))
    Invitation.objects.filter(email__startswith="FRONT_LINE1").update(sent_on=None)
    Invitation.objects.filter(email__startswith="front_line1").update(sent_on=None)

    assert sending.send_invitations(survey=survey.pk, by=None) > 1

    assert len(written_by("evaluation_ballot")) == 1


def test_a_ballots_group_is_that_of_its_invitation_or_of_more_people(survey):
    for group, label in labels_of(survey).items():
        assert label[0] in {group[0], ""}
        assert label[1] in {group[1], ""}


def test_fewer_than_five_in_all_have_no_group(team, manager):
    survey = drafted(team.centre, manager, addresses=4)
    opened(survey, manager)

    assert set(Ballot.objects.values_list("perspective", "agency")) == {("", None)}


def test_the_moment_of_an_answer_is_in_no_table(team, manager):
    survey = drafted(team.centre, manager)
    first, *_ = opened(survey, manager).values()
    before = rows_of_everything()
    say(first)

    changed = {
        table for table, rows in rows_of_everything().items() if rows != before[table]
    }
    assert changed == {"evaluation_ballot"}


def rows_of_everything():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found[table] = sorted(map(str, cursor.fetchall()))
    return found


def test_kinds_of_values_are_those_that_this_file_knows():
    """A new column of a ballot has to be thought about here."""
    assert {f.name for f in Ballot._meta.concrete_fields} == {
        "id", "digest", "is_answered", "answers", *SHARED,
    }  # fmt: skip
    assert isinstance(Ballot._meta.pk.get_default(), uuid.UUID)
