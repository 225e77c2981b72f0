"""What two people talk about, one's own thoughts, and stories from which others learn."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import (
    Agency,
    PracticeStory,
    Practitioner,
    Reflection,
    Supervision,
    WorkExchange,
)
from cases.commands.chronology import add_contact
from cases.models import Case, Contact
from cases.notes import Note, Subject
from cases.queries.notes import desk_for
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.roles import Permission

CHANGED = audit.AgencyEvent.LEARNING_CHANGED


@dataclass(frozen=True)
class Talk:
    """When two people talked, of which kind, what was said and agreed, and when again."""

    kind: str
    held_on: date
    words: str
    agreed: str = ""
    next_on: date | None = None


@transaction.atomic
def write_supervision(
    *,
    supervisor: Practitioner,
    supervisee: Practitioner,
    talk: Talk,
    by: Practitioner,
) -> Supervision:
    """Write down a talk of two people; one of the two writes it."""
    if by.pk not in {supervisor.pk, supervisee.pk} or supervisor == supervisee:
        raise AccessDenied("Write down only what you yourself talked about.")
    if talk.held_on > timezone.localdate():
        raise NotPossibleNow("Choose today or a day in the past.")
    row = Supervision.objects.create(
        supervisor=supervisor, supervisee=supervisee, written_by=by, **vars(talk)
    )
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "supervision"})
    return row


@transaction.atomic
def confirm_supervision(*, supervision: Supervision, by: Practitioner) -> Supervision:
    """The other of the two says that it was so; nothing is changed afterwards."""
    access.check_can_read_supervision(by, supervision)
    if by.pk == supervision.written_by_id:
        raise AccessDenied("The other of the two says whether it was so.")
    if supervision.confirmed_at:
        raise NotPossibleNow("This is confirmed already.")
    supervision.confirmed_at, supervision.confirmed_by = timezone.now(), by
    supervision.save(update_fields=["confirmed_at", "confirmed_by"])
    audit.record(CHANGED, by=by, target=supervision.pk, details={"what": "confirmed"})
    return supervision


@transaction.atomic
def copy_decision(
    *, supervision: Supervision, case: Case, words: str, by: Practitioner
) -> Contact:
    """Write what was decided about a family into its record, and nowhere else.

    She must be able to write there herself; the talk keeps only how many were copied.
    """
    access.check_can_read_supervision(by, supervision)
    teams = desk_for(viewer=by, case=case).teams
    note = Note(kind=Contact.Kind.NOTE, happened_on=supervision.held_on, fact=words)
    subject = Subject(None, Category.CHRONOLOGY)
    entry = add_contact(case=case, note=note, subject=subject, team=teams[0], by=by)
    supervision.decisions_copied += 1
    supervision.save(update_fields=["decisions_copied"])
    return entry


@transaction.atomic
def write_reflection(
    *,
    title: str,
    words: str,
    shared_with: Practitioner | None,
    by: Practitioner,
    reflection: Reflection | None = None,
) -> Reflection:
    """Write or change one's own thoughts; shared with one person, or with nobody."""
    if reflection:
        access.check_can_change_reflection(by, reflection)
    row = reflection or Reflection(written_by=by)
    if shared_with == by:
        shared_with = None
    row.title, row.words, row.shared_with = title, words, shared_with
    if reflection:
        row.changed_at, row.changed_by = timezone.now(), by
    row.save()
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "reflection"})
    return row


@dataclass(frozen=True)
class StoryWords:
    """A story of practice: what it is, what happened, what helped; no family in it."""

    title: str
    kind: str
    areas: list[str]
    words: str
    what_helped: str = ""


@transaction.atomic
def tell_story(
    *, story: StoryWords, agencies: list[Agency], by: Practitioner
) -> PracticeStory:
    """Write a story of practice; somebody else releases it."""
    row = PracticeStory.objects.create(written_by=by, **vars(story))
    row.agencies.set(agencies)
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "story"})
    return row


@transaction.atomic
def release_story(*, story: PracticeStory, by: Practitioner) -> PracticeStory:
    """Let everybody read a story, once a second person has read it for names."""
    access.check_has(by, Permission.ARRANGE_TRAINING)
    if by.pk == story.written_by_id:
        raise AccessDenied("Somebody else reads it first, and releases it.")
    if story.released_at or story.withdrawn_at:
        raise NotPossibleNow("This story is released already, or taken back.")
    story.released_at, story.released_by = timezone.now(), by
    story.save(update_fields=["released_at", "released_by"])
    audit.record(CHANGED, by=by, target=story.pk, details={"what": "story released"})
    return story


@transaction.atomic
def take_story_back(*, story: PracticeStory, by: Practitioner) -> PracticeStory:
    """Take a story back: its writer, or whoever releases stories."""
    if by.pk != story.written_by_id:
        access.check_has(by, Permission.ARRANGE_TRAINING)
    if story.withdrawn_at:
        raise NotPossibleNow("This story is taken back already.")
    story.withdrawn_at, story.withdrawn_by = timezone.now(), by
    story.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(CHANGED, by=by, target=story.pk, details={"what": "story taken back"})
    return story


@dataclass(frozen=True)
class Exchange:
    """Time in another agency: of which kind, with whom, how many half days, from when."""

    kind: str
    host: Agency
    half_days: int
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def arrange_exchange(*, exchange: Exchange, by: Practitioner) -> WorkExchange:
    """Enter one's own time in another agency."""
    row = WorkExchange.objects.create(practitioner=by, arranged_by=by, **vars(exchange))
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "exchange"})
    return row


@transaction.atomic
def end_exchange(
    *, exchange: WorkExchange, learnt: str, by: Practitioner
) -> WorkExchange:
    """Say that it is over, and what it taught."""
    if exchange.practitioner_id != by.pk:
        raise AccessDenied("This is somebody else's.")
    if exchange.ended_at:
        raise NotPossibleNow("This is over already.")
    exchange.learnt = learnt
    exchange.ended_at, exchange.ended_by = timezone.now(), by
    exchange.save(update_fields=["learnt", "ended_at", "ended_by"])
    audit.record(CHANGED, by=by, target=exchange.pk, details={"what": "exchange over"})
    return exchange
