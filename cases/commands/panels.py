"""Panels: who sits, when they meet, what is put to them, and what they decide and why."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Centre, Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Case, Panel, PanelItem, PanelMeeting, PanelMember
from cases.states import PANEL_ITEM
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

Outcome = PanelItem.Outcome
OVER = "This meeting is closed. Choose a later one."
TWICE = "There is one like this already."
NO_LATER_DAY = (
    "The panel has no later day yet. The centre's manager sets one; then put this off."
)
NOBODY_HEARS = (
    "Nobody on this panel may hear of this family. Ask the family first whether the "
    "plan may be shared with the team of a member."
)
ENDED = "This panel has ended. Nothing was changed."
STILL_MEETS = "The panel has a meeting that is not closed. Close it first."
CHAIRED = "Somebody chairs this panel already. End that seat first."
STILL_WAITING = "Something on the list is not decided yet. Decide it, or put it off."


@dataclass(frozen=True)
class Decision:
    """What a panel decided: what else was considered, and why it came to this."""

    outcome: str
    options: str
    reason: str
    to_team: Team | None = None


@transaction.atomic
def set_up_panel(*, centre: Centre, name: str, purpose: str, by: Practitioner) -> Panel:
    """Set up a panel of a centre, with its purpose in plain words; return it."""
    access.check_can_set_up(by, centre)
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    if Panel.objects.filter(centre=centre, name=name, ended_at=None).exists():
        raise NotPossibleNow(TWICE)
    panel = Panel.objects.create(
        centre=centre, name=name, purpose=purpose, set_up_by=by
    )
    _log(panel, by)
    return panel


@transaction.atomic
def seat_member(
    *,
    panel: Panel,
    practitioner: Practitioner,
    team: Team,
    is_chair: bool = False,
    by: Practitioner,
) -> PanelMember:
    """Give somebody a seat for a team of hers, one of them in the chair.

    Neither opens a record.
    """
    panel = _held(panel, by)
    if not access.people_of_team(team).filter(pk=practitioner.pk).exists():
        raise NotPossibleNow("They do not work in this team.")
    said = {"panel": panel, "practitioner": practitioner, "left_at": None}
    if PanelMember.objects.filter(**said).exists():
        raise NotPossibleNow("They sit on this panel already.")
    if is_chair and panel.members.filter(is_chair=True, left_at=None).exists():
        raise NotPossibleNow(CHAIRED)
    seat = PanelMember.objects.create(
        **said, team=team, is_chair=is_chair, joined_by=by
    )
    _log(panel, by, member=str(practitioner.pk))
    return seat


@transaction.atomic
def end_seat(*, seat: PanelMember, by: Practitioner) -> PanelMember:
    """Let somebody leave a panel; that she sat there is kept."""
    panel = _held(seat.panel, by)
    if not seat.left_at:
        seat.left_at, seat.left_by = timezone.now(), by
        seat.save(update_fields=["left_at", "left_by"])
        _log(panel, by, left=str(seat.practitioner_id))
    return seat


@transaction.atomic
def end_panel(*, panel: Panel, by: Practitioner) -> Panel:
    """End a panel that has nothing left to do; what it decided stays on record."""
    panel = _held(panel, by)
    if PanelMeeting.objects.filter(panel=panel, closed_at=None).exists():
        raise NotPossibleNow(STILL_MEETS)
    waiting = PanelItem.objects.filter(meeting__panel=panel, outcome=Outcome.WAITING)
    if waiting.exclude(case__status=Case.Status.CLOSED).exists():
        raise NotPossibleNow(STILL_WAITING)
    panel.ended_at, panel.ended_by = timezone.now(), by
    panel.save(update_fields=["ended_at", "ended_by"])
    _log(panel, by, ended=str(panel.pk))
    return panel


@transaction.atomic
def plan_sitting(*, panel: Panel, held_on: date, by: Practitioner) -> PanelMeeting:
    """Say on which day a panel meets."""
    panel = _held(panel, by)
    if held_on < timezone.localdate():
        raise NotPossibleNow("Choose today or a later day.")
    if PanelMeeting.objects.filter(panel=panel, held_on=held_on).exists():
        raise NotPossibleNow("The panel meets on that day already.")
    meeting = PanelMeeting.objects.create(panel=panel, held_on=held_on, planned_by=by)
    _log(panel, by, meeting=str(meeting.pk))
    return meeting


@transaction.atomic
def close_sitting(*, meeting: PanelMeeting, by: Practitioner) -> PanelMeeting:
    """Close a sitting once everything on its list is decided or put off.

    A case that was closed meanwhile takes no decision, and keeps nobody waiting.
    """
    panel = _held(meeting.panel, by)
    meeting = PanelMeeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if meeting.closed_at:
        raise NotPossibleNow(OVER)
    waiting = meeting.items.filter(outcome=Outcome.WAITING)
    if waiting.exclude(case__status=Case.Status.CLOSED).exists():
        raise NotPossibleNow(STILL_WAITING)
    meeting.closed_at, meeting.closed_by = timezone.now(), by
    meeting.save(update_fields=["closed_at", "closed_by"])
    _log(panel, by, closed=str(meeting.pk))
    return meeting


@transaction.atomic
def put_to_panel(
    *, case: Case, meeting: PanelMeeting, words: str, by: Practitioner
) -> PanelItem:
    """Put a family on the list of a sitting; only who sees its plan hears of it."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    meeting = PanelMeeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if meeting.closed_at:
        raise NotPossibleNow(OVER)
    if meeting.items.filter(case=case).exists():
        raise NotPossibleNow("This family is on that list already.")
    seats = PanelMember.objects.filter(panel=meeting.panel_id, left_at=None)
    if not access.who_hears(case, seats.values_list("practitioner", flat=True)):
        raise NotPossibleNow(NOBODY_HEARS)
    referral = access.referrals_held(by).filter(case=case).first()
    item = PanelItem.objects.create(
        case=case, meeting=meeting, referral=referral, words=words, put_by=by
    )
    audit.record(audit.Event.PANEL_ITEM_PUT, by=by, case=case, target=item.pk)
    return item


