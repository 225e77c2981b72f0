"""The centre's own account of its work, section by section (practice.md 5.4, 5.5)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Centre
from config.models import Identified, both_or_neither, by_whom
from evaluation.models.story import OutcomeStory
from evaluation.outlines import Outline, outline
from information_sharing.categories import NOT_PERSONAL


class SelfEvaluation(Identified):
    """One self-evaluation of one centre; submitted, it stands as it was (R18)."""

    class Status(models.TextChoices):
        DRAFT = "DRAFT", "Being written"
        SUBMITTED = "SUBMITTED", "Submitted"
        SUPERSEDED = "SUPERSEDED", "Replaced by a corrected version"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="self_evaluations")
    starts_on = models.DateField()
    ends_on = models.DateField()
    snapshot = models.JSONField()
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = by_whom()
    template = models.SlugField(max_length=40, default="judgements-2013")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    correction = models.CharField(max_length=300, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = by_whom(null=True)
    frozen = models.JSONField(null=True, blank=True)
    document = models.BinaryField(null=True, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id centre starts_on ends_on snapshot started_at started_by "
        "template status supersedes correction submitted_at submitted_by frozen "
        "document document_sha256",
    }

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="evaluation_self_evaluation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["centre", "template", "starts_on", "ends_on"],
                condition=Q(status="DRAFT"),
                name="evaluation_one_draft_per_centre_and_period",
            ),
            models.UniqueConstraint(
                fields=["centre", "template", "starts_on", "ends_on"],
                condition=Q(status="SUBMITTED"),
                name="evaluation_one_submission_per_centre_and_period",
            ),
            both_or_neither("submitted"),
            models.CheckConstraint(
                condition=Q(status="DRAFT")
                | Q(
                    submitted_at__isnull=False,
                    frozen__isnull=False,
                    document__isnull=False,
                ),
                name="evaluation_submission_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"Self-evaluation of {self.centre}"

    def get_absolute_url(self) -> str:
        """Return the address of the self-evaluation's page."""
        return reverse("evaluation:self-evaluation", args=[self.pk])

    @property
    def outline(self) -> Outline:
        """Return the template that it follows."""
        return outline(self.template)

    @property
    def is_draft(self) -> bool:
        """Return whether it is still being written."""
        return self.status == self.Status.DRAFT


@pghistory.track(append_only=True)
class SelfEvaluationSection(Identified):
    """What is written in one section; `revision` tells two writers apart (R18).

    `code` and the meaning of `grade` are those of the template; revision 0: assigned, not
    written yet.
    """

    self_evaluation = models.ForeignKey(
        SelfEvaluation, models.PROTECT, related_name="sections"
    )
    code = models.SlugField(max_length=40)
    narrative = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    to_develop = models.TextField(blank=True)
    voices = models.TextField(blank=True)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    grade_reason = models.TextField(blank=True)
    assigned_to = by_whom(null=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id self_evaluation code narrative strengths to_develop voices "
        "grade grade_reason assigned_to revision written_at written_by",
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["self_evaluation", "code"],
                name="evaluation_one_text_per_section",
            ),
        ]

    def __str__(self) -> str:
        return self.code


@pghistory.track(append_only=True)
class SectionComment(Identified):
    """What a colleague says to the authors of a section, until it is settled."""

    self_evaluation = models.ForeignKey(
        SelfEvaluation, models.PROTECT, related_name="comments"
    )
    code = models.SlugField(max_length=40)
    words = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id self_evaluation code words written_at written_by settled_at "
        "settled_by",
    }

    class Meta:
        ordering: ClassVar = ["written_at"]
        constraints: ClassVar = [both_or_neither("settled")]

    def __str__(self) -> str:
        return f"Comment {self.pk}"


@pghistory.track(append_only=True)
class SectionEvidence(Identified):
    """What a section rests on: a figure, a released story, or a document elsewhere."""

    class Kind(models.TextChoices):
        FIGURE = "FIGURE", "A figure"
        STORY = "STORY", "A story that was released"
        ELSEWHERE = "ELSEWHERE", "A document kept elsewhere"

    self_evaluation = models.ForeignKey(
        SelfEvaluation, models.PROTECT, related_name="evidence"
    )
    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind)
    figure = models.SlugField(max_length=60, blank=True)
    story = models.ForeignKey(
        OutcomeStory, models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True)
    placed_at = models.DateTimeField(auto_now_add=True)
    placed_by = by_whom()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id self_evaluation code kind figure story words placed_at "
        "placed_by taken_out_at taken_out_by",
    }

    class Meta:
        ordering: ClassVar = ["placed_at"]
        constraints: ClassVar = [
            both_or_neither("taken_out"),
            models.CheckConstraint(
                condition=Q(kind="FIGURE", story__isnull=True) & ~Q(figure="")
                | Q(kind="STORY", story__isnull=False, figure="")
                | Q(kind="ELSEWHERE", story__isnull=True, figure="") & ~Q(words=""),
                name="evaluation_evidence_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"Evidence {self.pk}"
