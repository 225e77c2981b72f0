"""What was bought at a centre, by kind and by outcome: sums only, small ones hidden (R19)."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.timezone import localdate

from agencies.models import Practitioner
from cases.outcomes import outcomes_of
from evaluation.suppression import HIDDEN, LOWEST_THRESHOLD, suppress_row
from information_sharing import access
from information_sharing.roles import Permission
from lead_professional.models import LedgerEntry, Spend
from lead_professional.money import in_pounds, year_of

BOUGHT = (Spend.Status.BOUGHT, Spend.Status.CHECKED, Spend.Status.REVIEWED)
TOO_FEW = "hidden"


@dataclass(frozen=True)
class Row:
    """One kind or outcome: for how many families, and how much, or both hidden."""

    label: str
    families: str
    amount: str


@dataclass(frozen=True)
class Spending:
    """The figures of one year of the centres that somebody manages."""

    year: int
    by_kind: tuple[Row, ...]
    by_outcome: tuple[Row, ...]


Bought = list[tuple[str, UUID, int]]


def spending(*, viewer: Practitioner) -> Spending:
    """Return this year's figures; one purchase may serve several outcomes."""
    access.check_has(viewer, Permission.REPORT_ON_CENTRE)
    year = year_of(localdate())
    bought = Spend.objects.filter(
        case__centre__in=access.centres_with(viewer, Permission.REPORT_ON_CENTRE),
        budget__year=year,
        status__in=BOUGHT,
    ).exclude(pk__in=_put_back().values("spend"))
    found = list(bought.values_list("kind", "case", "receipt_pence", "goal__aims"))
    kinds = [(str(Spend.Kind(kind).label), case, p or 0) for kind, case, p, _ in found]
    outcomes = [
        (str(outcome.label), case, pence or 0)
        for _, case, pence, aims in found
        for outcome in outcomes_of(aims)
    ]
    return Spending(year, _rows(kinds), _rows(outcomes))


def _put_back() -> QuerySet[LedgerEntry]:
    spent = LedgerEntry.objects.filter(kind=LedgerEntry.Kind.SPENT)
    return spent.filter(reversed_by__isnull=False)


def _rows(bought: Bought) -> tuple[Row, ...]:
    families: dict[str, set[UUID]] = defaultdict(set)
    pence: dict[str, int] = defaultdict(int)
    for label, case, paid in bought:
        families[label].add(case)
        pence[label] += paid
    threshold = max(settings.SUPPRESSION_THRESHOLD, LOWEST_THRESHOLD)
    counts = {label: len(cases) for label, cases in sorted(families.items())}
    shown, _total = suppress_row(counts, threshold=threshold)
    return tuple(_row(label, shown[label], pence[label]) for label in counts)


def _row(label: str, families: int | None, pence: int) -> Row:
    if families is HIDDEN:
        return Row(label, TOO_FEW, TOO_FEW)
    return Row(label, str(families), in_pounds(pence))


def as_csv(found: Spending) -> str:
    """Return the figures as a table for a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["Year from April", "By", "What", "Families", "Amount"])
    parts: Iterable = (("kind", found.by_kind), ("outcome", found.by_outcome))
    for by, rows in parts:
        for row in rows:
            writer.writerow([found.year, by, row.label, row.families, row.amount])
    return file.getvalue()
