"""How each kind of work goes to a colleague: by the house's own rules, none passed over."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from agencies.models import (
    BodyMember,
    Practitioner,
    TeamMembership,
)
from cases.commands import actions, referral_steps, visits
from cases.locks import hold_open_case
from cases.meeting_locks import hold_meeting_to_come
from cases.models import (
    BringBack,
    Case,
    Invitee,
    Meeting,
    Message,
    MessageTo,
    PanelMember,
    Referral,
)
from evaluation.models import Improvement, SelfEvaluationSection
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from lead_professional.commands.covering import Days, name_deputy

SEES_NOT = "{who} does not see this family's {what}. Choose somebody who does."
TWICE = "{who} has a seat there already."
HERSELF = "Nobody answers to herself. Choose another person for {who}."
NO_AUTHOR = "{who} does not write the self-evaluation of {centre}."


def _check_reads(facts: Any, to: TeamMembership, what: str = "plan") -> None:
    if not access.visible_facts(to.practitioner, facts).exists():
        raise NotPossibleNow(SEES_NOT.format(who=to.practitioner, what=what))


def _set(row: Any, field: str, to: TeamMembership, **more: Any) -> None:
    setattr(row, field, to.practitioner)
    for name, value in more.items():
        setattr(row, name, value)
    row.save(update_fields=[field, *more])


def _log(case: Case, row: Any, to: TeamMembership, by: Practitioner) -> None:
    details = {"to": str(to.practitioner_id), "kind": row._meta.model_name}
    event = audit.AgencyEvent.PASSED_ON
    audit.record(event, by=by, case=case, target=row.pk, details=details)


def _action(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
    actions.hand_over(action=row, to=to.practitioner, words=words, by=by)


def _visit(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
    who, team = to.practitioner, to.team
    visits.hand_over_visit(visit=row, to=who, team=team, reason=words, by=by)


def _deputy(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
    starts = max(row.starts_on, timezone.localdate())
    days = Days(starts, row.ends_on, row.because)
    who, team = to.practitioner, to.team
    name_deputy(case=row.case, deputy=who, team=team, days=days, by=by)


def _invitee(row: Invitee, to: TeamMembership, words: str, by: Practitioner) -> None:
    _meeting(row.meeting, to, words, by, instead_of=row.practitioner_id)


def _called(row: Meeting, to: TeamMembership, words: str, by: Practitioner) -> None:
    _meeting(row, to, words, by, instead_of=row.planned_by_id, chairs=True)


def _meeting(
    row: Meeting,
    to: TeamMembership,
    words: str,
    by: Practitioner,
    *,
    instead_of: Any,
    chairs: bool = False,
) -> None:
    _check_reads(Meeting.objects.filter(pk=row.pk), to)
    meeting = hold_meeting_to_come(row)
    old = meeting.invitees.asked().filter(practitioner=instead_of).first()
    chairs = chairs or bool(old and old.is_chair)
    if old:
        _off(old, by)
    asked = meeting.invitees.asked().filter(practitioner=to.practitioner).first()
    if asked is None:
        asked = Invitee.objects.create(
            case=meeting.case,
            meeting=meeting,
            practitioner=to.practitioner,
            team=to.team,
            report_due_on=old.report_due_on if old else None,
            invited_by=by,
        )
        _told(asked, by)
    if chairs:
        meeting.invitees.asked().exclude(pk=asked.pk).update(is_chair=False)
        asked.is_chair = True
        asked.save(update_fields=["is_chair"])
    _log(meeting.case, asked, to, by)


def _told(asked: Invitee, by: Practitioner) -> None:
    people = [asked.practitioner] if asked.practitioner else []
    tell(people=people, kind="MEETING_INVITED", case=asked.case, target=asked.pk, by=by)


def _off(old: Invitee, by: Practitioner) -> None:
    now = timezone.now()
    old.taken_off_at, old.taken_off_by, old.is_chair = now, by, False
    old.save(update_fields=["taken_off_at", "taken_off_by", "is_chair"])
    old.clearings.filter(ended_at__isnull=True).update(ended_at=now, ended_by=by)


def _taken_back(row: BringBack, to: TeamMembership, words: str, by: Any) -> None:
    _check_reads(BringBack.objects.filter(pk=row.pk), to)
    hold_open_case(row.case)
    _set(row, "practitioner", to, agency=to.team.agency)
    _log(row.case, row, to, by)


def _message(row: MessageTo, to: TeamMembership, words: str, by: Any) -> None:
    _check_reads(Message.objects.filter(pk=row.message_id), to, "message")
    _set(row, "practitioner", to, team=to.team if row.team_id else None)
    tell(
        people=[to.practitioner],
        kind="MESSAGE_WRITTEN",
        case=row.case,
        target=row.message_id,
        by=by,
    )
    _log(row.case, row, to, by)


def _question(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
    reached = access.reached_through(to.team_id, row.case, row.category, row.person)
    if to.practitioner_id not in reached:
        raise NotPossibleNow(SEES_NOT.format(who=to.practitioner, what="information"))
    _set(row, "asked_of", to, team=to.team)
    who = [to.practitioner]
    tell(people=who, kind="COLLEAGUE_ASKED", case=row.case, target=row.pk, by=by)
    _log(row.case, row, to, by)


def _need(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
    _check_reads(type(row).objects.filter(pk=row.pk), to)
    hold_open_case(row.case)
    _set(row, "owner", to)
    _log(row.case, row, to, by)


def _involvement(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
    hold_open_case(row.case)
    _set(row, "practitioner", to)
    _log(row.case, row, to, by)


def _referral(row: Referral, to: TeamMembership, words: str, by: Practitioner) -> None:
    if row.status in {Referral.Status.RECEIVED, Referral.Status.ALLOCATED}:
        referral_steps.allocate(referral=row, worker=to.practitioner, by=by)
        return
    access.check_can_hold(by, row)
    _set(row, "worker", to)
    who = [to.practitioner]
    tell(people=who, kind="REFERRAL_ALLOCATED", target=row.pk, by=by)


def _panel_seat(row: PanelMember, to: TeamMembership, words: str, by: Any) -> None:
    taken = PanelMember.objects.filter(panel=row.panel, left_at=None)
    if taken.filter(practitioner=to.practitioner).exists():
        raise NotPossibleNow(TWICE.format(who=to.practitioner))
    row.left_at, row.left_by = timezone.now(), by
    row.save(update_fields=["left_at", "left_by"])
    PanelMember.objects.create(
        panel=row.panel,
        practitioner=to.practitioner,
        team=to.team,
        is_chair=row.is_chair,
        joined_by=by,
    )


SAME = ("body", "speaks", "agency", "sector", "may", "is_chair")


def _body_seat(row: BodyMember, to: TeamMembership, words: str, by: Any) -> None:
    taken = BodyMember.objects.filter(body=row.body, left_at=None)
    if taken.filter(practitioner=to.practitioner).exists():
        raise NotPossibleNow(TWICE.format(who=to.practitioner))
    row.left_at, row.left_by = timezone.now(), by
    row.save(update_fields=["left_at", "left_by"])
    said = {name: getattr(row, name) for name in SAME}
    deputy = None if row.deputy == to.practitioner else row.deputy
    BodyMember.objects.create(
        **said, practitioner=to.practitioner, deputy=deputy, joined_by=by
    )


def _deputy_seat(row: BodyMember, to: TeamMembership, words: str, by: Any) -> None:
    if row.practitioner_id == to.practitioner_id:
        raise NotPossibleNow(TWICE.format(who=to.practitioner))
    _set(row, "deputy", to)


def _owned(field: str) -> Callable[..., None]:
    def passed(row: Any, to: TeamMembership, words: str, by: Practitioner) -> None:
        _set(row, field, to)

    return passed


def _answers_to(field: str) -> Callable[..., None]:
    def passed(row: TeamMembership, to: TeamMembership, words: str, by: Any) -> None:
        if row.practitioner_id == to.practitioner_id:
            raise NotPossibleNow(HERSELF.format(who=row.practitioner))
        _set(row, field, to, changed_at=timezone.now(), changed_by=by)

    return passed


def _section(
    row: SelfEvaluationSection, to: TeamMembership, words: str, by: Any
) -> None:
    _check_evaluates(to, row.self_evaluation.centre)
    _set(row, "assigned_to", to)


def _priority(row: Improvement, to: TeamMembership, words: str, by: Any) -> None:
    _set(row, "owner_practitioner", to)


def _check_evaluates(to: TeamMembership, centre: Any) -> None:
    if not access.can_evaluate(to.practitioner, centre):
        raise NotPossibleNow(NO_AUTHOR.format(who=to.practitioner, centre=centre))


PASS: dict[str, Callable[[Any, TeamMembership, str, Practitioner], None]] = {
    "standing-in": _deputy,
    "actions": _action,
    "meetings": _invitee,
    "meetings-called": _called,
    "taken-back": _taken_back,
    "visits": _visit,
    "messages": _message,
    "questions": _question,
    "unmet-needs": _need,
    "involvements": _involvement,
    "referrals": _referral,
    "panel-seats": _panel_seat,
    "body-seats": _body_seat,
    "deputy-seats": _deputy_seat,
    "body-actions": _owned("owner"),
    "managed": _answers_to("line_manager"),
    "supervised": _answers_to("supervisor"),
    "sections": _section,
    "priorities": _priority,
}
"""Called by `agencies.commands.leaving` alone, which checks who hands on, and to whom."""
