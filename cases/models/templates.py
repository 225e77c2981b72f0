"""What an assessment asks, as data: built-in templates and local questions."""

from functools import cached_property
from typing import ClassVar

from django.db import models

from cases.elements import Element
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, SENSITIVE, Category


class AssessmentTemplate(Identified):
    """One version of one kind of assessment; what was published is not changed."""

    class Kind(models.TextChoices):
        CAF = "CAF", "Common assessment"
        FAMILY = "FAMILY", "Family assessment"
        EARLY_HELP = "EARLY_HELP", "Early-help assessment"

    class Status(models.TextChoices):
        DRAFT = "DRAFT", "Being written"
        IN_USE = "IN_USE", "In use"
        REPLACED = "REPLACED", "Replaced"

    kind = models.CharField(max_length=15, choices=Kind)
    version = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    introduction = models.TextField(blank=True)
    for_several_children = models.BooleanField(default=False)
    made_at = models.DateTimeField(null=True, blank=True)
    made_by = by_whom(null=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id kind version status introduction for_several_children "
        "made_at made_by published_at published_by",
    }

    class Meta:
        ordering: ClassVar = ["kind", "-version"]
        constraints: ClassVar = [
            both_or_neither("made"),
            both_or_neither("published"),
            models.UniqueConstraint(
                fields=["kind", "version"], name="cases_template_version"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(status="IN_USE"),
                name="cases_template_one_in_use",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(status="DRAFT"),
                name="cases_template_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Return its headings in their order: one query, or none where prefetched."""
        return tuple(question.element for question in self.questions.all())

    def element(self, code: str) -> Element | None:
        """Return the heading with this code, if it has one."""
        return next((each for each in self.elements if each.code == code), None)


class Question(Identified):
    """One heading of a template; its answers are shared by its category."""

    template = models.ForeignKey(
        AssessmentTemplate, models.CASCADE, related_name="questions"
    )
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=6)
    domain = models.CharField(max_length=80)
    label = models.CharField(max_length=120)
    hint = models.CharField(max_length=300, blank=True)
    category = models.CharField(max_length=20, choices=Category)
    in_words = models.BooleanField(default=False)
    of_the_family = models.BooleanField(default=False)
    is_local = models.BooleanField(default=False)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id template position code domain label hint category in_words "
        "of_the_family is_local",
    }

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["template", "code"], name="cases_question_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def element(self) -> Element:
        """Return it as the heading that the rules and the pages work with."""
        return Element(
            self.code,
            self.domain,
            self.label,
            Category(self.category),
            self.hint,
            in_words=self.in_words,
            of_the_family=self.of_the_family,
            is_local=self.is_local,
        )

    @property
    def is_sensitive(self) -> bool:
        """Return whether its answers are of a kind that is shared by name or not."""
        return self.category in SENSITIVE
