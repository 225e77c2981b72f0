"""A registration number is found however it was typed, and only that one."""

import pytest

from cases.models import Case
from cases.references import new_reference
from tests.factories.cases import CaseFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["TA-2K7-4M", "ta-2k7-4m", " TA 2K7 4M ", "ta2k74m", "2k7 4m", "TA-2K7\0-4M"],
)
def test_spaces_hyphens_and_small_letters_do_not_matter(typed):
    meant = CaseFactory(reference="TA-2K7-4M")
    CaseFactory(reference="TA-2K7-4N")

    assert list(Case.objects.called(typed)) == [meant]


@pytest.mark.parametrize("typed", ["", "TA", "2K7", "TA-2K7-4", "2K74MX", "--"])
def test_a_part_of_a_number_finds_nobody(typed):
    CaseFactory(reference="TA-2K7-4M")

    assert not Case.objects.called(typed).exists()


def test_new_numbers_are_found_as_they_are_read_aloud():
    case = CaseFactory(reference=new_reference())

    assert Case.objects.called(case.reference.replace("-", " ")).get() == case
