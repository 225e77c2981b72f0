"""Pupil numbers, partial dates, and the codes of ethnicity: pure functions."""

import datetime

import pytest

from cases import ethnicity
from cases.forms.partial_dates import born_fields
from cases.forms.people import AddPersonForm
from cases.models import Particular
from cases.partial_dates import PartialDate, in_words
from cases.particulars import CATEGORY_OF
from cases.upns import is_upn, tidy

BORN = datetime.date(2024, 3, 7)


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("B801200005001", True),
        ("A801200005001", False),
        ("B801200005010", False),
        ("b801 2000 05001", True),
        ("B80120000500", False),
        ("I801200005001", False),
        ("B80120000500O", False),
        ("", False),
    ],
)
def test_a_pupil_number_has_its_check_letter(typed, is_one):
    assert is_upn(tidy(typed)) is is_one


def test_a_temporary_pupil_number_ends_in_a_letter():
    assert sum(is_upn(f"{letter}80120000500A") for letter in "ABCDEFGHJKLMNPQRTUVWXYZ")


@pytest.mark.parametrize(
    ("accuracy", "words"),
    [
        ("AAA", "7 March 2024"),
        ("EAA", "about 7 March 2024"),
        ("UAA", "March 2024"),
        ("UEA", "about March 2024"),
        ("UUA", "2024"),
        ("UUE", "about 2024"),
        ("UUU", "not known"),
        ("AUA", "2024"),
    ],
)
def test_a_partial_date_says_what_is_known(accuracy, words):
    assert in_words(BORN, accuracy) == words


def test_no_date_is_not_known():
    assert in_words(None) == "not known"


def typed(day, month, year, estimated=()):
    """Return the form of a child with this date of birth."""
    names = zip(
        ("born_day", "born_month", "born_year"), (day, month, year), strict=True
    )
    rest = {"kind": "CHILD", "given_name": "Ada", "family_name": "Ward"}
    return AddPersonForm(dict(names) | rest | {"estimated": [*estimated]})


@pytest.mark.parametrize(
    ("parts", "estimated", "accuracy"),
    [
        (("7", "3", "2024"), "", "AAA"),
        (("", "March", "2024"), "1", "UEA"),
        (("", "", "2024"), "012", "UUE"),
        (("7", "3", "2024"), "0", "EAA"),
    ],
)
def test_a_date_is_typed_as_far_as_it_is_known(parts, estimated, accuracy):
    form = typed(*parts, estimated)
    assert form.is_valid(), form.errors
    assert form.person()["born_accuracy"] == accuracy
    born = form.cleaned_data["born"].with_estimated([*estimated])
    assert [str(p or "") for p in born.parts] == [
        p.replace("March", "3") for p in parts
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("7", "", "2024"), "must include a month"),
        (("7", "3", ""), "must include a year"),
        (("", "", "2099"), "past"),
        (("31", "2", "2024"), "real date"),
        (("", "", ""), "Enter the child's date of birth"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_a_sentence(parts, said):
    assert said in " ".join(typed(*parts).errors["born"])


def test_no_birth_date_is_kept_as_exact():
    assert born_fields({"born": None}) == {"born_on": None, "born_accuracy": "AAA"}
    assert str(PartialDate(BORN, "UEA")) == "about March 2024"


def test_every_answer_has_the_codes_of_both_returns():
    assert len(ethnicity.LIST) == 18
    assert len({one.dfe_code for one in ethnicity.LIST}) == 18
    assert {one.nhs_code for one in ethnicity.LIST} == set("ABCDEFGHJKLMNPRS")
    assert (ethnicity.REFUSED.dfe_code, ethnicity.NOT_ASKED.dfe_code) == (
        "REFU",
        "NOBT",
    )
    listed = [pair for _, pairs in ethnicity.choices() for pair in pairs]
    assert len(listed) == 18
    assert (
        ethnicity.in_words("MWBC")
        == "Mixed or dual background: White and Black Caribbean"
    )
    assert ethnicity.in_words("WOTH") == "Any other White background"


def test_every_particular_has_its_category():
    assert set(CATEGORY_OF) == set(Particular.Kind)
