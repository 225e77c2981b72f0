"""The service directory: what there is for families, where, when and how to get it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from agencies.models.people import Agency, Centre, Team
from config.models import Identified, both_or_neither, by_whom


class Taxonomy(Identified):
    """A list of words by which services are found, such as needs."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    version = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "taxonomies"

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(Identified):
    """One word of such a list; a word may be part of a wider one."""

    taxonomy = models.ForeignKey(Taxonomy, models.PROTECT, related_name="terms")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["taxonomy", "code"], name="agencies_taxonomy_term_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """Where a postcode is, to the nearest hundred metres or so: for distances."""

    postcode = models.CharField(max_length=8, primary_key=True)
    latitude = models.FloatField()
    longitude = models.FloatField()

    def __str__(self) -> str:
        return self.postcode


class Location(Identified):
    """A place at which services are given."""

    name = models.CharField(max_length=120)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="locations"
    )
    address = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    getting_in = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="agencies_location_on_the_globe",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Service(Identified):
    """What an agency offers to families, as a family or a colleague looks for it (M19)."""

    class Status(models.TextChoices):
        PLANNED = "PLANNED", "Planned"
        ACTIVE = "ACTIVE", "Active"
        PAUSED = "PAUSED", "Closed for a while"
        CLOSING = "CLOSING", "Closing"
        CLOSED = "CLOSED", "Closed"

    class Route(models.TextChoices):
        SELF = "SELF", "Families come or call themselves"
        PROFESSIONAL = "PROFESSIONAL", "A professional refers"
        PANEL = "PANEL", "A panel allocates"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="services")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="services"
    )
    name = models.CharField(max_length=120)
    summary = models.CharField(max_length=240)
    description = models.TextField(blank=True)
    for_whom = models.TextField(blank=True)
    youngest = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="in months"
    )
    oldest = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="in months"
    )
    needs = models.ManyToManyField(TaxonomyTerm, related_name="services", blank=True)
    areas = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    routes = ArrayField(
        models.CharField(max_length=12, choices=Route), default=list, blank=True
    )
    how_to_refer = models.TextField(blank=True)
    who_decides = models.CharField(max_length=200, blank=True)
    answers_within = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="in working days"
    )
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    waiting = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks_to_wait = models.PositiveSmallIntegerField(null=True, blank=True)
    pounds = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    cost = models.CharField(max_length=200, blank=True)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.ACTIVE, db_index=True
    )
    closes_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed"
    )
    is_public = models.BooleanField(default=True)
    outside_key = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom(null=True)
    changed_at = models.DateTimeField(null=True, blank=True, db_index=True)
    changed_by = by_whom(null=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = by_whom(null=True)
    words = models.GeneratedField(
        expression=SearchVector(
            "name", "summary", "description", "for_whom", config="english"
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering: ClassVar = ["name"]
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="agencies_service_words"),
            models.Index(fields=["name", "id"], name="agencies_service_in_order"),
        ]
        constraints: ClassVar = [
            both_or_neither("changed"),
            both_or_neither("verified"),
            models.UniqueConstraint(
                fields=["agency", "outside_key"],
                condition=~Q(outside_key=""),
                name="agencies_service_outside_key",
            ),
            models.CheckConstraint(
                condition=Q(youngest__isnull=True)
                | Q(oldest__isnull=True)
                | Q(oldest__gte=models.F("youngest")),
                name="agencies_service_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(Identified):
    """One service at one place."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="at_locations")
    location = models.ForeignKey(Location, models.PROTECT, related_name="services")
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "location"], name="agencies_service_there_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} at {self.location}"


class ServiceTime(Identified):
    """When a service is there: on a day of every so many weeks, from an hour to an hour."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="times")
    at_location = models.ForeignKey(
        ServiceAtLocation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="times",
    )
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    every_weeks = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    term_time_only = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["weekday", "opens"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6), name="agencies_service_time_weekday"
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=models.F("opens")),
                name="agencies_service_time_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}, {self.opens:%H:%M}"


class CentreOffer(Identified):
    """One line of the core offer at one centre: how it is given, by whom, what lacks."""

    class How(models.TextChoices):
        ON_SITE = "ON_SITE", "At the centre"
        OUTREACH = "OUTREACH", "By outreach"
        SIGNPOSTED = "SIGNPOSTED", "Families are shown where to go"
        NOT_YET = "NOT_YET", "Not yet"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="offers")
    scheme = models.CharField(max_length=20)
    item = models.CharField(max_length=40)
    how = models.CharField(max_length=10, choices=How, default=How.NOT_YET)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+"
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="offers"
    )
    how_often = models.CharField(max_length=120, blank=True)
    gap = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = by_whom()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre", "scheme", "item"], name="agencies_centre_offer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} at {self.centre}"
