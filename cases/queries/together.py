"""What of a family assessment stands in a brother's or sister's assessment too."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.elements import Element
from cases.models import Assessment, Contribution, Person
from cases.queries.caseload import children_of
from cases.together import may_follow
from information_sharing import access


@dataclass(frozen=True)
class Follows:
    """In whose assessments a text will stand too, and in whose it will not."""

    into: tuple[Person, ...] = ()
    otherwise: tuple[Person, ...] = ()


def stands_also(
    *, viewer: Practitioner, assessment: Assessment, texts: dict[str, Contribution]
) -> dict[str, tuple[Person, ...]]:
    """Return by code which other children's assessments say the same.

    Only children of whom this viewer sees it.
    """
    found = defaultdict(list)
    for text in _beside(viewer, assessment):
        here = texts.get(text.element)
        if here and here.said == text.said:
            found[text.element].append(text.person)
    return {code: tuple(people) for code, people in found.items()}


def follows(
    *, viewer: Practitioner, assessment: Assessment, element: Element
) -> Follows:
    """Return where a text under this element will stand too, as far as she sees it."""
    if not (element.of_the_family and assessment.begun_together):
        return Follows()
    texts = {
        text.assessment_id: text
        for text in _texts(viewer, _together(assessment), element.code)
    }
    own = _texts(viewer, Assessment.objects.filter(pk=assessment.pk), element.code)
    here = own.first()
    before = here.said if here else None
    writes = access.written(viewer, assessment.case)
    into: list[Person] = []
    otherwise: list[Person] = []
    for other in _together(assessment).filter(completed_at__isnull=True):
        if (other.person_id, element.category) in writes:
            free = may_follow(texts.get(other.pk), before)
            (into if free else otherwise).append(other.person)
    return Follows(tuple(into), tuple(otherwise))


def names_kind(*, viewer: Practitioner, assessment: Assessment) -> bool:
    """Return whether its kind tells her of no child whom she does not know of (R4)."""
    if not assessment.template.for_several_children:
        return True
    if assessment.begun_together is None:
        return False
    known = children_of(viewer=viewer, case=assessment.case)
    return _together(assessment).filter(person__in=known).exists()


def children_not_in(*, viewer: Practitioner, assessment: Assessment) -> QuerySet:
    """Return the children she knows of who have no part in this family assessment."""
    known = children_of(viewer=viewer, case=assessment.case)
    together = Assessment.objects.filter(begun_together=assessment.begun_together)
    return known.exclude(pk__in=together.values("person"))


def is_of_several(*, viewer: Practitioner, assessment: Assessment) -> bool:
    """Return whether this is one of several children's, as far as she may know (R4)."""
    return assessment.begun_together is not None and names_kind(
        viewer=viewer, assessment=assessment
    )


def _beside(viewer: Practitioner, assessment: Assessment) -> QuerySet | list:
    if assessment.begun_together is None:
        return []
    asked = [each.code for each in assessment.template.elements if each.of_the_family]
    return _texts(viewer, _together(assessment), *asked)


def _together(assessment: Assessment) -> QuerySet[Assessment]:
    rows = Assessment.objects.filter(
        case=assessment.case_id, begun_together=assessment.begun_together
    )
    return rows.exclude(pk=assessment.pk).select_related("person").order_by("person")


def _texts(viewer: Practitioner, sheets: QuerySet, *codes: str) -> QuerySet:
    rows = Contribution.objects.filter(assessment__in=sheets, element__in=codes)
    return access.visible_facts(viewer, rows).select_related("person")
