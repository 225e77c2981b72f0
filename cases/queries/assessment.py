"""The assessments of a case: each element as written, empty, or not shared."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import Http404

from agencies.models import Practitioner
from cases.elements import ELEMENTS, Element
from cases.models import Assessment, Case, Contribution
from cases.queries.caseload import children_of
from information_sharing import access


@dataclass(frozen=True)
class Row:
    """One element of one assessment, for this viewer."""

    element: Element
    is_shared: bool
    text: Contribution | None


@dataclass(frozen=True)
class Sheet:
    """One assessment with its elements under their domains."""

    assessment: Assessment
    domains: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def written(self) -> int:
        """Return how many elements this viewer can read something under."""
        return sum(bool(row.text) for _, rows in self.domains for row in rows)


def sheets(*, viewer: Practitioner, case: Case) -> list[Sheet]:
    """Return the assessments of the children this viewer may know of, newest first."""
    return [
        sheet(viewer=viewer, assessment=each)
        for each in _assessments(viewer, case).order_by("-started_at")
    ]


def sheet(*, viewer: Practitioner, assessment: Assessment) -> Sheet:
    """Return one assessment for this viewer."""
    case, person = assessment.case, assessment.person
    seen = access.visible_categories(viewer, case, person)
    texts = access.visible_facts(
        viewer, Contribution.objects.filter(assessment=assessment)
    ).select_related("written_by")
    written = {text.element: text for text in texts}
    rows = [
        Row(each, each.category in seen, written.get(each.code)) for each in ELEMENTS
    ]
    grouped = groupby(rows, key=lambda row: row.element.domain)
    return Sheet(assessment, tuple((name, tuple(part)) for name, part in grouped))


def assessment_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Assessment:
    """Return an assessment of this case, or raise Http404."""
    found = _assessments(viewer, case).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def contribution(
    *, viewer: Practitioner, assessment: Assessment, element: str
) -> Contribution | None:
    """Return what stands under an element, if this viewer may see it."""
    texts = Contribution.objects.filter(assessment=assessment, element=element)
    return access.visible_facts(viewer, texts).first()


def _assessments(viewer: Practitioner, case: Case):
    children = children_of(viewer=viewer, case=case)
    return Assessment.objects.filter(case=case, person__in=children).select_related(
        "case__recording_team", "person", "started_by", "completed_by"
    )
