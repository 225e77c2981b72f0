"""What a reader may see of reports and self-evaluations: those of her own centres."""

from dataclasses import dataclass

from django.db.models import QuerySet

from evaluation.models import Report, SelfEvaluation, SelfEvaluationSection
from information_sharing import access
from information_sharing.roles import Permission


def reports_of(*, viewer) -> QuerySet[Report]:
    """Return the reports of the centres that this person manages, newest first."""
    centres = access.centres_with(viewer, Permission.REPORT_ON_CENTRE)
    reports = Report.objects.filter(centre__in=centres)
    return reports.select_related("centre", "requested_by").defer("document")


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
