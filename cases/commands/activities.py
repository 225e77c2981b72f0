"""A session and its sheet: who came, entered once, and nothing vanishes (R18)."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.chronology import add_contact, correct_contact
from cases.models import Activity, Case, Contact, Person, Session, SignIn
from cases.notes import Note, Subject
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow

MISTAKE = "Did not come to this session."
WHY = "Entered on the sheet by mistake."
MOST_ADULTS = 20
COMPLETE = (
    "The sheet of this session is complete. A manager of the team can open it again."
)


@transaction.atomic
def add_activity(
    *, team: Team, name: str, kind: str, place: str = "", by: Practitioner
) -> Activity:
    """Add something that this team of hers runs again and again."""
    access.check_can_keep(by, team)
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    if team.activities.filter(name=name, ended_at__isnull=True).exists():
        raise NotPossibleNow("Your team has an activity of this name already.")
    added: Activity = team.activities.create(
        name=name, kind=kind, place=place, recorded_by=by
    )
    audit.record(audit.Event.ACTIVITY_ADDED, by=by, target=added.pk)
    return added


@transaction.atomic
def end_activity(*, activity: Activity, by: Practitioner) -> Activity:
    """End an activity; its sessions and sheets stay."""
    access.check_can_keep(by, activity.team)
    activity = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if activity.ended_at:
        raise NotPossibleNow("This activity has ended already.")
    activity.ended_at, activity.ended_by = timezone.now(), by
    activity.save(update_fields=["ended_at", "ended_by"])
    audit.record(audit.Event.ACTIVITY_ENDED, by=by, target=activity.pk)
    return activity


@transaction.atomic
def open_session(
    *, activity: Activity, held_on: date, begins: time | None = None, by: Practitioner
) -> Session:
    """Return the session of this activity on that day: the one there, or a new one."""
    access.check_can_keep(by, activity.team)
    if held_on > timezone.localdate():
        raise NotPossibleNow("Choose today or a day in the past.")
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    when = {"held_on": held_on, "begins": begins}
    there = activity.sessions.filter(**when).first()
    if there:
        return there
    if activity.ended_at:
        raise NotPossibleNow("This activity has ended.")
    session: Session = activity.sessions.create(opened_by=by, **when)
    audit.record(audit.Event.SESSION_OPENED, by=by, target=session.pk)
    return session


@transaction.atomic
def sign_in_child(
    *,
    session: Session,
    person: Person,
    by: Practitioner,
    source: str,
    adults: int = 1,
) -> SignIn:
    """Enter a child in her sight on the sheet; it is a contact in the child's record.

    Raises AccessDenied where the child is not shared for writing, and NotPossibleNow
    for a child who is there already, a closed case and a day to come.
    """
    session = hold_sheet(session=session, by=by)
    contact = _contact(session, person, by)
    line: SignIn = session.sign_ins.create(
        case=person.case,
        person=person,
        contact=contact,
        adults=_adults(adults),
        source=source,
        signed_by=by,
    )
    return line


@transaction.atomic
def sign_in_name(
    *,
    session: Session,
    name: str,
    number: str,
    adults: int,
    by: Practitioner,
    source: str,
) -> SignIn:
    """Enter a name as it was typed; it stands on the team's own sheet only."""
    session = hold_sheet(session=session, by=by)
    name = " ".join(name.split())
    if not name:
        raise NotPossibleNow("Enter a name.")
    line: SignIn = session.sign_ins.create(
        name=name,
        number=number.strip().upper(),
        adults=_adults(adults),
        source=source,
        signed_by=by,
    )
    audit.record(audit.Event.SHEET_WRITTEN, by=by, target=session.pk)
    return line


@transaction.atomic
def know_as(*, sign_in: SignIn, person: Person, by: Practitioner) -> SignIn:
    """Say which child a typed line is: it becomes her contact, and the name goes.

    On a complete sheet too: nobody more has come, a family has registered.
    """
    session = _held(sign_in.session, by)
    line = _standing(sign_in)
    if line.person_id:
        raise NotPossibleNow("This line is of a known child already.")
    line.contact = _contact(session, person, by)
    line.case, line.person, line.name, line.number = person.case, person, "", ""
    line.save()
    return line


@transaction.atomic
def strike(*, sign_in: SignIn, by: Practitioner) -> SignIn:
    """Take a line off the sheet: entered by mistake. A contact is corrected."""
    session = hold_sheet(session=sign_in.session, by=by)
    line = _standing(sign_in)
    if line.contact:
        note = Note(Contact.Kind.NOTE, session.held_on, MISTAKE)
        latest = _latest(line.contact)
        correct_contact(contact=latest, note=note, reason=WHY, by=by)
    else:
        audit.record(audit.Event.SHEET_LINE_STRUCK, by=by, target=session.pk)
    line.struck_at, line.struck_by = timezone.now(), by
    line.save(update_fields=["struck_at", "struck_by"])
    return line


def hold_sheet(*, session: Session, by: Practitioner) -> Session:
    """Return the session, held to be written on, unless its sheet is complete."""
    held = _held(session, by)
    if held.closed_at:
        raise NotPossibleNow(COMPLETE)
    return held


def _held(session: Session, by: Practitioner) -> Session:
    """Return the session, held: two people with one sheet enter a child once."""
    access.check_can_keep(by, session.activity.team)
    rows = Session.objects.select_related("activity__team")
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=session.pk)


def _standing(sign_in: SignIn) -> SignIn:
    line = SignIn.objects.get(pk=sign_in.pk)
    if line.struck_at:
        raise NotPossibleNow("This line was taken off the sheet.")
    return line


def _contact(session: Session, person: Person, by: Practitioner) -> Contact:
    team, category = session.activity.team, Category.CHRONOLOGY
    access.check_can_write(by, person.case, category, person)
    if not person.is_child:
        raise NotPossibleNow("Only a child, born or expected, stands on the sheet.")
    if session.sign_ins.filter(person=person, struck_at__isnull=True).exists():
        raise NotPossibleNow("This child is on the sheet already.")
    note = Note(
        Contact.Kind.SESSION,
        session.held_on,
        _fact(session.activity, person.case),
        time_of_day=session.begins,
        child_seen=person.kind == Person.Kind.CHILD,
    )
    subject = Subject(person, category)
    return add_contact(case=person.case, note=note, subject=subject, team=team, by=by)


def _fact(activity: Activity, case: Case) -> str:
    """Return what happened; never the activity's name, nor a sensitive team's (R13)."""
    here = case.involvements.filter(team=activity.team, is_sensitive=True)
    if activity.team.is_sensitive or here.exists():
        return "Came to a session."
    return f"Came to a session: {activity.get_kind_display().lower()}."


def _adults(adults: int) -> int:
    if not 0 <= adults <= MOST_ADULTS:
        raise NotPossibleNow(f"Enter how many adults came, up to {MOST_ADULTS}.")
    return adults


def _latest(contact: Contact) -> Contact:
    later = Contact.objects.filter(replaces=contact).first()
    return _latest(later) if later else contact
