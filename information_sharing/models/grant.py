"""Grants, and the guardian rows that count only while their grant is in force.

What "in force" means is in models/in_force.py: these rows open nothing by themselves.
"""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from agencies.models import Team
from cases.models import Case, Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import Category
from information_sharing.models.consent import Consent
from information_sharing.models.decision import SharingDecision


@pghistory.track(append_only=True)
class Grant(Identified):
    """Why a team, or one practitioner of a team, may see something of a case."""

    class Kind(models.TextChoices):
        RECORDING_TEAM = "RECORDING_TEAM", "The team that opened the case"
        SHARING_DECISION = "SHARING_DECISION", "A sharing decision"
        LEAD_PROFESSIONAL = "LEAD_PROFESSIONAL", "Lead professional"
        EMERGENCY = "EMERGENCY", "Emergency access"
        OVERSIGHT = "OVERSIGHT", "Oversight"

    kind = models.CharField(max_length=20, choices=Kind)
    case = models.ForeignKey(Case, models.PROTECT, related_name="grants")
    through_team = models.ForeignKey(Team, models.PROTECT, related_name="grants")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
    )
    all_people = models.BooleanField(default=False)
    people = models.ManyToManyField(Person, related_name="grants", blank=True)
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="grants"
    )
    decision = models.ForeignKey(
        SharingDecision, models.PROTECT, null=True, blank=True, related_name="grants"
    )
    appointment = models.ForeignKey(
        "lead_professional.Appointment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
    )
    starts_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    opened_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=~Q(kind="SHARING_DECISION") | Q(decision__isnull=False),
                name="information_sharing_grant_names_its_decision",
            ),
            models.CheckConstraint(
                condition=~Q(kind="LEAD_PROFESSIONAL")
                | Q(
                    appointment__isnull=False,
                    consent__isnull=False,
                    practitioner__isnull=False,
                ),
                name="information_sharing_lead_rests_on_consent",
            ),
            models.CheckConstraint(
                condition=Q(all_people=False)
                | Q(kind__in=["RECORDING_TEAM", "EMERGENCY", "OVERSIGHT"]),
                name="information_sharing_who_may_see_all_people",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["EMERGENCY", "OVERSIGHT"])
                | Q(
                    practitioner__isnull=False,
                    ends_at__isnull=False,
                    consent__isnull=True,
                ),
                name="information_sharing_exceptions_name_a_person_and_an_hour",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.case_id})"


class TeamCasePermission(GroupObjectPermissionBase):
    """One category of one case, for a team's group, by one grant."""

    content_object = models.ForeignKey(Case, models.CASCADE)
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="team_rows")
    category = models.CharField(max_length=20, choices=Category)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "permission", "content_object", "grant"],
                name="information_sharing_team_row_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["content_object", "category"], name="sharing_team_row"
            ),
        ]


class PractitionerCasePermission(UserObjectPermissionBase):
    """One category of one case, for one practitioner, by one grant."""

    content_object = models.ForeignKey(Case, models.CASCADE)
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="practitioner_rows")
    category = models.CharField(max_length=20, choices=Category)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "permission", "content_object", "grant"],
                name="information_sharing_practitioner_row_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["content_object", "category"], name="sharing_practitioner_row"
            ),
        ]
