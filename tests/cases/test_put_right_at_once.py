"""Two who put the same right in the same moment: neither loses what she saved (R18)."""

import pytest

from cases.commands import homes, people
from cases.commands.particulars import Answer, write_particulars
from cases.models import Address, Particular, Person
from information_sharing.exceptions import NotPossibleNow
from tests.factories.cases import AddressFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db
AT_ONCE = "at the same moment"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def by(family):
    return team_member(family.case)


def test_a_name_saved_since_it_was_read_stays(family, by):
    hers, theirs = (Person.objects.get(pk=family.child.pk) for _ in range(2))
    people.correct_person(person=hers, changes={"family_name": "Newname"}, by=by)

    changes = {"family_name": theirs.family_name, "also_known_as": "Bobby"}
    with pytest.raises(NotPossibleNow, match=AT_ONCE):
        people.correct_person(person=theirs, changes=changes, by=by)

    people.correct_person(person=theirs, changes={"also_known_as": "Bobby"}, by=by)
    now = Person.objects.get(pk=hers.pk)
    assert (now.family_name, now.also_known_as) == ("Newname", "Bobby")


def test_an_address_saved_since_it_was_read_stays(family, by):
    AddressFactory(case=family.case, person=family.child, telephone="")
    hers, theirs = (Address.objects.get(person=family.child) for _ in range(2))
    home = {"lines": hers.lines, "postcode": hers.postcode, "telephone": "01632 960999"}
    homes.correct_address(address=hers, home=home | {"lines": "9 Safe Street"}, by=by)

    with pytest.raises(NotPossibleNow, match=AT_ONCE):
        homes.correct_address(address=theirs, home=home, by=by)

    assert Address.objects.get(pk=hers.pk).lines == "9 Safe Street"


def test_what_somebody_said_since_it_was_read_stays(family, by):
    said = {"person": family.mother, "by": by, "read": {}}
    write_particulars(**said, answers={"FAITH": Answer(words="Quaker")})

    with pytest.raises(NotPossibleNow, match=AT_ONCE):
        write_particulars(**said, answers={"FAITH": Answer(words="None")})

    assert Particular.objects.get(person=family.mother).words == "Quaker"
