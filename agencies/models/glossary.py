"""Words of the field, what each agency means by them, and questions about them."""

from typing import ClassVar

from django.db import models

from agencies.models.people import Agency
from config.models import Identified, both_or_neither, by_whom


class GlossaryTerm(Identified):
    """A word or acronym of the field, explained in plain words."""

    name = models.CharField(max_length=60, unique=True)
    stands_for = models.CharField(max_length=120, blank=True)
    meaning = models.TextField()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return self.name


class TermMeaning(Identified):
    """What one agency means by a word that others use otherwise (C8)."""

    term = models.ForeignKey(GlossaryTerm, models.PROTECT, related_name="meanings")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="term_meanings")
    meaning = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = by_whom()

    class Meta:
        ordering: ClassVar = ["agency__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["term", "agency"], name="agencies_term_meaning_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.term} for {self.agency}"


class TermQuestion(Identified):
    """ "What does this mean?", asked by somebody whom nothing names (U4)."""

    word = models.CharField(max_length=120)
    where = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField(auto_now_add=True)
    term = models.ForeignKey(
        GlossaryTerm, models.PROTECT, null=True, blank=True, related_name="questions"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["asked_on"]
        constraints: ClassVar = [both_or_neither("answered")]

    def __str__(self) -> str:
        return self.word
