"""What becomes of an action: begun, how it goes, another day, another owner (P31)."""

from datetime import date

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_action, hold_open_case
from cases.models import Action, ActionEntry, Person
from cases.owning import (
    check_is_open,
    check_may_see,
    check_of_the_family,
    owner_columns,
)
from cases.queries.owners import Owner, next_owners
from cases.states import ACTION
from config.dates import short_date
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

FAMILY = "Somebody in the family"


@transaction.atomic
def begin(*, action: Action, by: Practitioner) -> Action:
    """Say that an action has begun; return it."""
    action = _held(action, by=by)
    ACTION.check(action.status, Action.Status.STARTED)
    before, action.status = action.get_status_display(), Action.Status.STARTED
    action.save(update_fields=["status"])
    after = action.get_status_display()
    _enter(action, ActionEntry.Kind.PROGRESS, "", before, after, by=by)
    _log(audit.Event.ACTION_PROGRESSED, action, by=by)
    return action


@transaction.atomic
def note_progress(*, action: Action, words: str, by: Practitioner) -> ActionEntry:
    """Write how an action goes; return the entry."""
    action = _held(action, by=by)
    action.progress = words
    action.save(update_fields=["progress"])
    entry = _enter(action, ActionEntry.Kind.PROGRESS, words, by=by)
    _log(audit.Event.ACTION_PROGRESSED, action, by=by)
    return entry


@transaction.atomic
def move(*, action: Action, due_on: date, words: str, by: Practitioner) -> Action:
    """Move an action to another day, with the reason; return it."""
    action = _held(action, by=by)
    if due_on == action.due_on:
        raise NotPossibleNow("It is due on that day already. Choose another day.")
    before, action.due_on = short_date(action.due_on), due_on
    action.save(update_fields=["due_on"])
    _enter(action, ActionEntry.Kind.MOVED, words, before, short_date(due_on), by=by)
    _log(audit.Event.ACTION_MOVED, action, by=by)
    return action


@transaction.atomic
def hand_over(
    *, action: Action, to: Owner, words: str = "", by: Practitioner
) -> Action:
    """Give an action to another owner who may see it; return it (R20).

    Raises NotPossibleNow for an owner who could not read it, or who has it already.
    """
    action = _held(action, by=by)
    if to == action.owner:
        raise NotPossibleNow(f"{to} has it already. Choose somebody else.")
    _check_next_owner(action, to, by=by)
    before = _named(action.owner)
    columns = owner_columns(to)
    for name, owner in columns.items():
        setattr(action, name, owner)
    action.save(update_fields=[*columns])
    _enter(action, ActionEntry.Kind.HANDED_OVER, words, before, _named(to), by=by)
    _tell(action, to, by=by)
    _log(audit.Event.ACTION_HANDED_OVER, action, by=by)
    return action


def _held(action: Action, *, by: Practitioner) -> Action:
    access.check_can_end_action(by, action)
    hold_open_case(action.case)
    action = hold_action(action)
    check_is_open(action)
    return action


def _check_next_owner(action: Action, to: Owner, *, by: Practitioner) -> None:
    if isinstance(to, Person):
        check_of_the_family(action.case, to, by=by)
    readers = next_owners(viewer=by, action=action)
    check_may_see(readers, to, action.category, action.person)


def _named(owner: Owner) -> str:
    """Return a name for the history; who of the family it is, is shown to few."""
    return FAMILY if isinstance(owner, Person) else str(owner)[:200]


def _tell(action: Action, to: Owner, *, by: Practitioner) -> None:
    if isinstance(to, Practitioner):
        kind = "ACTION_HANDED_OVER"
        tell(people=[to], kind=kind, case=action.case, target=action.pk, by=by)


def _enter(
    action: Action,
    kind: str,
    words: str,
    before: str = "",
    after: str = "",
    *,
    by: Practitioner,
) -> ActionEntry:
    return ActionEntry.objects.create(
        case=action.case,
        action=action,
        person=action.person,
        category=action.category,
        kind=kind,
        words=words,
        before=before,
        after=after,
        written_by=by,
    )


def _log(event: audit.Event, action: Action, *, by: Practitioner) -> None:
    details = {"category": str(action.category)}
    audit.record(event, by=by, case=action.case, target=action.pk, details=details)
