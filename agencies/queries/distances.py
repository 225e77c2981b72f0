"""How far it is: from a postcode to a point, and from a point to a place."""

from dataclasses import dataclass
from math import cos, radians

from django.db.models import Avg, Count, ExpressionWrapper, F, FloatField, Q, Value
from django.db.models.functions import ASin, Cos, Least, Radians, Sin, Sqrt

from agencies.models import Postcode

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
"""Along a meridian; a little too much, so that no box is too small."""


@dataclass(frozen=True)
class Point:
    """A place on the map, in degrees."""

    latitude: float
    longitude: float


def point_of(typed: str) -> Point | None:
    """Return where a postcode is, or the middle of a district such as "WX1".

    Nothing, if neither is among the postcodes that were loaded.
    """
    letters = "".join(typed.replace("\0", "").upper().split())[:8]
    whole = Q(postcode=f"{letters[:-3]} {letters[-3:]}")
    return _middle(whole) or _middle(Q(postcode__startswith=f"{letters} "))


def _middle(where: Q) -> Point | None:
    found = Postcode.objects.filter(where).aggregate(
        of=Count("pk"), latitude=Avg("latitude"), longitude=Avg("longitude")
    )
    return Point(found["latitude"], found["longitude"]) if found["of"] else None


def km_from(point: Point, at: str = "location__") -> ExpressionWrapper:
    """Return the distance in kilometres from a point, reckoned by the database.

    The haversine formula on a globe of 6,371 km: as the crow flies, no road and no map.
    `at` leads to the table that has latitude and longitude.
    """
    there = {name: Radians(F(f"{at}{name}")) for name in ("latitude", "longitude")}
    north, east = radians(point.latitude), radians(point.longitude)
    half_north = Sin((there["latitude"] - Value(north)) / Value(2.0))
    half_east = Sin((there["longitude"] - Value(east)) / Value(2.0))
    squared = half_north * half_north + (
        Value(cos(north)) * Cos(there["latitude"]) * half_east * half_east
    )
    arc = ASin(Sqrt(Least(squared, Value(1.0), output_field=FloatField())))
    return ExpressionWrapper(arc * Value(2 * EARTH_KM), output_field=FloatField())


def box_around(point: Point, km: float, at: str = "location__") -> Q:
    """Return the condition that a place lies in the square around a circle."""
    north = km / KM_PER_DEGREE
    east = km / (KM_PER_DEGREE * max(cos(radians(point.latitude)), 0.01)) * 1.01
    tall = (point.latitude - north * 1.01, point.latitude + north * 1.01)
    wide = (point.longitude - east, point.longitude + east)
    return Q(**{f"{at}latitude__range": tall, f"{at}longitude__range": wide})
