"""What an author may see of self-evaluations: those of her own centres."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from agencies.models import Agency, Practitioner, TeamMembership
from evaluation.models import (
    Improvement,
    SectionComment,
    SelfEvaluation,
    SelfEvaluationSection,
)
from evaluation.outlines import Grade, OutlineSection
from information_sharing import access
from information_sharing.roles import Permission, roles_with


def self_evaluations_of(*, viewer) -> QuerySet[SelfEvaluation]:
    """Return the self-evaluations of the centres that this person manages."""
    centres = access.centres_with(viewer, Permission.EVALUATE_CENTRE)
    evaluations = SelfEvaluation.objects.filter(centre__in=centres)
    return evaluations.select_related("centre", "started_by").defer("document")


def year_before(evaluation: SelfEvaluation, *, viewer) -> SelfEvaluation | None:
    """Return what the centre submitted last for a period that ended before this one."""
    submitted = self_evaluations_of(viewer=viewer).filter(
        centre=evaluation.centre,
        status=SelfEvaluation.Status.SUBMITTED,
        ends_on__lt=evaluation.ends_on,
    )
    return submitted.order_by("-ends_on", "-submitted_at").first()


@dataclass(frozen=True)
class SectionLine:
    """A section of the template with what is written in it, if anything."""

    asked: OutlineSection
    section: SelfEvaluationSection | None
    grade: Grade | None
    open_comments: int = 0
    evidence: int = 0

    @property
    def code(self) -> str:
        """Return the code of the section."""
        return self.asked.code

    @property
    def title(self) -> str:
        """Return the title of the section."""
        return self.asked.title

    @property
    def revision(self) -> int:
        """Return which writing of it this is; 0 before the first."""
        return self.section.revision if self.section else 0

    @property
    def is_written(self) -> bool:
        """Return whether somebody wrote in it."""
        return self.revision > 0


def section_lines(evaluation: SelfEvaluation) -> list[SectionLine]:
    """Return all sections in the order of the template."""
    template = evaluation.outline
    rows = evaluation.sections.select_related("written_by", "assigned_to")
    written = {section.code: section for section in rows}
    comments = list(evaluation.comments.filter(settled_at__isnull=True))
    evidence = list(evaluation.evidence.filter(taken_out_at__isnull=True))
    return [
        SectionLine(
            asked=asked,
            section=written.get(asked.code),
            grade=template.grade(getattr(written.get(asked.code), "grade", None)),
            open_comments=_about(comments, asked.code),
            evidence=_about(evidence, asked.code),
        )
        for asked in template.sections
    ]


def _about(rows: list[Any], code: str) -> int:
    return sum(row.code == code for row in rows)


def comments_on(evaluation: SelfEvaluation, code: str) -> QuerySet[SectionComment]:
    """Return what colleagues said of a section, in its order."""
    rows = evaluation.comments.filter(code=code)
    return rows.select_related("written_by", "settled_by")


def priorities_of(evaluation: SelfEvaluation) -> QuerySet[Improvement]:
    """Return the plan of this year, the nearest day first."""
    rows = evaluation.improvements.select_related(
        "owner_practitioner", "owner_agency", "carried_from__self_evaluation"
    )
    return rows.order_by("due_on", "written_at")


def authors_of(evaluation: SelfEvaluation, *, viewer) -> QuerySet[Practitioner]:
    """Return who may write sections: the managers of the centre."""
    access.check_can_evaluate(viewer, evaluation.centre)
    places = TeamMembership.objects.in_force().filter(
        team__centre=evaluation.centre, role__in=roles_with(Permission.EVALUATE_CENTRE)
    )
    return Practitioner.objects.filter(pk__in=places.values("practitioner"))


def people_of_centre(evaluation: SelfEvaluation, *, viewer) -> QuerySet[Practitioner]:
    """Return who may own a priority: everybody who works at the centre."""
    access.check_can_evaluate(viewer, evaluation.centre)
    places = TeamMembership.objects.in_force().filter(team__centre=evaluation.centre)
    places = places.filter(team__is_sensitive=False)
    return Practitioner.objects.filter(pk__in=places.values("practitioner"))


def agencies_of_centre(evaluation: SelfEvaluation, *, viewer) -> QuerySet[Agency]:
    """Return which agencies may own a priority: those that work at the centre."""
    access.check_can_evaluate(viewer, evaluation.centre)
    teams = evaluation.centre.teams.filter(is_sensitive=False)
    return Agency.objects.filter(pk__in=teams.values("agency"), left_at__isnull=True)


def section_before(
    before: SelfEvaluation | None, code: str
) -> list[tuple[str, str]] | None:
    """Return (heading, text) of what was submitted last in the same section."""
    if before is None or before.frozen is None:
        return None
    for section in before.frozen["sections"]:
        if section["code"] == code:
            graded = [("Grade", section["grade"])] if section["grade"] else []
            return [*graded, *((part["title"], part["words"]) for part in
                    section["parts"])]  # fmt: skip
    return None
