"""When a family moves to another area, and when two teams hold one family's records."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models.case import Case
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Which moves still ask for something."""

    def under_way(self) -> "TransferQuerySet":
        """Return those that have neither arrived nor been called off."""
        return self.filter(received_at__isnull=True, ended_at__isnull=True)


class Transfer(Identified):
    """A family moves away: who takes over there, and whether they have said so."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="transfers")
    area = models.CharField(max_length=120)
    agency = models.CharField(max_length=120)
    practitioner = models.CharField(max_length=120)
    how_to_reach = models.CharField(max_length=200)
    moves_on = models.DateField()
    words = models.TextField(blank=True)
    prepared_at = models.DateTimeField(auto_now_add=True)
    prepared_by = by_whom()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = by_whom(null=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = by_whom(null=True)
    received_words = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)
    ended_reason = models.TextField(blank=True)

    objects = TransferQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case prepared_at prepared_by sent_at sent_by received_at "
        "received_by ended_at ended_by",
        Category.PLAN: "area agency practitioner how_to_reach moves_on words "
        "received_words ended_reason",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-prepared_at"]
        constraints: ClassVar = [
            both_or_neither("sent"),
            both_or_neither("received"),
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(sent_at__isnull=False),
                name="cases_transfer_received_after_sent",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(received_at__isnull=True, ended_at__isnull=True),
                name="cases_transfer_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Move to {self.area}"

    @property
    def is_under_way(self) -> bool:
        """Return whether it has neither arrived nor been called off."""
        return self.received_at is None and self.ended_at is None


class JoinRequest(Identified):
    """One team asks another whether two records are of the same family.

    The asker types the other's registration number, as the family told it.
    """

    class Answer(models.TextChoices):
        YES = "YES", "Yes, the same family"
        NO = "NO", "No"

    case = models.ForeignKey(Case, models.PROTECT, related_name="join_requests")
    other_reference = models.CharField(max_length=12, db_index=True)
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case asked_at asked_by answered_at answered_by ended_at "
        "ended_by",
        Category.IDENTITY: "other_reference words answer answer_words",
    }
    fact_category = Category.IDENTITY
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            both_or_neither("answered"),
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="cases_join_request_answered_with_an_answer",
            ),
            models.UniqueConstraint(
                fields=["case", "other_reference"],
                condition=Q(answered_at__isnull=True, ended_at__isnull=True),
                name="cases_join_request_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"Is {self.other_reference} the same family?"
