"""What a shield hides is in no pack: not to read, to release or to download (R12, R15)."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.commands import subject_access as commands
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import SubjectAccessRequest
from tests.factories.cases import AddressFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.office import ask, finished, officer_for

pytestmark = pytest.mark.django_db
STREET = "7 Canary Row"


@pytest.fixture
def officer(family):
    """The officer who answers."""
    return officer_for(family.case)


@pytest.fixture
def second(family):
    """The second person who releases."""
    return officer_for(family.case, role=RoleName.SAFEGUARDING_LEAD)


@pytest.fixture
def pack(family, officer):
    """A pack with an address in it, finished before anybody fled."""
    AddressFactory(person=family.mother, lines=STREET)
    return finished(family, officer)


def url(name, *args):
    return reverse(f"information_sharing:{name}", args=args)


def test_passages_made_before_the_shield_are_not_read_after_it(
    client, family, pack, officer
):
    client.force_login(officer)
    where = url("subject-access-passages", pack.pk)
    assert STREET in client.get(where).content.decode()

    ShieldingFactory(case=family.case)
    response = client.get(where)

    assert STREET not in response.content.decode()
    assert response.status_code == 403


def test_nothing_is_released_that_a_shield_hides_now(client, family, pack, second):
    ShieldingFactory(case=family.case)
    client.force_login(second)

    client.post(url("release-subject-access", pack.pk))

    assert SubjectAccessRequest.objects.get(pk=pack.pk).released_at is None


@pytest.mark.parametrize("name", ["subject-access-pdf", "subject-access-data"])
def test_what_was_released_is_not_downloaded_after_the_shield(
    client, family, pack, second, name
):
    client.force_login(second)
    client.post(url("release-subject-access", pack.pk))
    assert client.get(url(name, pack.pk)).status_code == 200

    ShieldingFactory(case=family.case)

    assert client.get(url(name, pack.pk)).status_code == 403


@pytest.fixture
def asked_by_her(family, officer):
    """A pack that is not yet decided; its officer is a named reader of the shield."""
    AddressFactory(person=family.mother, lines=STREET)
    shielding = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=shielding, practitioner=officer)
    request = ask(family, officer)
    commands.build_pack(request=request, by=officer)
    return request


def test_where_a_protected_family_lives_is_marked(asked_by_her):
    homes = asked_by_her.passages.filter(text__contains=STREET)

    assert homes
    assert not homes.filter(names_others=False).exists()


def test_a_protected_family_is_never_released_in_one_go(family, officer, asked_by_her):
    asked_by_her.passages.update(names_others=False)

    with pytest.raises(NotPossibleNow, match="each passage"):
        commands.release_unmarked(request=asked_by_her, by=officer)

    assert not asked_by_her.passages.filter(decided_at__isnull=False).exists()
