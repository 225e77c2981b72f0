"""Grants, and the guardian rows that count only while their grant is in force."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils import timezone
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from agencies.models import Team, TeamMembership
from cases.models import Case, Person
from config.models import Identified, both_or_neither
from information_sharing.categories import Category
from information_sharing.models.consent import Consent, ConsentExclusion, ConsentTeam
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
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

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
                condition=Q(all_people=False) | Q(kind="RECORDING_TEAM"),
                name="information_sharing_only_recorders_see_all_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.case_id})"


def _grant_runs(now, today) -> Q:
    return Q(
        Q(grant__ends_on__isnull=True) | Q(grant__ends_on__gte=today),
        grant__starts_at__lte=now,
        grant__ended_at__isnull=True,
    )


def _decision_stands(now) -> Q:
    by_consent = Q(
        grant__decision__basis="CONSENT",
        grant__consent=F("grant__decision__consent"),
    )
    second_person = Q(grant__decision__countersigned_at__isnull=False)
    urgent = Q(grant__decision__urgent=True, grant__decision__countersign_by__gt=now)
    without = Q(grant__consent__isnull=True) & (second_person | urgent)
    return Q(
        by_consent | (~Q(grant__decision__basis="CONSENT") & without),
        grant__kind=Grant.Kind.SHARING_DECISION,
        grant__decision__outcome="SHARE",
        grant__decision__superseded_at__isnull=True,
    )


def _why_it_stands(now) -> Q:
    recording = Q(
        grant__kind=Grant.Kind.RECORDING_TEAM,
        grant__through_team=F("content_object__recording_team"),
    )
    leading = Q(
        grant__kind=Grant.Kind.LEAD_PROFESSIONAL,
        grant__appointment__ended_at__isnull=True,
    )
    return recording | _decision_stands(now) | leading


def _consent_covers(today) -> Q:
    named = ConsentTeam.objects.filter(
        consent=OuterRef("grant__consent"),
        team=OuterRef("grant__through_team"),
        withdrawn_at__isnull=True,
    )
    category = Func(
        F("category"),
        template="ARRAY[%(expressions)s]::varchar[]",
        output_field=Consent._meta.get_field("categories"),
    )
    in_scope = Q(category=Category.IDENTITY) | Q(
        grant__consent__categories__contains=category
    )
    return Q(
        in_scope,
        Exists(named),
        grant__consent__withdrawn_at__isnull=True,
        grant__consent__given_on__lte=today,
        grant__consent__expires_on__gte=today,
    )


def _family_said_not_them() -> Exists:
    live = Consent.objects.in_force().filter(case=OuterRef(OuterRef("content_object")))
    return Exists(
        ConsentExclusion.objects.filter(
            Q(team=OuterRef("grant__through_team"))
            | Q(agency=OuterRef("grant__through_team__agency")),
            consent__in=live,
        )
    )


class CasePermissionQuerySet(models.QuerySet):
    """The one definition of "in force" (design 1.1): asked at every read (R2)."""

    def in_force(self):
        """Return rows whose grant stands now, with its decision and its consent."""
        now, today = timezone.now(), timezone.localdate()
        rests = (
            Q(grant__consent__isnull=True) | (_consent_covers(today))
        ) & ~_family_said_not_them()
        recording = Q(grant__kind=Grant.Kind.RECORDING_TEAM)
        return self.filter(_grant_runs(now, today), _why_it_stands(now)).filter(
            recording | rests
        )

    def held_by(self, practitioner):
        """Return rows that this person holds through a live place in the team."""
        live = TeamMembership.objects.in_force().filter(practitioner=practitioner)
        return self.filter(grant__through_team__in=live.values("team"))

    def about(self, person):
        """Return rows that reach this person (an expression), or everybody."""
        named = Grant.people.through.objects.filter(
            grant=OuterRef("grant"), person=person
        )
        return self.filter(Q(grant__all_people=True) | Exists(named))


class TeamCasePermission(GroupObjectPermissionBase):
    """One category of one case, for a team's group, by one grant."""

    content_object = models.ForeignKey(Case, models.CASCADE)
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="team_rows")
    category = models.CharField(max_length=20, choices=Category)

    objects = CasePermissionQuerySet.as_manager()

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

    objects = CasePermissionQuerySet.as_manager()

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
