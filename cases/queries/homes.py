"""Where people live, and have lived: only what is shared of it (R12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from agencies.models import Practitioner
from cases.models import Address, Case, Person
from information_sharing import access


@dataclass(frozen=True)
class Home:
    """One address and who lives there."""

    address: Address
    people: tuple[Person, ...]

    @property
    def since(self) -> date | None:
        """Return since when."""
        return self.address.since

    @property
    def until(self) -> date | None:
        """Return until when."""
        return self.address.until


def homes_of(
    *, viewer: Practitioner, case: Case
) -> tuple[tuple[Home, ...], tuple[Home, ...]]:
    """Return the homes of today, and the earlier ones, the latest first."""
    shared = access.facts_of(viewer, Address, case).select_related("person")
    rows = list(shared.order_by("-since", "recorded_at"))
    present = {row.pk for row in Address.objects.present().filter(case=case)}
    here = [row for row in rows if row.pk in present]
    return grouped(here), grouped([row for row in rows if row.pk not in present])


def present_homes(*, viewer: Practitioner, case: Case) -> tuple[Home, ...]:
    """Return the homes of today."""
    rows = Address.objects.present().order_by("-since", "recorded_at")
    shared = access.facts_within(viewer, rows, case)
    return grouped(shared.select_related("person"))


def address_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Address:
    """Return an address in her sight, or raise Http404."""
    shared = access.facts_of(viewer, Address, case).select_related("person", "case")
    found = shared.filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def grouped(addresses: Iterable[Address]) -> tuple[Home, ...]:
    """Return each address once, with everybody who lives there."""
    shared: dict[tuple, list[Address]] = {}
    for each in addresses:
        place = (each.lines, each.postcode, each.telephone, each.since, each.until)
        shared.setdefault(place, []).append(each)
    return tuple(
        Home(same[0], tuple(one.person for one in same)) for same in shared.values()
    )
