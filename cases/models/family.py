"""The people whom the work is about."""

from datetime import date
from typing import ClassVar

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from agencies.models import Centre
from cases.models.case import Case
from config.models import Identified, by_whom, running_on
from information_sharing.categories import NOT_PERSONAL, Category


class Family(Identified):
    """One family, known once however many cases it has."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="families")
    registered_at = models.DateTimeField(auto_now_add=True)
    registered_by = by_whom()

    INFORMATION: ClassVar = {NOT_PERSONAL: "id centre registered_at registered_by"}

    class Meta:
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return f"Family {self.pk}"


@pghistory.track(append_only=True)
class Person(Identified):
    """A child, born or expected, or an adult of the family."""

    class Kind(models.TextChoices):
        CHILD = "CHILD", "Child"
        UNBORN = "UNBORN", "Unborn child"
        PARENT_CARER = "PARENT_CARER", "Parent or carer"
        OTHER_ADULT = "OTHER_ADULT", "Other adult"

    class Unheld(models.TextChoices):
        """What was answered where no parental responsibility is recorded."""

        NOT_SURE = "NOT_SURE", "Not sure yet"
        NO = "NO", "Has none"

    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    kind = models.CharField(max_length=15, choices=Kind)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100)
    also_known_as = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)
    born_accuracy = models.CharField(
        max_length=3, default="AAA", validators=[RegexValidator("^[AEU]{3}$")]
    )
    died_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True, db_index=True)
    upn = models.CharField(max_length=13, blank=True)
    relationship = models.CharField(max_length=60, blank=True)
    has_parental_responsibility = models.BooleanField(default=False)
    responsibility_said = models.CharField(max_length=8, choices=Unheld, blank=True)
    lives_elsewhere = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case recorded_at recorded_by",
        Category.IDENTITY: "kind given_name family_name also_known_as born_on "
        "born_accuracy died_on expected_on nhs_number upn relationship "
        "has_parental_responsibility responsibility_said lives_elsewhere",
    }
    fact_category = Category.IDENTITY
    fact_person = "pk"

    class Meta:
        ordering: ClassVar = ["kind", "born_on", "family_name", "given_name"]
        verbose_name_plural = "people"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind="UNBORN") | Q(born_on__isnull=True),
                name="cases_person_unborn_has_no_birth_date",
            ),
            models.CheckConstraint(
                condition=Q(kind="UNBORN") | Q(expected_on__isnull=True),
                name="cases_person_only_unborn_is_expected",
            ),
            models.CheckConstraint(
                condition=Q(has_parental_responsibility=False)
                | Q(responsibility_said=""),
                name="cases_person_responsible_or_said_otherwise",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["family_name", "born_on"], name="cases_person_name_born"
            ),
        ]

    def __str__(self) -> str:
        given = self.given_name
        if not given and self.kind == self.Kind.UNBORN:
            given = "Unborn baby"
        return f"{given} {self.family_name}".strip()

    @property
    def is_child(self) -> bool:
        """Return whether the work is about this person."""
        return self.kind in {self.Kind.CHILD, self.Kind.UNBORN}


class AddressQuerySet(models.QuerySet["Address"]):
    """Where people live, and where they have lived."""

    def present(self, on: date | None = None) -> "AddressQuerySet":
        """Return where people live now, or on that day: not where they once did."""
        return self.filter(running_on(on))


@pghistory.track(append_only=True)
class Address(Identified):
    """Where a person lives and how to reach her: shared only where chosen."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="addresses")
    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    objects = AddressQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person recorded_at recorded_by",
        Category.CONTACT: "lines postcode telephone since until",
    }
    fact_category = Category.CONTACT
    fact_person = "person"

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return f"Address of {self.person_id}"
