"""What a centre offers of what is expected, gaps first (practice 5.1, 5.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Agency, Centre, CentreOffer, Practitioner, Service
from agencies.needs import need_keys
from agencies.offers import Expected, Scheme, schemes
from agencies.queries.directory import ENDED

How = CentreOffer.How
ORDER = (How.NOT_YET, How.SIGNPOSTED, How.OUTREACH, How.ON_SITE)


@dataclass(frozen=True)
class Line:
    """One thing expected, and how it stands at a centre."""

    expected: Expected
    row: CentreOffer | None

    @property
    def how(self) -> str:
        """Return how it is given; what nobody wrote down is not there yet."""
        return self.row.how if self.row else How.NOT_YET

    @property
    def label(self) -> str:
        """Return how it is given, in words."""
        return How(self.how).label if self.row else "Nobody has said yet"

    @property
    def need(self) -> UUID | None:
        """Return the need by which services for this are found."""
        return need_keys().get(self.expected.need)

    @property
    def is_given(self) -> bool:
        """Return whether families get it, one way or another."""
        return self.how != How.NOT_YET

    @property
    def is_gap(self) -> bool:
        """Return whether it is expected and not there, or something is said to lack."""
        lacks = not self.is_given and not self.expected.may
        return lacks or bool(self.row and self.row.gap)

    @property
    def is_due(self) -> bool:
        """Return whether somebody was to look at it again by now."""
        return bool(self.row and self.row.review_on and self.row.review_on <= _today())


@dataclass(frozen=True)
class Standing:
    """How one centre stands against one list."""

    centre: Centre
    scheme: Scheme
    lines: tuple[Line, ...]

    @property
    def gaps(self) -> tuple[Line, ...]:
        """Return what lacks."""
        return tuple(line for line in self.lines if line.is_gap)

    @property
    def given(self) -> tuple[Line, ...]:
        """Return what families get, one way or another."""
        return tuple(one for one in self.lines if one.is_given and not one.is_gap)

    @property
    def may(self) -> tuple[Line, ...]:
        """Return what the centre may offer, and does not."""
        rest = (one for one in self.lines if not one.is_given)
        return tuple(one for one in rest if not one.is_gap)

    @property
    def is_used(self) -> bool:
        """Return whether the centre works with this list at all."""
        return any(line.row for line in self.lines)


def _today() -> date:
    return timezone.localdate()


def scheme_or_404(code: str) -> Scheme:
    """Return the list of this code, or raise Http404."""
    found = schemes().get(code)
    if found is None:
        raise Http404("No such list.")
    return found


def line_or_404(scheme: Scheme, code: str) -> Expected:
    """Return the line of this code, or raise Http404."""
    found = scheme.line(code)
    if found is None:
        raise Http404("No such line.")
    return found


def centre_for(*, viewer: Practitioner, pk: UUID) -> Centre:
    """Return a centre: which there are is known to everybody signed in."""
    return get_object_or_404(Centre, pk=pk)


def standings(*, viewer: Practitioner) -> list[tuple[Centre, list[Standing]]]:
    """Return every centre with the lists it works with, in two reads."""
    rows = list(CentreOffer.objects.select_related("agency", "service"))
    return [
        (centre, [one for one in _all(centre, rows) if one.is_used])
        for centre in Centre.objects.all()
    ]


def _all(centre: Centre, rows: Iterable[CentreOffer]) -> list[Standing]:
    hers = [row for row in rows if row.centre_id == centre.pk]
    return [_standing(centre, scheme, hers) for scheme in schemes().values()]


def _standing(centre: Centre, scheme: Scheme, rows: Iterable[CentreOffer]) -> Standing:
    by_item = {row.item: row for row in rows if row.scheme == scheme.code}
    lines = [Line(one, by_item.get(one.code)) for one in scheme.lines]
    lines.sort(key=lambda line: ORDER.index(How(line.how)))
    return Standing(centre, scheme, tuple(lines))


def standing(*, viewer: Practitioner, centre: Centre, scheme: Scheme) -> Standing:
    """Return how this centre stands against this list."""
    rows = CentreOffer.objects.filter(centre=centre, scheme=scheme.code)
    return _standing(centre, scheme, rows.select_related("agency", "service"))


def line_of(*, viewer: Practitioner, centre: Centre, scheme: Scheme, item: str) -> Line:
    """Return one line of a centre, or raise Http404."""
    expected = line_or_404(scheme, item)
    rows = CentreOffer.objects.filter(centre=centre, scheme=scheme.code, item=item)
    return Line(expected, rows.select_related("service").first())


def agencies_to_name(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies that may give something at a centre."""
    return Agency.objects.filter(left_at__isnull=True)


def services_at(centre: Centre, *, viewer: Practitioner) -> QuerySet[Service]:
    """Return the services that a line may lead to: those of this centre, in order.

    Elsewhere they are many; whoever needs one of those names its agency instead.
    """
    there = Q(at_locations__location__centre=centre) | Q(team__centre=centre)
    hers = Q(agency__teams__centre=centre)
    found = Service.objects.filter(there | hers).exclude(ENDED)
    return found.distinct().order_by("name")
