"""Leaving a team, or moving to another: nothing ends until each thing has a holder (R20).

`begin`, `hand_on` kind by kind, `finish`; `call_off` if she stays after all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.commands.passing import PASS
from agencies.commands.teams import join_team, leave_team
from agencies.holding import BY_KEY, goes_along, still_held, teams_kept
from agencies.models import Leaving, Practitioner, RoleName, Team, TeamMembership
from agencies.queries.leaving import part_of, successors
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from lead_professional.commands.handing_over import Note, hand_over
from lead_professional.commands.nominating import Wishes

BEGUN = "A leaving is begun for this place already. Go on with that one."
OVER = "This is over already. Nothing was changed."
NOT_YET = "Something has no other holder yet: {what}. Hand it on first."
OTHER_AGENCY = (
    "This team is of another agency. Let them leave here; that agency invites them."
)
SAME_TEAM = "They work in this team now. Choose another one."
STAYS_NOT = "Choose somebody who stays in the team."
ONE_BY_ONE = "This is handed on one by one, where each is."
THERE_ALREADY = "They have a place in {team} already. Let them leave without a new one."


@dataclass(frozen=True)
class Passed:
    """How many went to a colleague, and why others did not."""

    done: int
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asking:
    """What is asked of one family's next lead: the family's wish, and what to know."""

    pk: UUID
    wish: str
    note: str


@transaction.atomic
def begin(
    *,
    membership: TeamMembership,
    last_day: date,
    to_team: Team | None = None,
    words: str = "",
    by: Practitioner,
) -> Leaving:
    """Begin the leaving of a place: from now on what she holds stands on one page."""
    access.check_can_end_well(by, membership)
    place = TeamMembership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if place.ended_at:
        raise NotPossibleNow("This place has ended already.")
    if last_day < timezone.localdate():
        raise NotPossibleNow("Choose today or a day to come.")
    if place.leavings.filter(finished_at=None, cancelled_at=None).exists():
        raise NotPossibleNow(BEGUN)
    if to_team:
        _check_moves(place, to_team)
        access.check_can_move_into(by, to_team)
    leaving = Leaving.objects.create(
        membership=place,
        last_day=last_day,
        to_team=to_team,
        words=words,
        started_by=by,
    )
    tell(people=[place.practitioner], kind="LEAVING_BEGUN", target=leaving.pk, by=by)
    _log(leaving, "begun", by=by)
    return leaving


def _check_moves(place: TeamMembership, to_team: Team) -> None:
    if to_team.pk == place.team_id:
        raise NotPossibleNow(SAME_TEAM)
    if to_team.agency_id != place.team.agency_id:
        raise NotPossibleNow(OTHER_AGENCY)
    _check_is_not_there(place, to_team)


def _check_is_not_there(place: TeamMembership, to_team: Team) -> None:
    there = to_team.memberships.filter(practitioner=place.practitioner_id)
    if there.filter(ended_at__isnull=True).exists():
        raise NotPossibleNow(THERE_ALREADY.format(team=to_team))


@transaction.atomic
def hand_on(
    *,
    leaving: Leaving,
    key: str,
    keys: Iterable[UUID],
    to: TeamMembership,
    words: str = "",
    by: Practitioner,
) -> Passed:
    """Give things of one kind to a colleague of the team; say which could not go."""
    access.check_can_pass_on(by, leaving)
    leaving = _held(leaving)
    if key not in PASS:
        raise NotPossibleNow(ONE_BY_ONE)
    if not successors(viewer=by, leaving=leaving).filter(pk=to.pk).exists():
        raise NotPossibleNow(STAYS_NOT)
    wanted = set(keys)
    rows = part_of(viewer=by, leaving=leaving, key=key).rows
    chosen = [line for line in rows if line.pk in wanted]
    if not chosen:
        raise NotPossibleNow("This is handed on already. Nothing was changed.")
    refused = []
    for line in chosen:
        try:
            with transaction.atomic():
                PASS[key](line.thing, to, words, by)
        except (NotPossibleNow, AccessDenied) as why:
            refused.append(f"{line.words}: {why}")
    done = len(chosen) - len(refused)
    if not done:
        raise NotPossibleNow("\n".join(dict.fromkeys(refused)))
    if not BY_KEY[key].has_case:
        _log(leaving, "passed", by=by, kind=key, to=str(to.practitioner_id), many=done)
    return Passed(done, tuple(refused))


@transaction.atomic
def ask_to_lead(
    *,
    leaving: Leaving,
    asked: Iterable[Asking],
    to: TeamMembership,
    by: Practitioner,
) -> Passed:
    """Write a hand-over for each family, and ask one colleague; she leads after her yes.

    What the family wishes is asked of each family; nobody is asked where it did not
    agree to her team (R20, as handing over one by one).
    """
    access.check_can_pass_on(by, leaving)
    leaving = _held(leaving)
    if not successors(viewer=by, leaving=leaving).filter(pk=to.pk).exists():
        raise NotPossibleNow(STAYS_NOT)
    rows = part_of(viewer=by, leaving=leaving, key="families-led").rows
    by_key = {line.pk: line for line in rows}
    refused, done = [], 0
    for each in asked:
        line = by_key.get(each.pk)
        if line is None:
            continue
        try:
            with transaction.atomic():
                _ask(line.thing.case, each, to, by=by)
            done += 1
        except (NotPossibleNow, AccessDenied) as why:
            refused.append(f"{line.words}: {why}")
    if not done:
        raise NotPossibleNow("\n".join(refused) or "Write what one family would like.")
    return Passed(done, tuple(refused))


def _ask(case, each: Asking, to: TeamMembership, *, by: Practitioner) -> None:  # type: ignore[no-untyped-def]
    note = Note("LEAVING", each.note, no_meeting_because="Not arranged yet.")
    wishes = Wishes(family=each.wish)
    who, team = to.practitioner, to.team
    hand_over(case=case, note=note, nominee=who, team=team, wishes=wishes, by=by)


@transaction.atomic
def finish(*, leaving: Leaving, by: Practitioner) -> Leaving:
    """End the place with its last day, once each thing has a holder; begin the new one.

    Of a place that somebody ended meanwhile, nothing is left, and nothing begins (R2).
    Raises NotPossibleNow, and says what is left, while something has no other holder.
    """
    access.check_can_end_well(by, leaving.membership)
    leaving = _held(leaving)
    left = still_held(leaving)
    if left:
        what = ", ".join(f"{BY_KEY[k].words.lower()} ({n})" for k, n in left.items())
        raise NotPossibleNow(NOT_YET.format(what=what))
    leaving.finished_at, leaving.finished_by = timezone.now(), by
    leaving.save(update_fields=["finished_at", "finished_by"])
    _take_off_visits(leaving, by=by)
    _end_place(leaving, by=by)
    _log(leaving, "finished", by=by)
    return leaving


def _take_off_visits(leaving: Leaving, *, by: Practitioner) -> None:
    """Whoever goes with her to a family after her last day is told that she does not."""
    for visit in goes_along(leaving, teams_kept(leaving)):
        visit.with_whom.remove(leaving.membership.practitioner)
        who = [visit.practitioner]
        tell(people=who, kind="VISIT_CHANGED", case=visit.case, target=visit.pk, by=by)


def _end_place(leaving: Leaving, *, by: Practitioner) -> None:
    rows = TeamMembership.objects.select_for_update(of=("self",))
    if rows.get(pk=leaving.membership_id).ended_at:
        return
    _end(leaving, by=by)
    if leaving.to_team:
        _begin_there(leaving, leaving.to_team, by=by)


def _end(leaving: Leaving, *, by: Practitioner) -> None:
    """End the place: now if its last day is past, else with that day by itself (R2)."""
    place = leaving.membership
    if leaving.last_day < timezone.localdate():
        leave_team(membership=place, by=by)
        return
    place.ends_on = max(leaving.last_day, place.starts_on)
    place.changed_at, place.changed_by = timezone.now(), by
    place.save(update_fields=["ends_on", "changed_at", "changed_by"])


def _begin_there(leaving: Leaving, team: Team, *, by: Practitioner) -> None:
    """Give the new place, as a practitioner: another role is the agency's to give."""
    old = leaving.membership
    _check_is_not_there(old, team)
    first_day = max(leaving.last_day + timedelta(days=1), timezone.localdate())
    place = join_team(
        practitioner=old.practitioner,
        team=team,
        by=by,
        role=RoleName.PRACTITIONER,
        starts_on=first_day,
    )
    place.employer, place.level = old.employer, old.level
    place.save(update_fields=["employer", "level"])


