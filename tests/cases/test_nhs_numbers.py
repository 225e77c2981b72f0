"""NHS numbers: the check digit, and where one is typed (practice notes 4.9)."""

import pytest
from django.urls import reverse

from cases.commands import register_family
from cases.models import Draft, Person
from cases.nhs_numbers import digits_of, is_nhs_number, spaced
from information_sharing.exceptions import NotPossibleNow
from tests.cases.test_views_families import registration
from tests.factories.agencies import TeamFactory
from tests.people import member_of

VALID = ["9434765919", "6541003238", "9990000018", "9990000026"]
WRONG = ["9009999991", "1234561234", "9434765918", "943476591", "94347659190", "", "x"]


@pytest.mark.parametrize("digits", VALID)
def test_a_number_with_its_check_digit(digits):
    assert is_nhs_number(digits)
    assert digits_of(spaced(digits)) == digits


@pytest.mark.parametrize("digits", WRONG)
def test_not_a_number(digits):
    assert not is_nhs_number(digits)


def test_no_digit_can_be_changed_alone():
    number = VALID[0]
    changed = {
        number[:place] + digit + number[place + 1 :]
        for place in range(10)
        for digit in "0123456789"
    } - {number}

    assert not any(is_nhs_number(digits) for digits in changed)


def test_digits_of_other_scripts_are_not_digits():
    assert not is_nhs_number("٩٤٣٤٧٦٥٩١٩")


@pytest.fixture
def practitioner(client, db):
    practitioner = member_of(TeamFactory())
    client.force_login(practitioner)
    path = reverse("cases:register")
    Draft.objects.create(author=practitioner, path=path, data={})
    return practitioner


def test_it_is_kept_without_spaces(client, practitioner):
    typed = registration(practitioner, child_nhs_number="943 476 5919")

    client.post(reverse("cases:register"), typed)

    assert Person.objects.get(kind="CHILD").nhs_number == "9434765919"


def test_a_wrong_one_is_refused_where_it_was_typed(client, practitioner):
    typed = registration(practitioner, child_nhs_number="943 476 5918")

    body = client.post(reverse("cases:register"), typed).content.decode()

    assert "That is not an NHS number" in body
    assert "943 476 5918" in body
    assert not Person.objects.exists()


def test_the_command_asks_again(practitioner):
    team = practitioner.memberships.get().team
    child = {"kind": "CHILD", "family_name": "Ward", "nhs_number": "1234561234"}

    with pytest.raises(NotPossibleNow):
        register_family(team=team, people=[child], home={}, by=practitioner)
