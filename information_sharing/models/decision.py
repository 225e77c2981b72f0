"""A decision to share, or not to: eight answers, never edited (design 1.2)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models import Case, Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import Category
from information_sharing.models.consent import Consent


@pghistory.track(append_only=True)
class SharingDecision(Identified):
    """One walk through the eight questions and what a named person decided."""

    class Outcome(models.TextChoices):
        SHARE = "SHARE", "Share"
        DO_NOT_SHARE = "DO_NOT_SHARE", "Do not share"

    class Basis(models.TextChoices):
        CONSENT = "CONSENT", "Consent"
        DUTY = "DUTY", "A legal duty or court order"
        PUBLIC_INTEREST = "PUBLIC_INTEREST", "The public interest"
        NOT_CONFIDENTIAL = "NOT_CONFIDENTIAL", "The information is not confidential"
        NONE = "NONE", "Nothing: it is not shared"

    class Method(models.TextChoices):
        IN_TEAM_AROUND = "IN_TEAM_AROUND", "They read it here"
        MEETING = "MEETING", "In a meeting, and here"
        TELEPHONE = "TELEPHONE", "By telephone, and here"
        DOCUMENT = "DOCUMENT", "In a document made for them"

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions_for",
    )
    outside_name = models.CharField(max_length=120, blank=True)
    outside_organisation = models.CharField(max_length=120, blank=True)
    people = models.ManyToManyField(Person, related_name="decisions")
    categories = ArrayField(models.CharField(max_length=20, choices=Category))
    purpose = models.TextField()
    answers = models.JSONField()
    outcome = models.CharField(max_length=15, choices=Outcome)
    basis = models.CharField(max_length=20, choices=Basis)
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    balance = models.TextField(blank=True)
    method = models.CharField(max_length=20, choices=Method, blank=True)
    person_told = models.BooleanField(default=True)
    not_told_reason = models.TextField(blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    no_protocol_reason = models.TextField(blank=True)
    urgent = models.BooleanField(default=False)
    countersign_by = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = by_whom()
    countersigned_at = models.DateTimeField(null=True, blank=True)
    countersigned_by = by_whom(null=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = by_whom(null=True)
    refusal_reason = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            both_or_neither("countersigned"),
            both_or_neither("refused"),
            both_or_neither("superseded"),
            models.CheckConstraint(
                condition=Q(team__isnull=False, outside_organisation="")
                | Q(team__isnull=True, practitioner__isnull=True)
                & ~Q(outside_organisation=""),
                name="information_sharing_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_at__isnull=True) | Q(refused_at__isnull=True),
                name="information_sharing_second_person_says_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(basis="CONSENT") | Q(consent__isnull=False),
                name="information_sharing_consent_is_named",
            ),
            models.CheckConstraint(
                condition=Q(outcome="DO_NOT_SHARE") | ~Q(basis="NONE"),
                name="information_sharing_sharing_has_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_by__isnull=True)
                | ~Q(countersigned_by=models.F("made_by")),
                name="information_sharing_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision of {self.made_at:%d %B %Y}"

    @property
    def needs_second_person(self) -> bool:
        """Return whether it opens something without consent and has one name only."""
        shares = self.outcome == self.Outcome.SHARE and bool(self.categories)
        without = self.basis != self.Basis.CONSENT
        answered = self.countersigned_at or self.refused_at
        return shares and without and not answered

    @property
    def recipient(self) -> str:
        """Return with whom it shares, in words."""
        if self.team_id is None:
            return ", ".join(
                filter(None, [self.outside_name, self.outside_organisation])
            )
        if self.practitioner_id:
            return f"{self.practitioner}, {self.team}"
        return str(self.team)
