"""Whether a record is specially protected: by a seal, by its address, by a relative's."""

import pytest

from information_sharing import access
from tests.factories.cases import CaseFactory
from tests.factories.information_sharing_office import ShieldingFactory

pytestmark = pytest.mark.django_db


def test_sealed_or_protected_itself_or_through_the_same_family():
    sealed, protected = ShieldingFactory(sealed=True).case, ShieldingFactory().case
    relative = CaseFactory(family=protected.family)

    for case in (sealed, protected, relative):
        assert access.is_shielded(case)


def test_the_shield_of_another_family_or_a_lifted_one_protects_nothing():
    ShieldingFactory(sealed=True)
    ShieldingFactory()
    lifted = ShieldingFactory(sealed=True, lifted=True).case

    assert not access.is_shielded(CaseFactory())
    assert not access.is_shielded(lifted)
