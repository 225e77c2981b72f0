"""An address that was written wrongly is put right, by those who may write it."""

import pytest
from django.urls import reverse

from cases.commands import homes as commands
from cases.models import Address
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AddressFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
RIGHT = {"lines": "2 Weir Road", "postcode": "RV2 2BB", "telephone": ""}


@pytest.fixture
def family():
    family = household()
    for person in (family.child, family.mother):
        AddressFactory(
            person=person, lines="2 Wier Road", postcode="RV2 2BB", telephone=""
        )
    AddressFactory(person=family.father, lines="9 Hill Top")
    return family


@pytest.fixture
def address(family):
    return Address.objects.get(person=family.child)


def lines(family):
    return sorted(Address.objects.filter(case=family.case).values_list("lines", flat=True))  # fmt: skip


def test_it_is_put_right_for_everybody_who_lives_there(family, address):
    by = team_member(family.case)

    commands.correct_address(address=address, home=RIGHT, by=by)

    assert lines(family) == ["2 Weir Road", "2 Weir Road", "9 Hill Top"]
    event = AccessEvent.objects.get(by=by)
    assert (event.event, event.details) == ("ADDRESS_CORRECTED", {"people": 2})
    assert "2 Wier Road" in [row.lines for row in address.events.all()]


def test_a_team_that_only_reads_addresses_of_one_person_changes_none(family, address):
    team = TeamFactory()
    share(family, team, categories=["IDENTITY", "HEALTH"])

    with pytest.raises(AccessDenied):
        commands.correct_address(address=address, home=RIGHT, by=member_of(team))
    assert "2 Weir Road" not in lines(family)


def test_under_a_shield_nobody_who_is_not_named_writes_it(family, address):
    ShieldingFactory(case=family.case)

    with pytest.raises(AccessDenied):
        commands.correct_address(
            address=address, home=RIGHT, by=team_member(family.case)
        )


def test_a_closed_case_and_no_difference_are_refused(family, address):
    by = team_member(family.case)
    same = {name: getattr(address, name) for name in RIGHT}
    with pytest.raises(NotPossibleNow, match="Nothing is different"):
        commands.correct_address(address=address, home=same, by=by)

    closed = household(closed=True)
    theirs = AddressFactory(person=closed.child)
    with pytest.raises(NotPossibleNow, match="closed"):
        commands.correct_address(
            address=theirs, home=RIGHT, by=team_member(closed.case)
        )


def test_the_way_in_the_browser_and_an_address_of_another_family(
    client, family, address
):
    client.force_login(team_member(family.case))
    path = reverse("cases:correct-address", args=[family.case.pk, address.pk])
    assert path in client.get(reverse("cases:people", args=[family.case.pk])).content.decode()  # fmt: skip
    form = client.get(path).context_data["form"]
    typed = {"seen": form["seen"].value()} | RIGHT

    assert "2 Wier Road" in client.get(path).content.decode()
    assert client.post(path, typed).status_code == 302
    assert lines(family)[0] == "2 Weir Road"

    other = AddressFactory()
    elsewhere = reverse("cases:correct-address", args=[family.case.pk, other.pk])
    assert client.post(elsewhere, typed).status_code == 404
