"""Stories of a family for those who work with it; released ones for the centre."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from agencies.models import Practitioner
from cases.models import Case, Person
from evaluation.models import OutcomeStory
from information_sharing import access


@dataclass(frozen=True)
class StoryLine:
    """One story of a family, and whether the viewer records what its owner wants."""

    story: OutcomeStory
    stands: str
    owner: str
    can_release: bool
    can_take_back: bool


@dataclass(frozen=True)
class ReleasedStory:
    """The released words of a story: nothing that leads to a family."""

    pk: UUID
    outcome: str
    told_by: str
    words: str
    released_at: datetime


def stories_of(*, viewer: Practitioner, case: Case) -> list[StoryLine]:
    """Return the stories that are shared with this viewer, newest first."""
    rows = access.facts_of(viewer, OutcomeStory, case).select_related(
        "person", "owner", "written_by", "released_by"
    )
    writes = access.written(viewer, case)
    people = set(access.facts_of(viewer, Person, case).values_list("pk", flat=True))
    return [_line(row, writes, people, is_open=case.is_open) for row in rows]


def _line(row: OutcomeStory, writes, people: set[UUID], *, is_open: bool) -> StoryLine:
    may = (row.person_id, row.category) in writes
    out = row.released_at is not None and row.taken_back_at is None
    return StoryLine(
        story=row,
        stands=_stands(row),
        owner=str(row.owner) if row.owner_id in people else "somebody of the family",
        can_release=may and is_open and not out,
        can_take_back=may and out,
    )


def _stands(row: OutcomeStory) -> str:
    if row.taken_back_at:
        return "Taken back"
    return "Released" if row.released_at else "Not released"


def story_for(*, viewer: Practitioner, case: Case, pk: UUID) -> OutcomeStory:
    """Return a story that is shared, or raise Http404 as if it did not exist."""
    rows = OutcomeStory.objects.filter(case=case, pk=pk).select_related(
        "case", "person"
    )
    found: OutcomeStory | None = access.visible_facts(viewer, rows).first()
    if found is None:
        raise Http404("No such page.")
    return found


def released_stories(*, viewer: Practitioner) -> list[ReleasedStory]:
    """Return what owners released at the viewer's centres: words, and no family."""
    rows = access.released_stories(viewer).order_by("-released_at")
    return [
        ReleasedStory(
            pk=row.pk,
            outcome=row.get_outcome_display(),
            told_by=row.get_told_by_display(),
            words=row.released_words,
            released_at=row.released_at,
        )
        for row in rows
        if row.released_at
    ]
