"""The assessments of a case: each element as written, empty, or not shared."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner
from cases.elements import ELEMENTS, Element
from cases.models import Addition, Assessment, Case, Contribution, ViewOfNeed
from cases.queries.caseload import children_of
from information_sharing import access
from information_sharing.categories import Category


@dataclass(frozen=True)
class Row:
    """One element of one assessment, for this viewer."""

    element: Element
    is_shared: bool
    text: Contribution | None
    additions: tuple[Addition, ...] = ()
    is_older: bool = False

    @property
    def has_content(self) -> bool:
        """Return whether this viewer can read something under this element."""
        return bool(self.text or self.additions)


@dataclass(frozen=True)
class Sheet:
    """One assessment with its elements under their domains."""

    assessment: Assessment
    domains: tuple[tuple[str, tuple[Row, ...]], ...]
    views: tuple[ViewOfNeed, ...] = ()
    shares_plan: bool = False
    versions: tuple[Assessment, ...] = ()

    @property
    def written(self) -> int:
        """Return how many elements this viewer can read something under."""
        return sum(row.has_content for row in self.rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every element in its order."""
        return tuple(row for _, rows in self.domains for row in rows)


def sheets(*, viewer: Practitioner, case: Case) -> list[Sheet]:
    """Return the assessments of the children this viewer may know of, newest first."""
    return [
        sheet(viewer=viewer, assessment=each)
        for each in _assessments(viewer, case).order_by("-started_at")
    ]


def latest_sheets(*, viewer: Practitioner, case: Case) -> list[Sheet]:
    """Return the newest version for each child, with the list of all its versions."""
    versions = defaultdict(list)
    for each in _assessments(viewer, case).order_by("-started_at", "-version"):
        versions[each.person_id].append(each)
    return [
        sheet(viewer=viewer, assessment=same[0], versions=tuple(same))
        for same in versions.values()
    ]


def sheet(
    *,
    viewer: Practitioner,
    assessment: Assessment,
    versions: tuple[Assessment, ...] = (),
) -> Sheet:
    """Return one assessment for this viewer."""
    case, person = assessment.case, assessment.person
    seen = access.visible_categories(viewer, case, person)
    texts = _of(viewer, Contribution, assessment).select_related("written_by")
    written = {text.element: text for text in texts}
    added = defaultdict(list)
    signed = _of(viewer, Addition, assessment)
    for each in signed.select_related("signed_by", "team__agency", "team__centre"):
        added[each.element].append(each)
    rows = [
        Row(
            each,
            each.category in seen,
            written.get(each.code),
            tuple(added[each.code]),
            is_older=_is_older(written.get(each.code), assessment),
        )
        for each in ELEMENTS
    ]
    grouped = groupby(rows, key=lambda row: row.element.domain)
    views = _of(viewer, ViewOfNeed, assessment)
    return Sheet(
        assessment,
        tuple((name, tuple(part)) for name, part in grouped),
        tuple(
            views.select_related("level", "given_by", "team__agency", "team__centre")
        ),
        Category.PLAN in seen,
        versions,
    )


def _is_older(text: Contribution | None, assessment: Assessment) -> bool:
    """Return whether the text was carried over and has not been touched since."""
    return bool(text and text.written_at < assessment.started_at)


def _of(viewer: Practitioner, model, assessment: Assessment) -> QuerySet:
    return access.visible_facts(viewer, model.objects.filter(assessment=assessment))


def assessment_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Assessment:
    """Return an assessment of this case, or raise Http404."""
    found = _assessments(viewer, case).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def versions_of(*, viewer: Practitioner, assessment: Assessment) -> list[Assessment]:
    """Return every version of this child's assessment, newest first."""
    found = _assessments(viewer, assessment.case).filter(person=assessment.person)
    return list(found.order_by("-version"))


def contribution(
    *, viewer: Practitioner, assessment: Assessment, element: str
) -> Contribution | None:
    """Return what stands under an element, if this viewer may see it."""
    texts = _of(viewer, Contribution, assessment).filter(element=element)
    return texts.select_related("written_by").first()


def _assessments(viewer: Practitioner, case: Case) -> QuerySet[Assessment]:
    children = children_of(viewer=viewer, case=case)
    return Assessment.objects.filter(case=case, person__in=children).select_related(
        "case__recording_team", "person", "started_by", "completed_by"
    )
