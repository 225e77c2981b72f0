"""Three meetings of the family: one planned, one under way, one closed."""

from django.utils import timezone

from cases.models import Meeting
from information_sharing.categories import Category
from tests.factories.cases_meetings import (
    AgendaItemFactory,
    BringBackFactory,
    InviteeFactory,
    MeetingFactory,
    SaidFactory,
)
from tests.matrix.canaries import FAMILY, canary

SECRET = "no-such-calendar"  # noqa: S105  an address that never was
WORD = canary(Category.PLAN, FAMILY)
UNDER_WAY = (
    "meeting-room",
    "attendance",
    "take-back-something",
    "close-meeting",
)
ITEM = ("meeting-item", "say", "agree-action")


def plant_meeting(family, invited) -> dict:
    """Return a planned meeting with everything that an address may name."""
    meeting = _meeting(family)
    guest = _guest(meeting, invited)
    InviteeFactory(meeting=meeting, family=True, person=family.mother)
    item = AgendaItemFactory(meeting=meeting, heading=WORD)
    return {
        "meeting": meeting,
        "agenda_item": item,
        "invitee": guest,
        "invitation": guest,
        "bring_back": BringBackFactory(meeting=meeting, words=WORD),
        "secret": SECRET,
    }


def meetings_held(family, *, notes_by, invited) -> dict:
    """Return, by route, the meeting that is under way, and the one that is over."""
    now = timezone.now()
    opened = {"note_taker": notes_by, "opened_at": now, "opened_by": notes_by}
    under_way = _meeting(family, status=Meeting.Status.UNDER_WAY, **opened)
    _guest(under_way, notes_by, came=True)
    _guest(under_way, invited, came=True)
    item = AgendaItemFactory(meeting=under_way, heading=WORD, agreed=WORD)
    SaidFactory(item=item, invitee=under_way.invitees.first(), words=WORD)
    over = _meeting(
        family,
        status=Meeting.Status.CLOSED,
        closed_at=now,
        closed_by=notes_by,
        no_next_because=WORD,
        **opened,
    )
    AgendaItemFactory(meeting=over, heading=WORD, agreed=WORD)
    minutes = {"invitee": _guest(over, invited, came=True)}
    return {
        **{f"cases:{name}": {"meeting": under_way} for name in UNDER_WAY},
        **{f"cases:{name}": {"agenda_item": item} for name in ITEM},
        "cases:minutes": minutes,
    }


def end_meetings(case, *, because, by) -> None:
    """End what is under way: no case closes meanwhile."""
    case.meetings.filter(status=Meeting.Status.UNDER_WAY).update(
        status=Meeting.Status.CLOSED,
        closed_at=timezone.now(),
        closed_by=by,
        no_next_because=because,
    )


def _meeting(family, **fields):
    return MeetingFactory(case=family.case, place=WORD, **fields)


def _guest(meeting, practitioner, **fields):
    team = practitioner.memberships.get().team
    return InviteeFactory(
        meeting=meeting,
        membership=None,
        practitioner=practitioner,
        team=team,
        support_needs=WORD,
        **fields,
    )
