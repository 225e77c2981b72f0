"""What somebody typed into the parts of an assessment and did not save (R18)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import Resolver404, resolve, reverse

from agencies.models import Practitioner
from cases.models import Assessment, Draft
from cases.models.assessment import NeedLevel

LABELS = {
    "strengths": "What is going well",
    "needs": "What is needed",
    "evidence": "How you know",
    "words": "In words",
    "differs": "Where views differ",
    "need_level": "How much is needed here",
}
PARTS = {"cases:element", "cases:add-to-element", "cases:view-of-need"}
VIEW_OF_NEED = "Your team's view of the level of need"

Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Unsaved:
    """One part with words of hers that are only in a draft."""

    label: str
    url: str
    texts: Texts
    version: int


def unsaved_in(*, viewer: Practitioner, assessment: Assessment) -> list[Unsaved]:
    """Return what this person has not saved in one version, part by part."""
    args = [assessment.case_id, assessment.pk]
    below = reverse("cases:assessment-version", args=args)
    drafts = Draft.objects.filter(author=viewer, path__startswith=below)
    found = (_unsaved(draft, assessment) for draft in drafts.order_by("path"))
    return [each for each in found if each]


def unsaved_before(
    *, viewer: Practitioner, assessment: Assessment, page: str, element: str = ""
) -> list[Unsaved]:
    """Return what she left unsaved under the same part of earlier versions."""
    if assessment.version == 1:
        return []
    earlier = Assessment.objects.filter(
        person=assessment.person_id, version__lt=assessment.version
    )
    more = [element] if element else []
    paths = {
        reverse(page, args=[each.case_id, each.pk, *more]): each
        for each in earlier.select_related("template")
    }
    drafts = Draft.objects.filter(author=viewer, path__in=paths)
    found = (_unsaved(draft, paths[draft.path]) for draft in drafts)
    return sorted(filter(None, found), key=lambda each: -each.version)


def texts_in(*sent: dict) -> Texts:
    """Return what was typed, with the name of each field; the same words once."""
    lines = [line for data in sent for line in _lines(data)]
    return tuple(dict.fromkeys(lines))


def _lines(data: dict) -> Iterator[tuple[str, str]]:
    for name, label in LABELS.items():
        words = "\n".join(data.get(name, [])).strip()
        if words and name == "need_level":
            words = dict(NeedLevel.choices).get(words, "")
        if words:
            yield label, words


def texts_of(draft: Draft | None) -> Texts:
    """Return what stands in a draft, also what was typed in another window."""
    if draft is None:
        return ()
    others = [kept["data"] for kept in draft.elsewhere.values()]
    return texts_in(draft.data, *others)


def _unsaved(draft: Draft, assessment: Assessment) -> Unsaved | None:
    texts, label = texts_of(draft), _label(draft, assessment)
    if not (texts and label):
        return None
    return Unsaved(label, draft.path, texts, assessment.version)


def _label(draft: Draft, assessment: Assessment) -> str:
    try:
        match = resolve(draft.path)
    except Resolver404:
        return ""
    if match.view_name not in PARTS:
        return ""
    if match.view_name == "cases:view-of-need":
        return VIEW_OF_NEED
    element = assessment.template.element(match.kwargs["element"])
    return element.label if element else ""
