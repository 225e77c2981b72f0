"""How long records are kept: pure rules, then which cases they make due."""

import datetime

import pytest
from django.utils import timezone

from information_sharing import destruction, retention
from information_sharing.retention import CaseDates, due_of
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases import CaseFactory, DraftFactory, PersonFactory
from tests.factories.information_sharing_office import (
    DestructionCertificateFactory,
    LegalHoldFactory,
    NoticeFactory,
    SubjectAccessRequestFactory,
)

DAY = datetime.date
CLOSED = DAY(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (DAY(2000, 2, 29), 25, DAY(2025, 3, 1)),
        (DAY(2000, 2, 29), 24, DAY(2024, 2, 29)),
        (DAY(2001, 2, 28), 25, DAY(2026, 2, 28)),
        (DAY(2001, 12, 31), 6, DAY(2007, 12, 31)),
    ],
)
def test_the_twenty_fifth_birthday(day, years, expected):
    assert retention.anniversary(day, years) == expected


@pytest.mark.parametrize(
    ("dates", "rule", "on"),
    [
        (CaseDates(CLOSED, DAY(2024, 7, 3)), "CENTRE_FILE", DAY(2049, 7, 3)),
        (CaseDates(CLOSED, None, DAY(2026, 5, 1)), "EXPECTED_CHILD", DAY(2051, 5, 1)),
        (CaseDates(CLOSED, DAY(2024, 7, 3), DAY(2026, 5, 1)), "EXPECTED_CHILD",
         DAY(2051, 5, 1)),
        (CaseDates(CLOSED), "UNDATED", DAY(2032, 3, 1)),
        (CaseDates(CLOSED, DAY(2001, 1, 1), None, True), "UNDATED", DAY(2032, 3, 1)),
        (CaseDates(CLOSED, DAY(2024, 7, 3), None, True), "CENTRE_FILE",
         DAY(2049, 7, 3)),
    ],
)  # fmt: skip
def test_the_rule_that_keeps_longest_counts(dates, rule, on):
    assert (due_of(dates).rule, due_of(dates).on) == (rule, on)


def test_each_authority_sets_its_own_periods(settings):
    settings.RETENTION = settings.RETENTION | {"centre_file_years": 10}

    due = due_of(CaseDates(CLOSED, DAY(2024, 7, 3)))

    assert due.on == DAY(2034, 7, 3)
    assert "10 years" in due.words


def due_references(until=None):
    until = until or timezone.localdate()
    return [each.case.reference for each in destruction.due_cases(until=until)]


@pytest.mark.django_db
def test_a_closed_case_is_due_on_the_day_and_not_before():
    case = CaseFactory(closed=True, reference="TA-1")
    PersonFactory(case=case, born_on=DAY(2000, 2, 29))
    PersonFactory(case=case, mother=True, born_on=DAY(2020, 1, 1))

    assert due_references(DAY(2025, 2, 28)) == []
    assert due_references(DAY(2025, 3, 1)) == ["TA-1"]


@pytest.mark.django_db
def test_the_youngest_child_counts():
    case = CaseFactory(closed=True)
    PersonFactory(case=case, born_on=DAY(1999, 1, 1))
    PersonFactory(case=case, born_on=DAY(2010, 1, 1))

    assert due_references() == []
    assert due_references(DAY(2035, 1, 1)) == [case.reference]


@pytest.mark.django_db
def test_an_open_case_is_never_due():
    PersonFactory(case=CaseFactory(), born_on=DAY(1990, 1, 1))

    assert due_references(DAY(2090, 1, 1)) == []


@pytest.mark.django_db
def test_a_case_without_a_child_is_due_six_years_after_closing():
    case = CaseFactory(closed=True)
    closed = timezone.localdate(case.closed_at)

    assert due_references(closed.replace(year=closed.year + 5)) == []
    assert due_references(retention.anniversary(closed, 6)) == [case.reference]


@pytest.mark.django_db
def test_a_merged_case_waits_for_the_one_it_went_into():
    into = CaseFactory()
    case = CaseFactory(closed=True, merged_into=into)
    PersonFactory(case=case, born_on=DAY(1990, 1, 1))
    assert due_references() == []

    into.status, into.closed_at, into.closed_by = (
        "CLOSED",
        case.closed_at,
        case.opened_by,
    )
    into.save()

    assert due_references() == [case.reference]


@pytest.mark.django_db
@pytest.mark.parametrize("held", ["itself", "into", "from"])
def test_a_hold_keeps_a_case_and_those_merged_with_it(held):
    into = CaseFactory(closed=True)
    case = CaseFactory(closed=True, merged_into=into)
    other = CaseFactory(closed=True, merged_into=case)
    PersonFactory(case=case, born_on=DAY(1990, 1, 1))
    LegalHoldFactory(case={"itself": case, "into": into, "from": other}[held])

    found = {each.case: bool(each.kept_by) for each in destruction.due_cases(
        until=timezone.localdate())}  # fmt: skip

    assert found == {case: True}
    assert destruction.still_due(case, until=timezone.localdate()) is None


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["case", "into"])
@pytest.mark.parametrize("ended", ["", "released", "refused"])
def test_nothing_goes_while_somebody_waits_to_see_it(person, ended):
    into = CaseFactory(closed=True)
    case = CaseFactory(closed=True, merged_into=into)
    PersonFactory(case=case, born_on=DAY(1990, 1, 1))
    asking = PersonFactory(case={"case": case, "into": into}[person], mother=True)
    asked = SubjectAccessRequestFactory(person=asking)
    if ended:
        _end(asked, ended)

    [due] = (d for d in destruction.due_cases(until=timezone.localdate())
             if d.case == case)  # fmt: skip

    assert due.kept_by == ("" if ended else "somebody has asked to see it")
    still = destruction.still_due(case, until=timezone.localdate())
    assert bool(still) == bool(ended)


def _end(asked, how):
    now, officer = timezone.now(), PractitionerFactory()
    if how == "released":
        asked.redacted_at, asked.redacted_by = now, asked.received_by
    setattr(asked, f"{how}_at", now)
    setattr(asked, f"{how}_by", officer)
    asked.save()


@pytest.mark.django_db
def test_what_was_destroyed_is_not_due_again():
    case = CaseFactory(closed=True)
    PersonFactory(case=case, born_on=DAY(1990, 1, 1))
    DestructionCertificateFactory(case_key=case.pk)

    assert due_references() == []


@pytest.mark.django_db
def test_drafts_and_notices_go_after_their_time_unless_held():
    held = LegalHoldFactory().case
    now = timezone.now()
    made = [
        (DraftFactory(), "saved_at", 91, True),
        (DraftFactory(), "saved_at", 89, False),
        (DraftFactory(case=held), "saved_at", 91, False),
        (DraftFactory(case=CaseFactory()), "saved_at", 91, True),
        (NoticeFactory(), "made_at", 366, True),
        (NoticeFactory(), "made_at", 364, False),
        (NoticeFactory(case=held), "made_at", 366, False),
    ]
    for row, name, days, _ in made:
        moment = {name: now - datetime.timedelta(days=days)}
        type(row).objects.filter(pk=row.pk).update(**moment)

    found = {row.pk for _, rows in destruction.old_rows() for row in rows}

    assert found == {row.pk for row, _, _, goes in made if goes}
