"""A parent reads about the children for whom she has responsibility, and no others (R6)."""

import pytest
from django.utils import timezone

from information_sharing.asking_to_see import Asking, Capacity
from information_sharing.commands import subject_access as commands
from tests.factories.cases import PersonFactory
from tests.factories.cases_record import ResponsibilityFactory
from tests.information_sharing.office import officer_for
from tests.people import household

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("for_whom", ["this child", "another child", "not said"])
def test_responsibility_for_one_child_opens_no_file_of_another(for_whom):
    family = household()
    another = PersonFactory(case=family.case, given_name="Sam")
    child = {"this child": family.child, "another child": another}.get(for_whom)
    if child:
        ResponsibilityFactory(person=family.mother, child=child)
    asking = Asking(
        person=family.child,
        asker=family.mother,
        representative="",
        capacity=Capacity.PARENT,
        identity_checked="Passport.",
        child_says="",
        asked_on=timezone.localdate(),
    )

    request = commands.receive_request(
        case=family.case, asking=asking, by=officer_for(family.case)
    )

    assert bool(request.refused_at) == (for_whom == "another child")
