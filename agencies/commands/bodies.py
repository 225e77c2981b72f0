"""Setting up boards and groups, who sits on them, and what members declare."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Body, BodyMember, Interest, Objective, Practitioner
from information_sharing import access, audit
from information_sharing.audit import AgencyEvent
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

CARD = (
    "name", "kind", "reports_to", "is_for", "is_not_for", "resources",
    "who_belongs", "authority", "weeks_between", "quorum",
)  # fmt: skip
SEAT = (
    "practitioner",
    "name",
    "speaks",
    "agency",
    "sector",
    "may",
    "is_chair",
    "deputy",
)
VOICE = ("practitioner", "name", "speaks", "agency", "sector")
"""Who sits there and for whom, as minutes say it."""


@transaction.atomic
def set_up_body(*, said: dict[str, Any], by: Practitioner) -> Body:
    """Set up a board or a group with its purpose card; return it."""
    access.check_can_run_bodies(by, said["centre"])
    _check_name(said["name"], None)
    body = Body(centre=said["centre"], set_up_by=by)
    _put(body, said, CARD)
    body.save()
    return _noted(body, by)


@transaction.atomic
def change_body(*, body: Body, said: dict[str, Any], by: Practitioner) -> Body:
    """Say otherwise what a body is for and what it may do."""
    access.check_can_run_bodies(by, body.centre)
    body = _held(body)
    _check_stands(body)
    _check_name(said["name"], body)
    if said["reports_to"] in _below(body):
        raise NotPossibleNow("It cannot report to itself, or to a group below it.")
    _put(body, said, CARD)
    body.changed_at, body.changed_by = timezone.now(), by
    body.save()
    return _noted(body, by)


@transaction.atomic
def end_body(*, body: Body, by: Practitioner) -> Body:
    """End a body that has nothing left to do; its members are told (notes-001, P34)."""
    access.check_can_run_bodies(by, body.centre)
    body = _held(body)
    _check_stands(body)
    waiting = body.meetings.filter(closed_at=None, cancelled_at=None).exists()
    owed = body.escalations.filter(
        answered_at=None, withdrawn_at=None, passed_on__isnull=True
    ).exists()
    if waiting or owed:
        raise NotPossibleNow(
            "A meeting is planned, or an answer is owed. Close or call off the meeting, "
            "and answer or pass on what waits, first."
        )
    body.ended_at, body.ended_by = timezone.now(), by
    body.save(update_fields=["ended_at", "ended_by"])
    people = access.members_with_accounts(body)
    tell(people=people, kind="BODY_ENDED", by=by, target=body.pk)
    return _noted(body, by)


@transaction.atomic
def seat_body_member(
    *, body: Body, said: dict[str, Any], by: Practitioner
) -> BodyMember:
    """Give somebody a seat, for an agency, a sector or families; return it."""
    access.check_can_run_bodies(by, body.centre)
    body = _held(body)
    _check_stands(body)
    member = BodyMember(body=body, joined_by=by)
    return _seated(member, said, by)


@transaction.atomic
def change_body_member(
    *, member: BodyMember, said: dict[str, Any], by: Practitioner
) -> BodyMember:
    """Say otherwise for whom somebody speaks, what she may do, and who stands in."""
    access.check_can_run_bodies(by, member.body.centre)
    member = _held_seat(member)
    _check_sits(member)
    _check_minutes_stay(member, said)
    return _seated(member, said, by)


@transaction.atomic
def end_body_seat(*, member: BodyMember, by: Practitioner) -> BodyMember:
    """Let somebody leave a body; minutes go on naming her."""
    access.check_can_run_bodies(by, member.body.centre)
    member = _held_seat(member)
    _check_sits(member)
    member.left_at, member.left_by = timezone.now(), by
    member.save(update_fields=["left_at", "left_by"])
    _noted(member.body, by)
    return member


@transaction.atomic
def declare_interest(*, member: BodyMember, words: str, by: Practitioner) -> Interest:
    """Declare an interest of one's own, so that others may weigh what one says."""
    access.check_can_declare_interest(by, member)
    interest = Interest.objects.create(member=member, words=words, declared_by=by)
    _noted(member.body, by)
    return interest


