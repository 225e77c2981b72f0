"""What a reader may see of self-evaluations: those of her own centres."""

from dataclasses import dataclass

from django.db.models import QuerySet

from evaluation.models import SelfEvaluation, SelfEvaluationSection
from information_sharing import access
from information_sharing.roles import Permission


def self_evaluations_of(*, viewer) -> QuerySet[SelfEvaluation]:
    """Return the self-evaluations of the centres that this person manages."""
    centres = access.centres_with(viewer, Permission.EVALUATE_CENTRE)
    evaluations = SelfEvaluation.objects.filter(centre__in=centres)
    return evaluations.select_related("centre", "started_by")


@dataclass(frozen=True)
class SectionLine:
    """A section of the form with what is written in it, if anything."""

    code: str
    title: str
    section: SelfEvaluationSection | None

    @property
    def revision(self) -> int:
        """Return which writing of it this is; 0 before the first."""
        return self.section.revision if self.section else 0


def section_lines(evaluation: SelfEvaluation) -> list[SectionLine]:
    """Return all sections in their order."""
    written = {
        section.code: section
        for section in evaluation.sections.select_related("written_by")
    }
    codes = SelfEvaluationSection.Code
    return [SectionLine(c.value, c.label, written.get(c.value)) for c in codes]