@transaction.atomic
def decide_item(*, item: PanelItem, decision: Decision, by: Practitioner) -> PanelItem:
    """Record what the panel decided, what else it considered, and why (P42).

    What is put off goes on the list of the next sitting, in the same words. A team that it names is told nothing by this: sharing is the family's to decide.
    """
    access.check_can_decide(by, item)
    hold_open_case(item.case)
    item = PanelItem.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=item.pk
    )
    PANEL_ITEM.check(item.outcome, decision.outcome)
    if (decision.outcome == Outcome.ALLOCATED) != bool(decision.to_team):
        raise NotPossibleNow("Name the team if it is allocated, and only then.")
    if decision.outcome == Outcome.LATER:
        _put_on_the_next(item)
    for name, value in vars(decision).items():
        setattr(item, name, value)
    item.decided_at, item.decided_by = timezone.now(), by
    item.save(update_fields=[*vars(decision), "decided_at", "decided_by"])
    details = {"outcome": str(decision.outcome)}
    event = audit.Event.PANEL_ITEM_DECIDED
    audit.record(event, by=by, case=item.case, target=item.pk, details=details)
    return item


def _put_on_the_next(item: PanelItem) -> None:
    later = PanelMeeting.objects.select_for_update(no_key=True).filter(
        panel=item.meeting.panel_id,
        held_on__gt=item.meeting.held_on,
        closed_at=None,
    )
    meeting = later.order_by("held_on").first()
    if meeting is None:
        raise NotPossibleNow(NO_LATER_DAY)
    said = {name: getattr(item, name) for name in ("referral", "words", "put_by")}
    PanelItem.objects.get_or_create(case=item.case, meeting=meeting, defaults=said)


def _held(panel: Panel, by: Practitioner) -> Panel:
    access.check_can_set_up(by, panel.centre)
    held = Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)
    if held.ended_at:
        raise NotPossibleNow(ENDED)
    return held


def _log(panel: Panel, by: Practitioner, **more: str) -> None:
    audit.record(audit.Event.PANEL_CHANGED, by=by, target=panel.pk, details=more)
