"""New births: entered, visited or not, registered; and removed after a year."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.chronology import add_contact
from cases.commands.registration import register_family
from cases.list_locks import hold_list
from cases.models import Birth, Case, Contact, ImportRow, Person
from cases.nhs_numbers import is_nhs_number
from cases.notes import Note, Subject
from cases.queries.birth_doubles import SAME_NUMBER, doubles_in
from cases.queries.births import with_state
from config.dates import short_date
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow

GONE = "This entry is not on the list any more."
KEPT_FOR = timedelta(days=365)
VISIT = "First visit after the birth."
NO_WORDS: dict[str, Any] = dict.fromkeys(
    (
        "given_name",
        "family_name",
        "parent_name",
        "nhs_number",
        "lines",
        "postcode",
        "telephone",
        "words",
    ),
    "",
)


@transaction.atomic
def add_birth(*, team: Team, fields: dict[str, Any], by: Practitioner) -> Birth:
    """Enter a birth that the team was told of; return it.

    Raises AccessDenied, and NotPossibleNow for a number or a date that cannot be, or a
    number that is on the list.
    """
    access.check_can_keep(by, team)
    hold_list(team)
    _check_makes_sense(fields)
    if doubles_in(team, [fields], viewer=by).why(fields) == SAME_NUMBER:
        raise NotPossibleNow(SAME_NUMBER)
    birth = Birth.objects.create(team=team, recorded_by=by, **fields)
    audit.record(audit.Event.NEW_BIRTH_ADDED, by=by, target=birth.pk)
    return birth


def _check_makes_sense(fields: dict[str, Any]) -> None:
    if fields["nhs_number"] and not is_nhs_number(fields["nhs_number"]):
        raise NotPossibleNow("That is not an NHS number.")
    if not fields["born_on"] <= fields["told_on"] <= timezone.localdate():
        raise NotPossibleNow("Your team was told from the day of birth to today.")
    if fields["born_on"] < timezone.localdate() - KEPT_FOR:
        raise NotPossibleNow("The list keeps nobody longer than 12 months.")


@transaction.atomic
def correct_birth(
    *, birth: Birth, known: dict[str, Any], fields: dict[str, Any], by: Practitioner
) -> Birth:
    """Put right what an entry says; `known` is what it said to whoever puts it right.

    The log says which parts. An entry from a file stays when the file is undone.
    """
    hold_list(birth.team)
    birth = _held(birth, by)
    _check_may_be_corrected(birth, known, fields)
    doubles = doubles_in(birth.team, [fields], viewer=by, beside=birth)
    if doubles.why(fields) == SAME_NUMBER:
        raise NotPossibleNow(SAME_NUMBER)
    changed = sorted(name for name in fields if fields[name] != known[name])
    for name in changed:
        setattr(birth, name, fields[name])
    birth.save(update_fields=changed)
    ImportRow.objects.filter(birth=birth, status=ImportRow.Status.DONE).update(
        status=ImportRow.Status.KEPT
    )
    audit.record(
        audit.Event.NEW_BIRTH_CORRECTED,
        by=by,
        target=birth.pk,
        details={"changed": changed},
    )
    return birth


def _check_may_be_corrected(
    birth: Birth, known: dict[str, Any], fields: dict[str, Any]
) -> None:
    if birth.registered_at:
        raise NotPossibleNow("The family is registered: correct it in their record.")
    if any(getattr(birth, name) != said for name, said in known.items()):
        raise NotPossibleNow(
            "Somebody else has changed this entry at the same moment. Save again."
        )
    _check_makes_sense(fields)
    if birth.visited_on and birth.visited_on < fields["born_on"]:
        raise NotPossibleNow(
            "The first visit is recorded on a day before this date of birth."
        )


@transaction.atomic
def settle_birth(
    *, birth: Birth, outcome: str, visited_on: date | None = None, by: Practitioner
) -> Birth:
    """Record the visit, or why there is none; return the entry.

    Of somebody who is registered, the visit is a contact in her record.
    """
    birth = _held(birth, by)
    if birth.outcome:
        raise NotPossibleNow("Somebody has recorded this. Take it back if it is wrong.")
    visited = outcome == Birth.Outcome.VISITED
    _check_visit(birth, visited_on if visited else birth.born_on)
    birth.outcome, birth.visited_on = outcome, visited_on if visited else None
    birth.settled_at, birth.settled_by = timezone.now(), by
    birth.save(update_fields=["outcome", "visited_on", "settled_at", "settled_by"])
    if visited and birth.case and birth.person and visited_on:
        note = Note(Contact.Kind.VISIT, visited_on, VISIT, child_seen=True)
        subject = Subject(birth.person, Category.CHRONOLOGY)
        add_contact(case=birth.case, note=note, subject=subject, team=birth.team, by=by)
        return birth
    _log(audit.Event.NEW_BIRTH_SETTLED, birth, by, outcome=outcome)
    return birth


def settle_moved(*, case: Case, by: Practitioner) -> None:
    """Nobody is sent to visit a family that another area took over.

    Part of a command that has checked, holds the case, and writes the log.
    """
    waiting = Birth.objects.filter(case=case, outcome="")
    waiting.update(
        outcome=Birth.Outcome.MOVED, settled_at=timezone.now(), settled_by=by
    )


def _check_visit(birth: Birth, visited_on: date | None) -> None:
    if visited_on is None or not birth.born_on <= visited_on <= timezone.localdate():
        raise NotPossibleNow("The visit was between the day of birth and today.")


@transaction.atomic
def reopen_birth(*, birth: Birth, by: Practitioner) -> Birth:
    """Take back what was recorded of the visit; the entry waits again."""
    birth = _held(birth, by)
    if birth.case and birth.outcome == Birth.Outcome.VISITED:
        raise NotPossibleNow(
            "The visit is in the family's chronology: correct it there."
        )
    if not birth.outcome:
        raise NotPossibleNow("Nothing is recorded that could be taken back.")
    birth.outcome, birth.visited_on = "", None
    birth.settled_at = birth.settled_by = None
    birth.save(update_fields=["outcome", "visited_on", "settled_at", "settled_by"])
    _log(audit.Event.NEW_BIRTH_SETTLED, birth, by, outcome="")
    return birth


@transaction.atomic
def note_try(*, birth: Birth, words: str, by: Practitioner) -> Birth:
    """Add a line about a try to reach the family; the earlier lines stay (R18)."""
    birth = _held(birth, by)
    if birth.registered_at:
        raise NotPossibleNow("The family is registered: write it in their chronology.")
    line = f"{short_date(timezone.localdate())}: {words.strip()}"
    birth.words = f"{birth.words}\n{line}".strip()
    birth.save(update_fields=["words"])
    _log(audit.Event.NEW_BIRTH_TRIED, birth, by)
    return birth


@transaction.atomic
def register_birth(
    *, birth: Birth, people: list[dict], home: dict, by: Practitioner
) -> Case:
    """Register the family of an entry; return the case. The entry's words go.

    A visit, and the tries, become contacts in the new record: nothing is lost.
    """
    birth = _held(birth, by)
    if birth.registered_at:
        raise NotPossibleNow("This family was registered meanwhile.")
    if people[0]["kind"] != Person.Kind.CHILD:
        raise NotPossibleNow("The child of this entry is born: say so.")
    case = register_family(team=birth.team, people=people, home=home, by=by)
    child = case.people.filter(kind=Person.Kind.CHILD).earliest("recorded_at")
    _carry_over(birth, child, by)
    changes = {"case": case, "person": child, "born_on": child.born_on, **NO_WORDS}
    changes |= {"registered_at": timezone.now(), "registered_by": by}
    for name, value in changes.items():
        setattr(birth, name, value)
    birth.save(update_fields=sorted(changes))
    return case


def _carry_over(birth: Birth, child: Person, by: Practitioner) -> None:
    said = []
    if birth.visited_on:
        said.append((Contact.Kind.VISIT, birth.visited_on, VISIT, True))
    if birth.words:
        said.append((Contact.Kind.NOTE, timezone.localdate(), birth.words, False))
    Contact.objects.bulk_create(
        Contact(
            case=child.case,
            person=child,
            kind=kind,
            happened_on=day,
            fact=fact,
            child_seen=seen,
            team=birth.team,
            written_by=by,
        )
        for kind, day, fact, seen in said
    )


def _held(birth: Birth, by: Practitioner) -> Birth:
    """Return the entry as it stands now, held, if it is hers to work with."""
    rows = Birth.objects.select_related("team", "case", "person")
    held = rows.select_for_update(no_key=True, of=("self",)).filter(pk=birth.pk).first()
    if held is None:
        raise NotPossibleNow(GONE)
    access.check_can_keep(by, held.team)
    if held.person and not access.can_see_person(by, held.person):
        raise AccessDenied("This family's record is not shared with you.")
    return held


def _log(event: audit.Event, birth: Birth, by: Practitioner, **more: str) -> None:
    audit.record(event, by=by, case=birth.case, target=birth.pk, details=more)


@transaction.atomic
def remove_old_births(*, by: Practitioner | None = None) -> int:
    """Remove entries of children born a year ago who were never registered.

    How many stood how is kept in the log, by team: figures, nobody's name.
    """
    day = timezone.localdate() - KEPT_FOR
    old = Birth.objects.filter(born_on__lt=day, registered_at__isnull=True)
    stood = Counter(with_state(old).values_list("team", "state"))
    for team in {team for team, _ in stood}:
        figures = {state: n for (of, state), n in stood.items() if of == team}
        audit.record(
            audit.Event.NEW_BIRTHS_REMOVED, by=by, target=team, details=figures
        )
    removed, _ = old.delete()
    return removed