@transaction.atomic
def end_interest(*, interest: Interest, by: Practitioner) -> Interest:
    """Say that an interest stands no longer; it is kept as having been declared."""
    access.check_can_declare_interest(by, interest.member)
    if interest.ended_at:
        raise NotPossibleNow("This interest was ended already.")
    interest.ended_at, interest.ended_by = timezone.now(), by
    interest.save(update_fields=["ended_at", "ended_by"])
    _noted(interest.member.body, by)
    return interest


@transaction.atomic
def set_objective(*, body: Body, said: dict[str, Any], by: Practitioner) -> Objective:
    """Set what a body wants to reach, for which outcome, and which group works on it."""
    access.check_can_keep_meetings(by, body)
    _check_stands(body)
    objective = Objective.objects.create(
        body=body,
        words=said["words"],
        outcome=said["outcome"],
        task_group=said["task_group"],
        set_by=by,
    )
    _noted(body, by)
    return objective


@transaction.atomic
def end_objective(*, objective: Objective, reached: str, by: Practitioner) -> Objective:
    """Say what was reached, or why it was given up; its trace is kept."""
    access.check_can_keep_meetings(by, objective.body)
    if objective.ended_at:
        raise NotPossibleNow("This objective was ended already.")
    objective.reached = reached
    objective.ended_at, objective.ended_by = timezone.now(), by
    objective.save(update_fields=["reached", "ended_at", "ended_by"])
    _noted(objective.body, by)
    return objective


def _put(row: Body | BodyMember, said: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        setattr(row, name, said[name])


def _seated(member: BodyMember, said: dict[str, Any], by: Practitioner) -> BodyMember:
    others = member.body.members.filter(left_at=None).exclude(pk=member.pk)
    who = said["practitioner"]
    if who and others.filter(practitioner=who).exists():
        raise NotPossibleNow(f"{who} sits on this body already. Change that seat.")
    if said["is_chair"]:
        others.filter(is_chair=True).update(is_chair=False)
    _put(member, said, SEAT)
    member.save()
    _noted(member.body, by)
    return member


def _held(body: Body) -> Body:
    """Return a body as it stands, held until all is saved."""
    return Body.objects.select_for_update(of=("self",)).get(pk=body.pk)


def _held_seat(member: BodyMember) -> BodyMember:
    _held(member.body)
    return BodyMember.objects.select_related("body__centre").get(pk=member.pk)


def _check_name(name: str, body: Body | None) -> None:
    same = Body.objects.filter(name=name, ended_at=None)
    if body:
        same = same.exclude(pk=body.pk)
    if same.exists():
        raise NotPossibleNow("There is a body of this name. Choose another name.")


def _check_stands(body: Body) -> None:
    if body.ended_at:
        raise NotPossibleNow("This body has ended. What it decided is kept.")


def _check_sits(member: BodyMember) -> None:
    _check_stands(member.body)
    if member.left_at:
        raise NotPossibleNow("This seat has ended already.")


def _check_minutes_stay(member: BodyMember, said: dict[str, Any]) -> None:
    """Closed minutes say who sat there for whom: that does not change behind them."""
    noted = member.attendances.filter(meeting__closed_at__isnull=False)
    if any(getattr(member, name) != said[name] for name in VOICE) and noted.exists():
        raise NotPossibleNow(
            "Minutes name this seat as it is. End it, and give a new one: who sits there, "
            "and for whom, is then right from now on."
        )


def _below(body: Body) -> set[Body]:
    found, edge = {body}, {body}
    while edge:
        edge = set(Body.objects.filter(reports_to__in=edge)) - found
        found |= edge
    return found


def _noted(body: Body, by: Practitioner) -> Body:
    audit.record(AgencyEvent.BODY_CHANGED, by=by, target=body.pk)
    return body
