"""What the sections of a self-evaluation rest on, and where each of it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from evaluation.how_counted import said
from evaluation.models import OutcomeStory, SectionEvidence, SelfEvaluation
from information_sharing import access

Kind = SectionEvidence.Kind
TAKEN_BACK = "This story may not be told any more. Take it out."


@dataclass(frozen=True)
class Placed:
    """One piece of evidence in a section, ready to be shown."""

    pk: Any
    code: str
    kind: str
    title: str
    words: str = ""
    figure: str = ""
    said: str = ""
    is_gone: bool = False


def released_stories(evaluation: SelfEvaluation, *, viewer) -> QuerySet[OutcomeStory]:
    """Return the stories of the centre that were released and not taken back.

    Only `released_words` may be shown: those are without names, agreed by their owner
    (ethics protocol, notes-001 1G). The rest of the row is not even read.
    """
    access.check_can_evaluate(viewer, evaluation.centre)
    released = access.released_stories(viewer).filter(case__centre=evaluation.centre)
    return released.only("id", "outcome", "released_words", "told_by")


def figures_of(evaluation: SelfEvaluation) -> list[dict[str, Any]]:
    """Return the figures that were counted when it was started, each in words too."""
    figures: list[dict[str, Any]] = evaluation.snapshot.get("figures", [])
    return [figure | {"said": said(figure)} for figure in figures]


def figure_of(evaluation: SelfEvaluation, code: str) -> dict[str, Any] | None:
    """Return one figure, if it was counted."""
    return next((each for each in figures_of(evaluation) if each["code"] == code), None)


def placed_in(evaluation: SelfEvaluation, code: str) -> list[Placed]:
    """Return what a section rests on, in the order in which it was placed."""
    return [each for each in placed(evaluation) if each.code == code]


def placed(evaluation: SelfEvaluation) -> list[Placed]:
    """Return what all sections rest on."""
    rows = evaluation.evidence.filter(taken_out_at__isnull=True)
    rows = rows.annotate(
        is_told=Exists(access.told_stories().filter(pk=OuterRef("story")))
    )
    return [SHOWN[row.kind](row, evaluation) for row in rows.select_related("story")]


def _figure(row: SectionEvidence, evaluation: SelfEvaluation) -> Placed:
    counted = figure_of(evaluation, row.figure) or {}
    return Placed(
        pk=row.pk,
        code=row.code,
        kind=row.kind,
        title=counted.get("label", row.figure),
        figure=row.figure,
        said=counted.get("said", ""),
    )


def _story(row: SectionEvidence, evaluation: SelfEvaluation) -> Placed:
    story = row.story
    gone = not getattr(row, "is_told", False)
    words = TAKEN_BACK if gone or story is None else story.released_words
    title = "A story" if story is None else story.get_outcome_display()
    return Placed(row.pk, row.code, row.kind, title, words, is_gone=gone)


def _elsewhere(row: SectionEvidence, evaluation: SelfEvaluation) -> Placed:
    return Placed(row.pk, row.code, row.kind, row.words)


SHOWN: dict[str, Callable[[SectionEvidence, SelfEvaluation], Placed]] = {
    Kind.FIGURE: _figure,
    Kind.STORY: _story,
    Kind.ELSEWHERE: _elsewhere,
}
