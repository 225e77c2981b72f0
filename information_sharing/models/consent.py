"""Who agreed to what, for whom, with whom, until when (R6)."""

import uuid
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils import timezone

from agencies.models import Agency, Team
from cases.models import Case, Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import Category


class ConsentQuerySet(models.QuerySet):
    """Consents by whether they stand now."""

    def in_force(self):
        """Return consents that are neither withdrawn nor past their day."""
        today = timezone.localdate()
        return self.filter(
            withdrawn_at__isnull=True,
            superseded_at__isnull=True,
            given_on__lte=today,
            expires_on__gte=today,
        )


@pghistory.track(append_only=True)
class Consent(Identified):
    """What one person of the family agreed to; never edited.

    It is withdrawn, in part or whole, or replaced by a later consent of its `line`:
    renewed, narrowed or widened. What rests on a consent of the line stands only
    while every consent of the line since then covers it.
    """

    class Capacity(models.TextChoices):
        PARENTAL_RESPONSIBILITY = "PARENTAL_RESPONSIBILITY", "Parental responsibility"
        MOTHER_OF_UNBORN = "MOTHER_OF_UNBORN", "Mother of the unborn child"
        CARER = "CARER", "A carer, with the say of someone who has it"
        YOUNG_PERSON = "YOUNG_PERSON", "The young person, for themselves"
        ADULT = "ADULT", "An adult, for themselves only"

    class Method(models.TextChoices):
        SIGNED = "SIGNED", "Signed on paper"
        SPOKEN = "SPOKEN", "Said aloud and written down"
        ONLINE = "ONLINE", "Signed on a screen"

    class Purpose(models.TextChoices):
        ASSESS = "ASSESS", "To understand what is needed"
        PLAN = "PLAN", "To plan and give support"
        REQUEST_SERVICES = "REQUEST_SERVICES", "To ask for services"
        STATISTICS = "STATISTICS", "To count outcomes, without names"

    case = models.ForeignKey(Case, models.PROTECT, related_name="consents")
    line = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="consents_given")
    capacity = models.CharField(max_length=30, choices=Capacity)
    people = models.ManyToManyField(Person, related_name="consents")
    categories = ArrayField(models.CharField(max_length=20, choices=Category))
    purposes = ArrayField(models.CharField(max_length=20, choices=Purpose))
    method = models.CharField(max_length=15, choices=Method)
    language = models.CharField(max_length=60, blank=True)
    with_interpreter = models.BooleanField(default=False)
    easy_read = models.BooleanField(default=False)
    explained_by = by_whom(null=True)
    told_refusal_is_fine = models.BooleanField()
    may_be_found = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    given_on = models.DateField()
    expires_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_whom(null=True)
    withdrawal_reason = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = by_whom(null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-recorded_at"]
        constraints: ClassVar = [
            both_or_neither("withdrawn"),
            both_or_neither("superseded"),
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("given_on")),
                name="information_sharing_consent_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"Consent given on {self.given_on:%d %B %Y}"

    @property
    def stands(self) -> bool:
        """Return whether it is neither withdrawn, replaced nor expired."""
        today = timezone.localdate()
        over = self.withdrawn_at or self.superseded_at
        return not over and self.given_on <= today <= self.expires_on

    @property
    def named(self) -> list["ConsentTeam | ConsentBody"]:
        """Return everybody whom it names, taken back or not."""
        return [*self.teams.all(), *self.bodies.all()]


@pghistory.track(append_only=True)
class ConsentTeam(Identified):
    """One team that the consent covers; withdrawing for it is one row's update."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="teams")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_whom(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            both_or_neither("withdrawn"),
            models.UniqueConstraint(
                fields=["consent", "team"], name="information_sharing_team_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.team)


@pghistory.track(append_only=True)
class ConsentBody(Identified):
    """An organisation outside that the consent covers, by its name (R6)."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_whom(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            both_or_neither("withdrawn"),
            models.UniqueConstraint(
                "consent", Upper("name"), name="information_sharing_body_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ConsentExclusion(Identified):
    """Who may not be told: beats every inclusion (R6)."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="exclusions")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True) ^ Q(team__isnull=True),
                name="information_sharing_exclusion_agency_or_team",
            ),
        ]

    def __str__(self) -> str:
        return f"not {self.agency or self.team}"
