"""Partnership self-evaluation: surveys whose answers lead back to nobody.

An invitation says who was asked. A ballot says what was answered, and of which group,
where five or more were invited. No key, no moment and no history leads from one to the
other; the link that was sent is kept nowhere.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Centre, Practitioner
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL


class Survey(Identified):
    """One round of questions to everybody who works with a centre, and families."""

    class Status(models.TextChoices):
        DRAFT = "DRAFT", "Being prepared"
        OPEN = "OPEN", "Open for answers"
        CLOSED = "CLOSED", "Closed"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="surveys")
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    baseline = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    months = models.PositiveSmallIntegerField(default=0)
    closes_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = by_whom()
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = by_whom(null=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id centre title purpose status baseline months closes_on made_at "
        "made_by opened_at opened_by closed_at closed_by"
    }

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            both_or_neither("opened"),
            both_or_neither("closed"),
            models.CheckConstraint(
                condition=Q(status="DRAFT") | Q(opened_at__isnull=False),
                name="evaluation_open_survey_was_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SurveyItem(Identified):
    """One statement or question as it is asked here, with where it comes from."""

    class Kind(models.TextChoices):
        RATING = "RATING", "Agree, 1 to 5"
        IMPACT = "IMPACT", "How much, 1 to 5"
        RANK = "RANK", "Put in order"
        OPEN = "OPEN", "In their own words"

    class Choice(models.TextChoices):
        ADOPT = "ADOPT", "Taken as it is"
        ADAPT = "ADAPT", "Taken in other words"
        DISCARD = "DISCARD", "Left out"

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="items")
    code = models.CharField(max_length=20)
    instrument = models.SlugField(max_length=40)
    dimension = models.SlugField(max_length=40)
    words = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.RATING)
    is_reversed = models.BooleanField(default=False)
    for_families = models.BooleanField(default=False)
    source = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    choice = models.CharField(max_length=10, choices=Choice, default=Choice.ADOPT)
    reason = models.CharField(max_length=300, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id survey code instrument dimension words kind is_reversed "
        "for_families source position choice reason"
    }

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survey", "code"], name="evaluation_item_once_per_survey"
            ),
            models.CheckConstraint(
                condition=Q(choice="ADOPT") | ~Q(reason=""),
                name="evaluation_item_changed_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Perspective(models.TextChoices):
    """From where somebody looks at the partnership (notes-002 4.G)."""

    COMMISSIONER = "COMMISSIONER", "Commissioners"
    MANAGER = "MANAGER", "Managers"
    FRONT_LINE = "FRONT_LINE", "Front line"
    FAMILY = "FAMILY", "Families"


class Invitation(Identified):
    """Who is asked. Whether they answered is known to nobody."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations")
    perspective = models.CharField(max_length=15, choices=Perspective)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+"
    )
    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(blank=True)
    sent_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id survey perspective agency practitioner email sent_on "
        "reminded_on"
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survey", "practitioner"],
                condition=Q(practitioner__isnull=False),
                name="evaluation_practitioner_invited_once",
            ),
            models.UniqueConstraint(
                fields=["survey", "email"],
                condition=~Q(email=""),
                name="evaluation_address_invited_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"


class Ballot(Identified):
    """One set of answers, given once; `group` stands only where five share it.

    No moment is kept, and no history: the order of answers would name people.
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="ballots")
    digest = models.CharField(max_length=64, unique=True)
    perspective = models.CharField(max_length=15, choices=Perspective, blank=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_answered = models.BooleanField(default=False)
    answers = models.JSONField(default=dict, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id survey digest perspective agency is_answered answers"
    }

    def __str__(self) -> str:
        return f"Ballot {self.pk}"
