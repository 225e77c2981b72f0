"""The assessments of a case: each element as written, empty, or not shared."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner
from cases.elements import Element
from cases.labels import labelled
from cases.models import (
    Addition,
    Assessment,
    Case,
    Contribution,
    Person,
    ViewOfNeed,
)
from cases.models.assessment import TEXTS
from cases.queries.caseload import children_of
from cases.queries.together import names_kind, stands_also
from cases.queries.views_of_need import views_before, views_in
from cases.too_early import too_early
from information_sharing import access
from information_sharing.categories import Category

EARLIER = "Asked in an earlier version"
WRITTEN = [name for name in TEXTS if name != "need_level"]


@dataclass(frozen=True)
class Row:
    """One element of one assessment, for this viewer."""

    element: Element
    is_shared: bool
    text: Contribution | None
    additions: tuple[Addition, ...] = ()
    is_older: bool = False
    also: tuple[Person, ...] = ()
    place: str = ""
    too_early: str = ""

    @property
    def has_content(self) -> bool:
        """Return whether this viewer can read something under this element."""
        return bool(self.text or self.additions)

    @property
    def is_empty(self) -> bool:
        """Return whether nobody has written a text here that this viewer can read."""
        return self.text is None or not any(self.text.said.values())


@dataclass(frozen=True)
class Sheet:
    """One assessment with its elements under their domains.

    `earlier` holds what was carried over and is not asked in this version any more.
    """

    assessment: Assessment
    domains: tuple[tuple[str, tuple[Row, ...]], ...]
    earlier: tuple[Row, ...] = ()
    views: tuple[ViewOfNeed, ...] = ()
    views_before: tuple[ViewOfNeed, ...] = ()
    shares_plan: bool = False
    versions: tuple[Assessment, ...] = ()
    names_kind: bool = True

    @property
    def place(self) -> str:
        """Return the mark by which a page leads to it."""
        return f"a{self.assessment.pk}"

    @property
    def kind(self) -> str:
        """Return which kind it is, as far as that may be said."""
        template = self.assessment.template
        return template.get_kind_display() if self.names_kind else "Assessment"

    @property
    def written(self) -> int:
        """Return how many elements this viewer can read something under."""
        return sum(row.has_content for row in self.every_row)

    @property
    def looks_empty(self) -> bool:
        """Return whether it is begun, and holds nothing that this viewer can read."""
        is_complete = self.assessment.completed_at is not None
        return not (is_complete or self.written or self.views)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every element that is asked, in its order."""
        return tuple(row for _, rows in self.domains for row in rows)

    @property
    def every_row(self) -> tuple[Row, ...]:
        """Return what is asked, and what was asked in an earlier version."""
        return (*self.rows, *self.earlier)

    @property
    def every_word(self) -> list[str]:
        """Return all that this viewer can read of it, for the check of short forms."""
        said = [row.text for row in self.every_row if row.text]
        added = [each for row in self.every_row for each in row.additions]
        return [getattr(one, name, "") for one in (*said, *added) for name in WRITTEN]

    @property
    def every_domain(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """Return the domains; the last one holds what was asked before, if anything."""
        last = ((EARLIER, self.earlier),) if self.earlier else ()
        return (*self.domains, *last)


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
    seen = access.visible_categories(viewer, assessment.case, assessment.person)
    said = _Said(viewer, assessment)
    asked = assessment.template.elements
    rows = [said.row(each, is_shared=each.category in seen) for each in asked]
    grouped = groupby(rows, key=lambda row: row.element.domain)
    views = views_in(viewer=viewer, assessment=assessment)
    return Sheet(
        assessment,
        tuple((name, tuple(part)) for name, part in grouped),
        said.earlier(asked),
        views,
        views_before(viewer=viewer, assessment=assessment, given=views),
        Category.PLAN in seen,
        versions,
        names_kind(viewer=viewer, assessment=assessment),
    )


def place_of(assessment: Assessment, code: str) -> str:
    """Return the mark by which a page leads to one element of one assessment."""
    return f"a{assessment.pk}-e{code}"


class _Said:
    """What this viewer may read of one assessment, by the code of its element."""

    def __init__(self, viewer: Practitioner, assessment: Assessment) -> None:
        texts = labelled(_of(viewer, Contribution, assessment))
        added = labelled(_of(viewer, Addition, assessment))
        self.assessment = assessment
        self.texts = {text.element: text for text in texts.select_related("written_by")}
        self.added = defaultdict(list)
        people = ("signed_by", "team__agency", "team__centre")
        for each in added.select_related(*people):
            self.added[each.element].append(each)
        self.also = stands_also(viewer=viewer, assessment=assessment, texts=self.texts)

    def row(self, element: Element, *, is_shared: bool = True) -> Row:
        """Return what stands under one element."""
        text, added = self.texts.get(element.code), self.added.get(element.code, ())
        older = bool(text and text.written_at < self.assessment.started_at)
        also = self.also.get(element.code, ())
        place = place_of(self.assessment, element.code)
        early = "" if text else too_early(self.assessment.person, element.code)
        return Row(element, is_shared, text, tuple(added), older, also, place, early)

    def earlier(self, asked: tuple[Element, ...]) -> tuple[Row, ...]:
        """Return what was carried over and is not asked any more: read, not lost."""
        codes = {element.code for element in asked}
        found = {code: rows[0] for code, rows in self.added.items()} | self.texts
        return tuple(
            self.row(_as_it_was(each))
            for code, each in sorted(found.items())
            if code not in codes
        )


def _as_it_was(said: Contribution | Addition) -> Element:
    label = said.label  # type: ignore[union-attr]
    return Element(said.element, EARLIER, label, Category(said.category), "")


def _of(viewer: Practitioner, model, assessment: Assessment) -> QuerySet:
    rows = model.objects.filter(assessment=assessment)
    return access.facts_within(viewer, rows, assessment.case)


def assessment_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Assessment:
    """Return an assessment of this case, or raise Http404."""
    found = _assessments(viewer, case).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def element_of(assessment: Assessment, code: str) -> Element:
    """Return the heading that this assessment's version has under a code, or 404."""
    found = assessment.template.element(code)
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
    found = Assessment.objects.filter(case=case, person__in=children)
    people = ("case__recording_team", "person", "started_by", "completed_by")
    return found.select_related(*people, "template").prefetch_related(
        "template__questions"
    )
