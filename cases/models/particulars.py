"""What people say of themselves, and how they belong together over time."""

from datetime import date
from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, by_whom, running_on
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """Return the constraint that `until` is not before `since`."""
    either_open = Q(until__isnull=True) | Q(since__isnull=True)
    return models.CheckConstraint(
        condition=either_open | Q(until__gte=F("since")), name=name
    )


class Running(models.QuerySet[Any]):
    """What holds from a day until a day."""

    def running(self, on: date | None = None) -> "Running":
        """Return what holds now, or on that day."""
        return self.filter(running_on(on))


@pghistory.track(append_only=True)
class Particular(Identified):
    """One thing that a person says of herself, or prefers not to say."""

    class Kind(models.TextChoices):
        PRONOUNS = "PRONOUNS", "Pronouns"
        GENDER = "GENDER", "Gender"
        ETHNICITY = "ETHNICITY", "Ethnicity"
        FAITH = "FAITH", "Faith"
        FIRST_LANGUAGE = "FIRST_LANGUAGE", "First language"
        OTHER_LANGUAGES = "OTHER_LANGUAGES", "Other languages"
        INTERPRETER = "INTERPRETER", "Interpreter or signer"
        COMMUNICATION = "COMMUNICATION", "Communication needs"
        DISABILITY = "DISABILITY", "Disability"
        IMMIGRATION = "IMMIGRATION", "Immigration status"

    case = models.ForeignKey(Case, models.PROTECT, related_name="particulars")
    person = models.ForeignKey(Person, models.PROTECT, related_name="particulars")
    kind = models.CharField(max_length=20, choices=Kind)
    category = models.CharField(max_length=20, choices=Category)
    code = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=300, blank=True)
    prefers_not_to_say = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(auto_now=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person kind category recorded_at recorded_by",
        BY_ROW: "code words prefers_not_to_say",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind"], name="cases_one_particular_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(prefers_not_to_say=False) | Q(code="", words=""),
                name="cases_particular_said_or_not_said",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


@pghistory.track(append_only=True)
class Responsibility(Identified):
    """Who has parental responsibility for which child, on what ground, since when."""

    class Ground(models.TextChoices):
        BIRTH_MOTHER = "BIRTH_MOTHER", "Gave birth to the child"
        MARRIED = "MARRIED", "Married to, or in a civil partnership with, the mother"
        BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE", "Named on the birth certificate"
        AGREEMENT = "AGREEMENT", "Parental responsibility agreement"
        COURT_ORDER = "COURT_ORDER", "Court order"
        ADOPTION = "ADOPTION", "Adopted the child"
        GUARDIAN = "GUARDIAN", "Guardian or special guardian"
        LOCAL_AUTHORITY = "LOCAL_AUTHORITY", "Shared with the council by a care order"
        NOT_ASKED = "NOT_ASKED", "Not asked yet"

    case = models.ForeignKey(Case, models.PROTECT, related_name="responsibilities")
    person = models.ForeignKey(Person, models.PROTECT, related_name="responsibilities")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, choices=Ground)
    evidence = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    objects = Running.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case recorded_at recorded_by",
        Category.IDENTITY: "person child ground evidence since until",
    }
    fact_category = Category.IDENTITY
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["since", "recorded_at"]
        verbose_name_plural = "responsibilities"
        constraints: ClassVar = [
            ends_after_it_starts("cases_responsibility_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.get_ground_display()


@pghistory.track(append_only=True)
class Relationship(Identified):
    """How two people of the family belong together; each needs to be in sight."""

    class Kind(models.TextChoices):
        PARENT = "PARENT", "is a parent of"
        STEP_PARENT = "STEP_PARENT", "is a step-parent of"
        CARER = "CARER", "cares for"
        GRANDPARENT = "GRANDPARENT", "is a grandparent of"
        SIBLING = "SIBLING", "is a brother or sister of"
        COUPLE = "COUPLE", "is a couple with"
        SEPARATED = "SEPARATED", "is separated from"

    case = models.ForeignKey(Case, models.PROTECT, related_name="relationships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=Kind)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    objects = Running.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case recorded_at recorded_by",
        Category.IDENTITY: "person other kind since until",
    }
    fact_category = Category.IDENTITY
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["since", "recorded_at"]
        constraints: ClassVar = [
            ends_after_it_starts("cases_relationship_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(person=F("other")), name="cases_relationship_of_two"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


@pghistory.track(append_only=True)
class Schooling(Identified):
    """The nursery or school of a child, since when and until when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="schoolings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="schoolings")
    name = models.CharField(max_length=150)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    objects = Running.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person recorded_at recorded_by",
        Category.EDUCATION: "name team since until",
    }
    fact_category = Category.EDUCATION
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["since", "recorded_at"]
        constraints: ClassVar = [
            ends_after_it_starts("cases_schooling_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.name
