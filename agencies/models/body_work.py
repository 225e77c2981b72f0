"""What bodies work through: items, decisions, actions, what is taken back, escalations."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models.bodies import Body, BodyMeeting, Objective
from agencies.models.people import Agency, Practitioner
from config.models import Identified, both_or_neither, by_whom


class Escalation(Identified):
    """A difficulty that is passed upwards: an answer is owed by a day.

    Its words name no family; who raised it knows which one she thinks of.
    """

    words = models.TextField()
    tried = models.TextField(blank=True)
    from_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="raised"
    )
    to_body = models.ForeignKey(Body, models.PROTECT, related_name="escalations")
    passed_on_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="passed_on"
    )
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = by_whom()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["answer_by"]
        constraints: ClassVar = [
            both_or_neither("answered"),
            both_or_neither("withdrawn"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""),
                name="agencies_escalation_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"To {self.to_body}"

    @property
    def is_late(self) -> bool:
        """Return whether its day has passed, and nobody answered it here."""
        gone = self.answered_at or self.withdrawn_at
        return not gone and self.answer_by < timezone.localdate()


class BodyItem(Identified):
    """A point of a meeting: to decide, to discuss or to inform (P19)."""

    class Kind(models.TextChoices):
        DECIDE = "DECIDE", "To decide"
        DISCUSS = "DISCUSS", "To discuss"
        INFORM = "INFORM", "To inform"

    meeting = models.ForeignKey(BodyMeeting, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    number = models.PositiveSmallIntegerField()
    escalation = models.ForeignKey(
        Escalation, models.PROTECT, null=True, blank=True, related_name="items"
    )
    decision = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    put_at = models.DateTimeField(auto_now_add=True)
    put_by = by_whom()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["number", "put_at"]
        constraints: ClassVar = [
            both_or_neither("decided"),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(reason=""),
                name="agencies_body_item_decided_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class BodyAction(Identified):
    """What an agency does next, since a body decided it; leads back to an objective."""

    meeting = models.ForeignKey(BodyMeeting, models.PROTECT, related_name="actions")
    item = models.ForeignKey(
        BodyItem, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="body_actions")
    owner = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="body_actions"
    )
    words = models.TextField()
    due_on = models.DateField()
    agreed_at = models.DateTimeField(auto_now_add=True)
    agreed_by = by_whom()
    result = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = by_whom(null=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["due_on"]
        constraints: ClassVar = [
            both_or_neither("done"),
            both_or_neither("dropped"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dropped_at__isnull=True),
                name="agencies_body_action_done_or_dropped",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_late(self) -> bool:
        """Return whether its day has passed, and it is still to be done."""
        gone = self.done_at or self.dropped_at
        return not gone and self.due_on < timezone.localdate()


class TakeBack(Identified):
    """What an agency takes back to its own people; the next meeting hears of it (P18)."""

    meeting = models.ForeignKey(BodyMeeting, models.PROTECT, related_name="taken_back")
    item = models.ForeignKey(
        BodyItem, models.PROTECT, null=True, blank=True, related_name="taken_back"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="takes_back")
    words = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["asked_at"]
        constraints: ClassVar = [both_or_neither("answered")]

    def __str__(self) -> str:
        return self.words


class PartnershipLevel(Identified):
    """How far two agencies work together, by the ladder: a degree, not a mark (M12)."""

    class Rung(models.IntegerChoices):
        NONE = 0, "No partnership"
        CO_OPERATION = 1, "Co-operation"
        COLLABORATION = 2, "Collaboration"
        CO_ORDINATION = 3, "Co-ordination"
        MERGER = 4, "Merger or integration"

    one = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    other = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    rung = models.PositiveSmallIntegerField(choices=Rung)
    evidence = models.TextField()
    agreed_on = models.DateField()
    review_on = models.DateField(db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-agreed_on"]
        constraints: ClassVar = [
            both_or_neither("confirmed"),
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=~Q(one=models.F("other")),
                name="agencies_partnership_level_of_two",
            ),
            models.CheckConstraint(
                condition=Q(one__lt=models.F("other")),
                name="agencies_partnership_level_in_order",
            ),
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=Q(ended_at__isnull=True),
                name="agencies_partnership_level_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}: {self.get_rung_display()}"

    @property
    def is_due(self) -> bool:
        """Return whether the day has come on which the two look at it again."""
        return self.ended_at is None and self.review_on <= timezone.localdate()
