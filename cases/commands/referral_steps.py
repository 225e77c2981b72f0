"""What becomes of a referral, step by step; each step is kept (P4, P8)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.registration import register_family
from cases.locks import hold_open_case
from cases.models import Case, Referral, ReferralMove
from cases.opening_referrals import check_family_knows, open_referral
from cases.queries.referrals import teams_to_pass_to, workers_of
from cases.referring import Passing, Telling
from cases.states import REFERRAL
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

Status = Referral.Status
OWN_TEAM = "Name somebody of your team."
TAKEN = "Meanwhile {} was named. Look again before you name somebody else."
DAY = "The first contact was between the day it came and today."
PASSED = (
    "child_name", "child_born_on", "carer_name", "how_to_reach", "source", "referrer",
    "referrer_name", "referrer_organisation", "referrer_contact",
)  # fmt: skip
"""What goes on with a referral beside the words written for the next team."""


@transaction.atomic
def allocate(*, referral: Referral, worker: Practitioner, by: Practitioner) -> Referral:
    """Name the one worker who holds it now, as its reader saw it; return it."""
    seen, referral = referral.worker_id, _held(referral, by)
    if referral.worker_id != seen:
        raise NotPossibleNow(TAKEN.format(referral.worker or "nobody"))
    if not workers_of(viewer=by, team=referral.team).filter(pk=worker.pk).exists():
        raise NotPossibleNow(OWN_TEAM)
    said: dict[str, Any] = {
        "worker": worker,
        "allocated_at": timezone.now(),
        "allocated_by": by,
    }
    _step(referral, Status.ALLOCATED, by, **said)
    tell(people=[worker], kind="REFERRAL_ALLOCATED", target=referral.pk, by=by)
    return referral


@transaction.atomic
def note_first_contact(
    *, referral: Referral, contacted_on: date, words: str, by: Practitioner
) -> Referral:
    """Record the first contact with the family, which the promise is about."""
    referral = _held(referral, by, worker=True)
    received = timezone.localdate(referral.received_at)
    if not received <= contacted_on <= timezone.localdate():
        raise NotPossibleNow(DAY)
    return _step(referral, Status.CONTACTED, by, words=words, contacted_on=contacted_on)


@transaction.atomic
def accept(*, referral: Referral, case: Case, words: str, by: Practitioner) -> Referral:
    """Take the family on in a record that she writes in already."""
    referral = _held(referral, by, worker=True)
    access.check_can_write(by, case, Category.IDENTITY)
    case = hold_open_case(case)
    return _accept(referral, case, words, by)


@transaction.atomic
def register_referred(
    *, referral: Referral, people: list[dict], home: dict, by: Practitioner
) -> Case:
    """Register the family of a referral, which is accepted so; return the case."""
    referral = _held(referral, by, worker=True)
    REFERRAL.check(referral.status, Status.ACCEPTED)
    case = register_family(team=referral.team, people=people, home=home, by=by)
    _accept(referral, case, "", by, is_logged=True)
    return case


def _accept(
    referral: Referral, case: Case, words: str, by: Practitioner, **more: Any
) -> Referral:
    said: dict[str, Any] = {"case": case, "outcome_words": words, **_decided(by)}
    _step(referral, Status.ACCEPTED, by, words=words, **said, **more)
    Referral.objects.filter(duplicate_of=referral).update(case=case)
    return referral


@transaction.atomic
def decline(
    *,
    referral: Referral,
    declined_for: str,
    words: str,
    next_holder: str,
    by: Practitioner,
) -> Referral:
    """Say no, why, and who helps instead: nobody is left between two stools."""
    referral = _held(referral, by)
    if referral.worker_id:
        access.check_can_work_on(by, referral)
    said: dict[str, Any] = {"declined_for": declined_for, "next_holder": next_holder}
    said |= {"outcome_words": words, **_decided(by)}
    return _step(referral, Status.DECLINED, by, words=words, **said)


@transaction.atomic
def pass_on(*, referral: Referral, passing: Passing, by: Practitioner) -> Referral:
    """Pass it on to another team, which sees what is passed and no more; return theirs."""
    referral = _held(referral, by)
    check_family_knows(passing.family_knows, passing.why_not_told)
    if not teams_to_pass_to(viewer=by, referral=referral).filter(
        pk=passing.team.pk
    ).exists():  # fmt: skip
        raise NotPossibleNow("Choose another team.")
    said: dict[str, Any] = {"next_holder": str(passing.team), **_decided(by)}
    _step(referral, Status.PASSED_ON, by, words=str(passing.team), **said)
    fields: dict[str, Any] = {name: getattr(referral, name) for name in PASSED}
    fields |= {"words": passing.words, "family_knows": passing.family_knows}
    fields |= {"why_not_told": passing.why_not_told, "passed_from": referral}
    theirs = open_referral(passing.team, {**fields, "received_by": by})
    people = access.people_of_team(passing.team)
    tell(people=people, kind="REFERRAL_RECEIVED", target=theirs.pk, by=by)
    return theirs


@transaction.atomic
def mark_duplicate(
    *, referral: Referral, first: Referral, by: Practitioner
) -> Referral:
    """Say that it was received already; it points to the first of them."""
    referral = _held(referral, by)
    first = Referral.objects.get(pk=first.pk)
    first = first.duplicate_of or first
    access.check_can_hold(by, first)
    if first == referral or first.team_id != referral.team_id:
        raise NotPossibleNow("Choose another referral of the same team.")
    if referral.doubles.exists():
        raise NotPossibleNow("Others point to this one. Mark the other as the double.")
    said: dict[str, Any] = {"duplicate_of": first, "case": first.case, **_decided(by)}
    return _step(referral, Status.DUPLICATE, by, words=first.number, **said)


@transaction.atomic
def tell_referrer(
    *, referral: Referral, telling: Telling, by: Practitioner
) -> Referral:
    """End it: the referrer was told, how and what; or may not be told, and why (P4)."""
    referral = _held(referral, by)
    if not (telling.words.strip() or telling.not_permitted.strip()):
        raise NotPossibleNow("Write what you told them, or why they may not be told.")
    said: dict[str, Any] = {"not_permitted_to_tell": telling.not_permitted}
    if not telling.not_permitted:
        told = ": ".join(filter(None, [telling.how, telling.words]))
        said |= {"told_at": timezone.now(), "told_by": by, "told_words": told}
    event = audit.Event.REFERRER_TOLD
    _step(referral, Status.ENDED, by, event=event, **said)
    if referral.referrer:
        tell(people=[referral.referrer], kind="REFERRAL_TOLD", by=by)
    return referral


def _decided(by: Practitioner) -> dict[str, Any]:
    return {"decided_at": timezone.now(), "decided_by": by}


def _held(referral: Referral, by: Practitioner, *, worker: bool = False) -> Referral:
    """Return the referral as it stands now, held, if it is hers to move."""
    rows = Referral.objects.select_related("team__centre", "case", "referrer")
    held = rows.select_for_update(no_key=True, of=("self",)).get(pk=referral.pk)
    check = access.check_can_work_on if worker else access.check_can_hold
    check(by, held)
    return held


def _step(
    referral: Referral,
    to: str,
    by: Practitioner,
    *,
    words: str = "",
    event: audit.Event = audit.Event.REFERRAL_MOVED,
    is_logged: bool = False,
    **said: Any,
) -> Referral:
    REFERRAL.check(referral.status, to)
    before, referral.status = referral.status, to
    for name, value in said.items():
        setattr(referral, name, value)
    referral.save(update_fields=["status", *said])
    ReferralMove.objects.create(
        referral=referral, before=before, after=to, words=words, made_by=by
    )
    if not is_logged:
        details = {"before": str(before), "after": str(to)}
        case, target = referral.case, referral.pk
        audit.record(event, by=by, case=case, target=target, details=details)
    return referral
