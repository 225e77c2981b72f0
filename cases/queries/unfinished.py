"""What is begun and not finished, to be read before a case is closed (R18)."""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Assessment, Case, Draft, Person
from cases.queries.together import names_kind
from information_sharing import access


@dataclass(frozen=True)
class Unfinished:
    """Assessments that are not complete, and what she typed and did not save."""

    assessments: tuple[str, ...]
    drafts: tuple[Draft, ...]


def unfinished_of(*, viewer: Practitioner, case: Case) -> Unfinished:
    """Return what nobody can finish once the case is closed, as far as she sees it."""
    people = access.visible_facts(viewer, Person.objects.filter(case=case))
    begun = Assessment.objects.filter(person__in=people, completed_at=None)
    sheets = begun.select_related("person", "template").order_by("started_at")
    return Unfinished(
        assessments=tuple(
            f"{sheet.person}: {what_it_is(sheet, viewer=viewer)}" for sheet in sheets
        ),
        drafts=tuple(_drafts(viewer, case)),
    )


def what_it_is(sheet: Assessment, *, viewer: Practitioner) -> str:
    """Return what an assessment is called, naming no child she does not know of (R4)."""
    if not names_kind(viewer=viewer, assessment=sheet):
        return "assessment"
    return sheet.template.get_kind_display().lower()


def _drafts(viewer: Practitioner, case: Case) -> list[Draft]:
    hers = Draft.objects.filter(author=viewer, case=case).order_by("-saved_at")
    closing = (f"/{case.pk}/close/", f"/{case.pk}/transfer/")
    return [draft for draft in hers if not any(c in draft.path for c in closing)]
