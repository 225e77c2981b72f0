"""A decision to share, or not to: made once, countersigned, replaced, never edited."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, audit, policies, walks
from information_sharing.eight_questions import BASIS, OPENS, Verdict, Walk
from information_sharing.exceptions import NotPossibleNow
from information_sharing.grants import end_grants, open_grant
from information_sharing.models import Grant, SharingDecision

URGENT = timedelta(hours=24)
"""How soon an urgent decision without consent must be countersigned (R7)."""


@transaction.atomic
def decide(*, case: Case, walk: Walk, by: Practitioner) -> SharingDecision:
    """Record a walk through the eight questions; open what it shares (design 1.2)."""
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    walks.check(walk, case, by=by)
    decision = _save(case, walk, by)
    _replace(walk, decision, by)
    if walk.verdict in OPENS:
        _open(decision, by)
    audit.record(
        audit.Event.SHARING_DECIDED,
        by=by,
        case=case,
        target=decision.pk,
        details=_details(decision, walk),
    )
    return decision


def _save(case: Case, walk: Walk, by: Practitioner) -> SharingDecision:
    opens = walk.verdict in OPENS
    urgent = opens and walk.urgent and walk.verdict != Verdict.SHARE_BY_CONSENT
    decision = SharingDecision.objects.create(
        case=case,
        team=walk.team,
        categories=[str(c) for c in walk.categories] if opens else [],
        purpose=walk.purpose,
        answers=_answers(walk),
        outcome=_outcome(walk),
        basis=BASIS[walk.verdict],
        made_by=by,
        urgent=urgent,
        countersign_by=timezone.now() + URGENT if urgent else None,
        **(_way(walk) if opens else {}),
    )
    decision.people.set(walk.people if opens else [])
    return decision


def _way(walk: Walk) -> dict:
    by_consent = walk.verdict == Verdict.SHARE_BY_CONSENT
    weighed = walk.verdict == Verdict.SHARE_IN_PUBLIC_INTEREST
    return {
        "consent": walk.consent if by_consent else None,
        "balance": walk.reason(6) if weighed else "",
        "method": walk.method,
        "ends_on": walk.ends_on,
        "person_told": walk.person_told,
        "not_told_reason": "" if walk.person_told else walk.not_told_reason,
    }


def _answers(walk: Walk) -> dict:
    said = {number: dict(answer) for number, answer in walk.answers.items()}
    said["1"]["kind"] = str(walk.purpose_kind)
    return said


def _outcome(walk: Walk) -> str:
    if walk.verdict == Verdict.DO_NOT_SHARE:
        return SharingDecision.Outcome.DO_NOT_SHARE
    return SharingDecision.Outcome.SHARE


def _open(decision: SharingDecision, by: Practitioner) -> Grant:
    grant = Grant(
        kind=Grant.Kind.SHARING_DECISION,
        case=decision.case,
        through_team=decision.team,
        decision=decision,
        consent=decision.consent,
        ends_on=decision.ends_on,
        opened_by=by,
    )
    return open_grant(
        grant, categories=decision.categories, people=decision.people.all()
    )


def _replace(walk: Walk, decision: SharingDecision, by: Practitioner) -> None:
    chosen = [earlier.pk for earlier in walk.replaces]
    earlier = SharingDecision.objects.filter(
        case=decision.case, team=decision.team, superseded_at__isnull=True
    ).exclude(pk=decision.pk)
    replaced = list(earlier.filter(pk__in=chosen).values_list("pk", flat=True))
    if len(replaced) != len(set(chosen)):
        raise NotPossibleNow("Someone replaced that decision meanwhile. Look again.")
    earlier.filter(pk__in=replaced).update(
        superseded_at=timezone.now(), superseded_by=by
    )
    end_grants(Grant.objects.filter(decision__in=replaced), by=by)


def _details(decision: SharingDecision, walk: Walk) -> dict:
    return {
        "outcome": str(decision.outcome),
        "basis": str(decision.basis),
        "team": str(decision.team_id),
        "categories": decision.categories,
        "people": [str(person.pk) for person in walk.people],
        "consent": str(decision.consent_id) if decision.consent_id else None,
        "ends_on": decision.ends_on.isoformat() if decision.ends_on else None,
        "urgent": decision.urgent,
        "replaces": [str(earlier.pk) for earlier in walk.replaces],
    }


@transaction.atomic
def countersign(*, decision: SharingDecision, by: Practitioner) -> SharingDecision:
    """Countersign a decision to share without consent, as a second person (R7)."""
    access.check_can_countersign(by, decision)
    locked = SharingDecision.objects.select_for_update(of=("self",))
    decision = locked.get(pk=decision.pk)
    policies.check_case_is_open(decision.case)
    policies.check_waits_for_second_person(decision)
    decision.countersigned_at, decision.countersigned_by = timezone.now(), by
    decision.save(update_fields=["countersigned_at", "countersigned_by"])
    audit.record(
        audit.Event.SHARING_COUNTERSIGNED,
        by=by,
        case=decision.case,
        target=decision.pk,
        details={"basis": str(decision.basis), "team": str(decision.team_id)},
    )
    return decision
