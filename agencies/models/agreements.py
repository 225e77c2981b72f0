"""What agencies agree with each other, version by version, and what each promised."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models.people import Agency, Centre
from config.models import Identified, both_or_neither, by_whom


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements by whether they stand today."""

    def in_force(self):
        """Return agreements that have started and neither ended nor lapsed.

        One whose next version has started is over, whether the night noted it or not.
        """
        today = timezone.localdate()
        replaced = Q(
            superseded_by__status__in=Agreement.BEGUN,
            superseded_by__starts_on__lte=today,
        )
        return self.exclude(replaced).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today),
            status=Agreement.Status.IN_FORCE,
            ended_at__isnull=True,
            starts_on__lte=today,
        )


class Agreement(Identified):
    """One version of what agencies agree, from the first draft until another takes over."""

    class Kind(models.TextChoices):
        INFORMATION_SHARING = "INFORMATION_SHARING", "Information-sharing protocol"
        SERVICE_LEVEL = "SERVICE_LEVEL", "Service-level agreement"
        FUNDING = "FUNDING", "Funding or pooled budget"
        SHARED_VISION = "SHARED_VISION", "Shared vision and aims"
        MODEL = "MODEL", "How we work: the documented model"

    class Status(models.TextChoices):
        DRAFT = "DRAFT", "Draft"
        CONSULTATION = "CONSULTATION", "Out for comments"
        SIGNING = "SIGNING", "Out for signature"
        IN_FORCE = "IN_FORCE", "In force"
        SUPERSEDED = "SUPERSEDED", "Replaced by a newer version"
        ENDED = "ENDED", "Ended"

    WRITABLE = (Status.DRAFT, Status.CONSULTATION)
    UNSIGNED = (*WRITABLE, Status.SIGNING)
    BEGUN = (Status.IN_FORCE, Status.SUPERSEDED)

    class Tier(models.IntegerChoices):
        OVERARCHING = 1, "Tier 1: the rules for all sharing between us"
        PURPOSE = 2, "Tier 2: for one purpose"

    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    tier = models.PositiveSmallIntegerField(choices=Tier, null=True, blank=True)
    purposes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    categories = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    template = models.CharField(max_length=40, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    status = models.CharField(
        max_length=15, choices=Status, default=Status.DRAFT, db_index=True
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True, db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom(null=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)
    why_ended = models.TextField(blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "title"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            both_or_neither("sent"),
            models.CheckConstraint(
                condition=~Q(status="IN_FORCE") | Q(starts_on__isnull=False),
                name="agencies_agreement_in_force_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="INFORMATION_SHARING", tier__isnull=False)
                | (~Q(kind="INFORMATION_SHARING") & Q(tier__isnull=True)),
                name="agencies_agreement_tier_of_protocols",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def stands(self) -> str:
        """Return how it stands today, in words: nothing holds before or after its days."""
        today = timezone.localdate()
        if self.status == self.Status.IN_FORCE:
            if self.starts_on and self.starts_on > today:
                return "Signed: not in force yet"
            if self.ends_on and self.ends_on < today:
                return "Over: its last day has passed"
        return self.get_status_display()


class AgreementParty(Identified):
    """An agency that an agreement binds, once it has signed."""

    class Answer(models.TextChoices):
        WAITING = "WAITING", "Has not answered"
        SIGNED = "SIGNED", "Signed"
        DECLINED = "DECLINED", "Does not sign"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="agreed_to")
    part = models.CharField(max_length=120, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.WAITING)
    words = models.TextField(blank=True)
    signed_as = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["agency__name"]
        verbose_name_plural = "agreement parties"
        constraints: ClassVar = [
            both_or_neither("answered"),
            models.UniqueConstraint(
                fields=["agreement", "agency"], name="agencies_agreement_party_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_answer_display()}"


class AgreementSection(Identified):
    """One heading of an agreement with its words; the template says which there are."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="sections")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    number = models.PositiveSmallIntegerField()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            both_or_neither("changed"),
            models.UniqueConstraint(
                fields=["agreement", "code"], name="agencies_agreement_section_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AgreementComment(Identified):
    """What an agency says of a draft, and what was made of it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="comments")
    section = models.ForeignKey(
        AgreementSection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    words = models.TextField()
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = by_whom()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["said_at"]
        constraints: ClassVar = [both_or_neither("answered")]

    def __str__(self) -> str:
        return f"{self.agency} on {self.agreement}"


class AgreementShare(Identified):
    """What an agency puts into a pooled budget or gives in kind, in pounds a year."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="shares")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    pounds = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    in_kind = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "agency"], name="agencies_agreement_share_once"
            ),
            models.CheckConstraint(
                condition=Q(pounds__isnull=True) | Q(pounds__gte=0),
                name="agencies_agreement_share_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"Share of {self.agency}"


class AgreementAim(Identified):
    """A shared aim, tied to one of the five outcomes by its short code."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="aims")
    words = models.CharField(max_length=300)
    outcome = models.CharField(max_length=2)
    number = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="agencies_agreement_aim_once"
            )
        ]

    def __str__(self) -> str:
        return self.words
