"""Assessments begun together: several children of one family, each with their own.

Each child's assessment is shared by what was agreed about that child. What is of the
whole family is written once and stands in each (practice.md 1.9, the family assessment).
"""

from uuid import UUID

from agencies.models import Practitioner
from cases.elements import Element
from cases.models import Assessment, AssessmentTemplate, Case, Contribution, Person
from cases.unfinished import why_not_another
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow

FEWEST = 2


def begin(
    case: Case,
    person: Person,
    *,
    by: Practitioner,
    kind: str = "",
    group: UUID | None = None,
    template: AssessmentTemplate | None = None,
) -> Assessment:
    """Return a new version of a child's assessment with the texts of the last one.

    Without `template` it asks what the version in use of its kind asks.
    """
    if person.case_id != case.pk or not access.can_see_person(by, person):
        raise AccessDenied("This child's record is not shared with you.")
    Person.objects.select_for_update().get(pk=person.pk)
    last = person.assessments.select_related("template").order_by("-version").first()
    kind = kind or (last.template.kind if last else AssessmentTemplate.Kind.CAF)
    if last and last.completed_at is None:
        several = group is not None
        raise NotPossibleNow(why_not_another(last, kind, by=by, one_of_several=several))
    assessment = Assessment.objects.create(
        case=case,
        person=person,
        template=template or AssessmentTemplate.objects.get(kind=kind, status="IN_USE"),
        begun_together=group,
        started_by=by,
        version=last.version + 1 if last else 1,
    )
    if last:
        _carry_over(last, assessment)
    return assessment


def _carry_over(last: Assessment, assessment: Assessment) -> None:
    """Each text goes with its author and its day: nobody is asked to say it again."""
    for text in last.contributions.all():
        _lay(text, assessment, None)


def _lay(text: Contribution, into: Assessment, found: Contribution | None) -> None:
    row = found or Contribution(
        case_id=into.case_id,
        assessment=into,
        person_id=into.person_id,
        element=text.element,
        revision=0,
    )
    row.category, row.written_by = text.category, text.written_by
    row.revision += 1
    for name, words in text.said.items():
        setattr(row, name, words)
    row.save()
    Contribution.objects.filter(pk=row.pk).update(written_at=text.written_at)


def take_over_what_is_of_the_family(
    source: Assessment, into: Assessment, *, by: Practitioner
) -> int:
    """Let what is of the whole family stand in another child's too; return how much.

    Only what she sees and may write there, and where nobody wrote otherwise.
    """
    there = {text.element: text for text in into.contributions.all()}
    writes = access.written(by, into.case)
    texts = [
        text
        for text in _of_the_family(source, by)
        if (into.person_id, text.category) in writes
        and may_follow(there.get(text.element), None)
    ]
    for text in texts:
        _lay(text, into, there.get(text.element))
    return len(texts)


def _of_the_family(source: Assessment, by: Practitioner) -> list[Contribution]:
    """Return one text a heading: from here, else the last one that a sibling's has."""
    asked = [each.code for each in source.template.elements if each.of_the_family]
    rows = Contribution.objects.filter(
        assessment__begun_together=source.begun_together, element__in=asked
    )
    found: dict[str, Contribution] = {}
    seen = access.visible_facts(by, rows).select_related("written_by")
    for text in seen.order_by("written_at"):
        first = found.get(text.element)
        stays = first is not None and first.assessment_id == source.pk
        if any(text.said.values()) and not stays:
            found[text.element] = text
    return list(found.values())


def heading(assessment: Assessment, code: str) -> Element:
    """Return what the assessment's own version asks under a code."""
    found = assessment.template.element(code)
    if found is None:
        raise NotPossibleNow("This version of the assessment does not ask this.")
    return found


def save_text(
    assessment: Assessment,
    element: Element,
    said: dict[str, str],
    found: Contribution | None,
    *,
    by: Practitioner,
) -> Contribution:
    """Save a text in the place of the one that was found; return it."""
    written = found or Contribution(
        case_id=assessment.case_id,
        assessment=assessment,
        person_id=assessment.person_id,
        element=element.code,
        revision=0,
    )
    written.category, written.written_by = element.category, by
    written.revision += 1
    for name, text in said.items():
        setattr(written, name, text)
    written.save()
    return written


def write_for_the_others(
    others: list[Assessment],
    element: Element,
    said: dict[str, str],
    *,
    before: dict[str, str] | None,
    by: Practitioner,
) -> list[Contribution]:
    """Save the same in the brothers' and sisters' assessments; return these texts.

    Only where she writes of this child, and where nobody has written otherwise.
    """
    if not others:
        return []
    writes = access.written(by, others[0].case)
    there = {
        text.assessment_id: text
        for text in Contribution.objects.filter(
            assessment__in=others, element=element.code
        )
    }
    return [
        save_text(each, element, said, there.get(each.pk), by=by)
        for each in others
        if (each.person_id, element.category) in writes
        and may_follow(there.get(each.pk), before)
    ]


def may_follow(there: Contribution | None, before: dict[str, str] | None) -> bool:
    """Return whether a text may take the place of what stands in another assessment.

    Where nothing is written, or the same as here before; else somebody wrote otherwise.
    """
    if there is None or not any(there.said.values()):
        return True
    return there.said == before