@transaction.atomic
def call_off(*, leaving: Leaving, by: Practitioner) -> Leaving:
    """She stays: what was handed on stays where it is now."""
    access.check_can_end_well(by, leaving.membership)
    leaving = _held(leaving)
    leaving.cancelled_at, leaving.cancelled_by = timezone.now(), by
    leaving.save(update_fields=["cancelled_at", "cancelled_by"])
    _log(leaving, "called off", by=by)
    return leaving


def end_lapsed_places(*, by: Practitioner | None) -> int:
    """End places whose last day is over, by a finished leaving; return how many."""
    over = Leaving.objects.filter(
        finished_at__isnull=False,
        membership__ended_at__isnull=True,
        membership__ends_on__lt=timezone.localdate(),
    )
    rows = list(over.select_related("membership__practitioner", "finished_by"))
    for each in rows:
        leave_team(membership=each.membership, by=by or each.finished_by)
    return len(rows)


def _held(leaving: Leaving) -> Leaving:
    rows = Leaving.objects.select_for_update(of=("self",)).select_related(
        "membership__practitioner", "membership__team__agency", "to_team"
    )
    held = rows.get(pk=leaving.pk)
    if held.finished_at or held.cancelled_at:
        raise NotPossibleNow(OVER)
    return held


def _log(leaving: Leaving, what: str, *, by: Practitioner, **more: object) -> None:
    place = leaving.membership
    details = {"what": what, "practitioner": str(place.practitioner_id)}
    audit.record(
        audit.AgencyEvent.LEAVING_CHANGED,
        by=by,
        target=leaving.pk,
        details=details | {"team": str(place.team_id)} | more,
    )
