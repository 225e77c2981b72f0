"""Minutes for one named reader, made at once from what was written (R16, P19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agencies.models import Practitioner
from cases.acronyms import ShortForms
from cases.clearing import is_alike, room_of
from cases.models import Action, AgendaItem, BringBack, Invitee, Meeting, Person
from cases.queries.meeting_room import SaidLine, actions_of, said_of
from cases.queries.meetings import GuestLine, guest_lines, guests_known
from cases.queries.minutes import words_in
from config.pdf import render_pdf
from information_sharing import access
from information_sharing.access import Hears
from information_sharing.categories import Category


@dataclass(frozen=True)
class Minute:
    """One item as its reader may know it."""

    item: AgendaItem
    said: tuple[SaidLine, ...]
    actions: tuple[tuple[Action, str], ...]

    @property
    def is_empty(self) -> bool:
        """Return whether the reader finds nothing under this heading."""
        texts = (self.item.family_view, self.item.agreed, self.item.dissent)
        return not (self.said or self.actions or any(texts))


@dataclass(frozen=True)
class Minutes:
    """One meeting for one reader, already without what she may not see."""

    meeting: Meeting
    reference: str
    guests: tuple[GuestLine, ...]
    items: tuple[Minute, ...]
    left_out: bool
    shows_plan: bool
    hears_plan: bool
    taken_back: tuple[BringBack, ...]
    words: ShortForms
    services: access.Services
    made_for: str
    made_by: Practitioner
    made_at: datetime

    @property
    def absent(self) -> tuple[str, ...]:
        """Return who was asked and was not there."""
        return tuple(each.name for each in self.guests if not each.invitee.came)


def minutes_for(invitee: Invitee, *, viewer: Practitioner) -> Minutes:
    """Return the minutes for somebody who was asked, as their maker may see them too.

    What was talked about without somebody is not in the minutes made for her.
    """
    meeting = invitee.meeting
    reader = invitee.practitioner or viewer
    shown = set(_shown(viewer, meeting)) & set(_shown(reader, meeting))
    shown &= _heard(invitee)
    sight = _Sight.of(invitee, viewer)
    items = meeting.agenda.filter(removed_at__isnull=True).select_related("person")
    return Minutes(
        meeting=meeting,
        reference=meeting.case.reference,
        guests=tuple(_guests(invitee, viewer, sight)),
        items=tuple(_minute(item, sight) for item in items if item.pk in shown),
        left_out=any(item.pk not in shown for item in items),
        shows_plan=Category.PLAN in access.visible_categories(reader, meeting.case),
        hears_plan=invitee.companion is None,
        taken_back=_taken_back(viewer, meeting),
        words=words_in(viewer=viewer, meeting=meeting, only=shown),
        services=_services(invitee),
        made_for=str(invitee),
        made_by=viewer,
        made_at=timezone.now(),
    )


def minutes_pdf(minutes: Minutes) -> bytes:
    """Return them as a tagged PDF."""
    return render_pdf(
        "reports/minutes.html",
        {"minutes": minutes, "absent": minutes.absent, **vars(minutes)},
        created=minutes.made_at,
    )


@dataclass(frozen=True)
class _Sight:
    """Whom of the family, and of those asked, both maker and reader may know of.

    A relative knows her family: there it is her maker's sight alone.
    """

    invitee: Invitee
    viewer: Practitioner
    family: frozenset
    guests: frozenset

    @classmethod
    def of(cls, invitee: Invitee, viewer: Practitioner) -> "_Sight":
        both = [viewer, invitee.practitioner or viewer]
        meeting = invitee.meeting
        family = [_family(each, meeting) for each in both]
        known = [guests_known(viewer=each, meeting=meeting) for each in both]
        return cls(
            invitee,
            viewer,
            frozenset(family[0] & family[1]),
            frozenset(known[0] & known[1]),
        )


def _family(reader: Practitioner, meeting: Meeting) -> set:
    rows = access.facts_of(reader, Person, meeting.case)
    return set(rows.values_list("pk", flat=True))


def _services(invitee: Invitee) -> access.Services:
    """Return the names of services for the reader: a relative's are those she met."""
    case, person = invitee.case, invitee.person
    if invitee.practitioner:
        return access.services_for(invitee.practitioner, case)
    there = list(invitee.meeting.invitees.asked().filter(came=True, team__isnull=False))
    kept = (
        access.services_kept_from(person, case)
        if person
        else access.sensitive_services(case)
    )
    return access.services_before(
        case,
        people=[each.practitioner_id for each in there if each.practitioner_id],
        teams=[each.team_id for each in there if each.team_id],
        kept=kept,
    )


def _guests(
    invitee: Invitee, viewer: Practitioner, sight: _Sight
) -> Iterator[GuestLine]:
    """Yield who was asked; to the family no service that it did not meet there (R13).

    No relative whom the reader may not know of, unless they met there.
    """
    of_family = invitee.practitioner is None
    person, case = invitee.person, invitee.case
    kept = access.services_kept_from(person, case) if person else set()
    for line in guest_lines(viewer=viewer, meeting=invitee.meeting):
        team = line.invitee.team_id
        unnamed = of_family and team and (person is None or team in kept)
        met = line.invitee.came and invitee.came
        known = met or line.invitee.pk in sight.guests
        if known and (line.invitee.came or not unnamed):
            yield line


def _shown(reader: Practitioner, meeting: Meeting) -> list:
    rows = access.facts_of(reader, AgendaItem, meeting.case).filter(meeting=meeting)
    return list(rows.values_list("pk", flat=True))


def _heard(invitee: Invitee) -> set:
    """Return the items that this person may hear now, and was not out of the room for.

    Somebody of a service is asked as a reader; a relative or a friend as at the meeting.
    """
    room = room_of(invitee.meeting, with_everybody=True)
    return {
        item.pk
        for item in room.items
        if invitee not in room.unsettled(item) and invitee not in room.leaving(item)
    }


def _taken_back(viewer: Practitioner, meeting: Meeting) -> tuple[BringBack, ...]:
    rows = access.facts_of(viewer, BringBack, meeting.case).filter(meeting=meeting)
    return tuple(rows.select_related("agency"))


def _minute(item: AgendaItem, sight: _Sight) -> Minute:
    actions = actions_of(viewer=sight.viewer, item=item)
    key = sight.invitee.pk
    hears = access.clearance(item.case, [each for each, _ in actions], [sight.invitee])
    return Minute(
        item=item,
        said=tuple(
            line
            if line.said.invitee_id in sight.guests
            else SaidLine(UNKNOWN, line.said)
            for line in said_of(viewer=sight.viewer, item=item)
        ),
        actions=tuple(
            (each, _owner(each, owner, sight))
            for each, owner in actions
            if hears[each.pk, key] == Hears.YES or is_alike(each, item)
        ),
    )


def _owner(action: Action, owner: str, sight: _Sight) -> str:
    hidden = action.owner_person_id and action.owner_person_id not in sight.family
    return UNKNOWN if hidden else owner


UNKNOWN = "One of the family"
