"""Two people at one meeting: the second waits, then sees what the first has done."""

from cases.locks import hold_open_case
from cases.models import AgendaItem, Invitee, Meeting
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

Status = Meeting.Status


def hold_meeting(meeting: Meeting) -> Meeting:
    """Return the meeting of an open case as it stands now, held by this request."""
    case = hold_open_case(meeting.case)
    held = Meeting.objects.select_for_update(no_key=True, of=["self"])
    found = held.select_related("note_taker").get(pk=meeting.pk)
    found.case = case
    return found


def hold_meeting_to_come(meeting: Meeting) -> Meeting:
    """Return the meeting, held, unless it is over or was called off."""
    held = hold_meeting(meeting)
    if held.status in {Status.CLOSED, Status.CANCELLED}:
        word = held.get_status_display().lower()
        raise NotPossibleNow(f"This meeting is {word}. Nothing was changed.")
    return held


def hold_meeting_under_way(meeting: Meeting) -> Meeting:
    """Return the meeting, held, if people sit together now."""
    held = hold_meeting(meeting)
    if held.status != Status.UNDER_WAY:
        word = held.get_status_display().lower()
        raise NotPossibleNow(f"This meeting is {word}. It is written while under way.")
    return held


def hold_item(item: AgendaItem) -> AgendaItem:
    """Return the item as it stands now, held, unless it was taken off the agenda."""
    rows = AgendaItem.objects.select_for_update(no_key=True, of=["self"])
    held = rows.select_related("person").get(pk=item.pk)
    if held.removed_at:
        raise NotPossibleNow("This was taken off the agenda meanwhile.")
    return held


def hold_invitee(invitee: Invitee) -> Invitee:
    """Return who is asked, as it stands now, held, unless taken off the list."""
    rows = Invitee.objects.asked().select_for_update(no_key=True, of=["self"])
    people = rows.select_related("meeting", "person", "practitioner", "team")
    found = people.filter(pk=invitee.pk).first()
    if found is None:
        raise NotPossibleNow("They were taken off the list meanwhile.")
    return found


def version_of(item: AgendaItem) -> str:
    """Return what changes with every change of an item."""
    return item.changed_at.isoformat() if item.changed_at else ""


def check_not_changed(item: AgendaItem, seen: str) -> None:
    """Raise EditedMeanwhile, with what stands now, when somebody changed it since."""
    if version_of(item) != seen:
        raise EditedMeanwhile(item)
