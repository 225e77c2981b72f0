"""A centre from day to day: when it opens, its rooms, who is there, what pays for it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models.directory import Service
from agencies.models.people import Agency, Centre, Practitioner, Team
from config.dates import WEEKDAYS
from config.models import Identified, both_or_neither, by_whom


class Opening(Identified):
    """From when to when a centre is open on a day of the week."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="openings")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    set_at = models.DateTimeField(auto_now=True)
    set_by = by_whom()

    class Meta:
        ordering: ClassVar = ["weekday", "opens"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6, closes__gt=models.F("opens")),
                name="agencies_opening_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=["centre", "weekday", "opens"], name="agencies_opening_once"
            ),
        ]

    @property
    def day_name(self) -> str:
        """Return 'Mondays', as opening hours say it."""
        return WEEKDAYS[self.weekday]

    def __str__(self) -> str:
        return f"{self.centre}, {self.opens:%H:%M}"


class Closure(Identified):
    """A day on which a centre stays closed, and why."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="closures")
    on = models.DateField()
    words = models.CharField(max_length=120)
    set_at = models.DateTimeField(auto_now=True)
    set_by = by_whom()

    class Meta:
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre", "on"], name="agencies_closure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.centre}, {self.on:%d %B %Y}"


class Room(Identified):
    """A room of a centre, how many it holds, and what is in it."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=80)
    holds = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)
    set_up_at = models.DateTimeField(auto_now_add=True)
    set_up_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["centre", "name"],
                condition=Q(ended_at__isnull=True),
                name="agencies_room_one_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OnSite(Identified):
    """Somebody says that she is at a centre on a day, from when to when."""

    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="days_on_site"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="days_on_site")
    on = models.DateField(db_index=True)
    arrives = models.TimeField()
    leaves = models.TimeField()
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["on", "arrives"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(leaves__gt=models.F("arrives")),
                name="agencies_on_site_leaves_after_arriving",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} at {self.centre}"


class FundingStream(Identified):
    """Money with an end: who gives it, how much a year, until when (P33)."""

    name = models.CharField(max_length=120)
    funder = models.CharField(max_length=120)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="funding"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="funding"
    )
    pounds_a_year = models.DecimalField(
        max_digits=11, decimal_places=2, null=True, blank=True
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, db_index=True)
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["ends_on", "name"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
                name="agencies_funding_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Funded(Identified):
    """What falls when a stream ends: a service, or a post of some team."""

    stream = models.ForeignKey(FundingStream, models.PROTECT, related_name="pays_for")
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="funded_by"
    )
    post = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    full_time_equivalent = models.DecimalField(
        max_digits=4, decimal_places=2, null=True, blank=True
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["recorded_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=(Q(service__isnull=False) & Q(post=""))
                | (Q(service__isnull=True) & ~Q(post="")),
                name="agencies_funded_a_service_or_a_post",
            ),
        ]

    def __str__(self) -> str:
        return str(self.service or self.post)
