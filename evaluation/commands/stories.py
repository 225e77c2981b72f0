"""The story beside the number: written down, released by its owner, taken back.

Eight principles of an ethics protocol (notes-001 1G): it is its owner's; it is told
outside the record only as they agreed, without names; they may change it first, know
where it goes, and take it back at any time, also when the work has ended.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case, Person
from evaluation.anonymous import names_in
from evaluation.models import OutcomeStory
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Event = audit.EvaluationEvent
NAMES_FOUND = (
    "This text holds: {names}. Take names out, or say that you have looked and that "
    "nobody of the family is named."
)


@dataclass(frozen=True)
class StoryText:
    """What was told, under which outcome, by whom; no person: of the whole family."""

    outcome: str
    told_by: str
    words: str
    category: str
    person: Person | None = None


@dataclass(frozen=True)
class Release:
    """The words that may be told outside, and whose they are."""

    words: str
    owner: Person
    names_looked_at: bool = False


@transaction.atomic
def write_story(*, case: Case, text: StoryText, by: Practitioner) -> OutcomeStory:
    """Write down what somebody tells of a change; return it."""
    access.check_can_write(by, case, text.category, text.person)
    if text.person and text.person.case_id != case.pk:
        raise AccessDenied("This person is not shared with you.")
    case = hold_open_case(case)
    story = OutcomeStory.objects.create(case=case, written_by=by, **vars(text))
    _log(Event.STORY_WRITTEN, story, by=by)
    return story


@transaction.atomic
def release_story(
    *, story: OutcomeStory, release: Release, by: Practitioner
) -> OutcomeStory:
    """Record that its owner lets these words be told outside the record; return it."""
    story = _held(story, by=by)
    hold_open_case(story.case)
    _check_owner(story, release.owner, by=by)
    if not release.names_looked_at and (
        names := _names_found(story, release.words, by)
    ):
        raise NotPossibleNow(NAMES_FOUND.format(names=", ".join(names)))
    story.released_words, story.owner = release.words, release.owner
    story.released_at, story.released_by = timezone.now(), by
    story.taken_back_at = story.taken_back_by = None
    story.save()
    _log(Event.STORY_RELEASED, story, by=by, owner=str(release.owner.pk))
    return story


def _check_owner(story: OutcomeStory, owner: Person, *, by: Practitioner) -> None:
    if owner.case_id != story.case_id or not access.can_see_person(by, owner):
        raise AccessDenied("This person is not shared with you.")


def _names_found(story: OutcomeStory, words: str, by: Practitioner) -> list[str]:
    """Return whose names of the family, as far as she knows them, stand in the words."""
    people = access.facts_of(by, Person, story.case)
    return names_in(words, case=story.case, people=people)


@transaction.atomic
def take_back_story(*, story: OutcomeStory, by: Practitioner) -> OutcomeStory:
    """Record that its owner does not want it told any more; return it."""
    story = _held(story, by=by)
    if story.released_at is None or story.taken_back_at:
        raise NotPossibleNow("This story is not released. Nothing was changed.")
    story.taken_back_at, story.taken_back_by = timezone.now(), by
    story.save(update_fields=["taken_back_at", "taken_back_by"])
    _log(Event.STORY_TAKEN_BACK, story, by=by)
    return story


def _held(story: OutcomeStory, *, by: Practitioner) -> OutcomeStory:
    rows = OutcomeStory.objects.filter(pk=story.pk)
    if not access.visible_facts(by, rows).exists():
        raise AccessDenied("This story is not shared with you.")
    access.check_can_release_story(by, story)
    return rows.select_for_update(no_key=True, of=["self"]).get()


def _log(
    event: audit.EvaluationEvent, story: OutcomeStory, *, by: Practitioner, **more: str
) -> None:
    details = {"category": str(story.category), **more}
    audit.record(event, by=by, case=story.case, target=story.pk, details=details)
