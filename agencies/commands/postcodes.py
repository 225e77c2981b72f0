"""Where postcodes are: taken in from a file such as the national statistics office's."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from agencies.models import Postcode, Practitioner
from cases.contact_words import POSTCODE, one_space
from information_sharing.exceptions import NotPossibleNow

COLUMNS = {
    "postcode": ("postcode", "pcds", "pcd"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lon", "lng"),
}
"""Under which of these names a file may have them, in any case of letters."""
NORTH, EAST = (49.0, 61.5), (-9.0, 2.5)
"""The United Kingdom: what lies outside is how such files write "not known"."""
AT_ONCE = 5000


@transaction.atomic
def take_in_postcodes(
    *, lines: Iterable[str], by: Practitioner | None
) -> tuple[int, int]:
    """Write where each postcode is; return how many were written, how many left out."""
    rows = csv.DictReader(lines)
    names = _names(rows.fieldnames or ())
    read = [_postcode(row, names) for row in rows]
    found = {each.pk: each for each in read if each}
    for some in _in_parts(iter(found.values())):
        Postcode.objects.bulk_create(
            some,
            update_conflicts=True,
            unique_fields=["postcode"],
            update_fields=["latitude", "longitude"],
        )
    return len(found), read.count(None)


def _names(header: Iterable[str]) -> dict[str, str]:
    written = {name.strip().lower().lstrip("\ufeff"): name for name in header}
    names = {
        ours: next((written[name] for name in theirs if name in written), "")
        for ours, theirs in COLUMNS.items()
    }
    if not all(names.values()):
        raise NotPossibleNow(
            "The first line must name the columns postcode, latitude and longitude."
        )
    return names


def _postcode(row: dict[str, str], names: dict[str, str]) -> Postcode | None:
    written = (row[names["postcode"]] or "").strip()
    try:
        latitude = float(row[names["latitude"]])
        longitude = float(row[names["longitude"]])
    except (TypeError, ValueError):
        return None
    there = NORTH[0] < latitude < NORTH[1] and EAST[0] < longitude < EAST[1]
    if not there or not POSTCODE.match(written):
        return None
    return Postcode(one_space(written), latitude, longitude)


def _in_parts(rows: Iterator[Postcode]) -> Iterator[list[Postcode]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some
