"""What is alike: marks, hyphens, sounds, swapped names and dates; and what is not."""

from datetime import date

import pytest

from information_sharing.queries import index
from tests.factories.cases import AddressFactory, PersonFactory
from tests.factories.information_sharing_life import ListingFactory
from tests.information_sharing.listed import wanted
from tests.people import outsider

pytestmark = pytest.mark.django_db
BORN = date(2024, 7, 3)


def is_found(recorded: tuple[str, str], typed: tuple[str, str], **search) -> bool:
    child = PersonFactory(
        given_name=recorded[0],
        family_name=recorded[1],
        born_on=BORN,
        nhs_number="9434765919",
    )
    AddressFactory(person=child, postcode="RV1 1AA")
    ListingFactory(case=child.case)
    asked = wanted(given_name=typed[0], family_name=typed[1], **search)
    return bool(index.search(viewer=outsider(), wanted=asked))


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        (("Maya", "Ward"), ("maya", "WARD")),
        (("Zoë", "Müller"), ("Zoe", "Muller")),
        (("Łukasz", "Żak"), ("Lukasz", "Zak")),
        (("Zoe\u0308", "Mu\u0308ller"), ("Zoë", "Müller")),
        (("Siân", "O’Brien"), ("Sian", "OBrien")),
        (("Sian", "O'Brien"), ("Sian", "O Brien")),
        (("Anne-Marie", "Smith-Jones"), ("Annemarie", "Smith Jones")),
        (("Maya", "Smith-Jones"), ("Maya", "Jones")),
        (("Ali", "van der Berg"), ("Ali", "Vanderberg")),
        (("Maya", "Ward"), ("Ward", "Maya")),
        (("Phoebe", "Clarke"), ("Feebie", "Klark")),
        (("Stephen", "Thomson"), ("Steven", "Tomson")),
        (("Mohammed", "Hussain"), ("Muhammad", "Hussein")),
        (("Maya", "Ward"), ("Maja", "Ward")),
        (("Katherine", "Ward"), ("Katharine", "Ward")),
        (("Maya", "Ward"), ("", "Ward")),
        (("Maya", "Ward"), ("", "Maya")),
    ],
)
def test_alike_with_the_birth_date(recorded, typed):
    assert is_found(recorded, typed)


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        (("Maya", "Ward"), ("Leah", "Ward")),
        (("Maya", "Ward"), ("Maya", "Okoro")),
        (("Maya", "Ward"), ("Tom", "Reed")),
        (("Ali", "Khan"), ("Eve", "Stone")),
        (("Мая", "Вард"), ("Tom", "Reed")),
    ],
)
def test_not_alike_with_the_same_birth_date(recorded, typed):
    assert not is_found(recorded, typed)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ({"born_on": date(2024, 3, 7)}, True),
        ({"born_on": date(2024, 7, 4)}, False),
        ({"born_on": date(2023, 7, 3)}, False),
        ({"born_on": None}, False),
        ({"born_on": None, "postcode": "RV1 1AA"}, True),
        ({"born_on": None, "postcode": "RV1 1AB"}, False),
        ({"born_on": None, "nhs_number": "9434765919"}, True),
        ({"born_on": None, "nhs_number": "6541003238"}, False),
    ],
)
def test_what_besides_the_name(search, found):
    assert is_found(("Maya", "Ward"), ("Maya", "Ward"), **search) is found


def test_an_nhs_number_is_enough_alone():
    assert is_found(("Maya", "Ward"), ("", ""), born_on=None, nhs_number="9434765919")


@pytest.mark.parametrize(
    "search",
    [
        {"family_name": ""},
        {"given_name": "", "born_on": None, "postcode": "RV1 1AA"},
        {"given_name": "Leah", "born_on": None, "postcode": "RV1 1AA"},
        {"given_name": "", "family_name": "", "postcode": "RV1 1AA"},
    ],
)
def test_what_is_not_enough_finds_nobody(search):
    child = PersonFactory(given_name="Maya", family_name="Ward", born_on=BORN)
    AddressFactory(person=child)
    ListingFactory(case=child.case)

    assert index.search(viewer=outsider(), wanted=wanted(**search)) == []


def test_the_likest_comes_first_and_never_more_than_five():
    for _ in range(6):
        near = PersonFactory(given_name="Mayah", family_name="Warde", born_on=BORN)
        ListingFactory(case=near.case)
    exact = PersonFactory(given_name="Maya", family_name="Ward", born_on=BORN)
    ListingFactory(case=exact.case)

    keys = index.search(viewer=outsider(), wanted=wanted())

    assert keys[0] == (exact.pk, exact.case_id)
    assert len(keys) == 5
