"""What signing a decision writes: the one way, for the decision and for its preview."""

from datetime import timedelta

from django.db.models.functions import Now
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing.eight_questions import BASIS, OPENS, Verdict, Walk
from information_sharing.exceptions import NotPossibleNow
from information_sharing.grants import end_grants, open_grant
from information_sharing.models import Grant, SharingDecision

URGENT = timedelta(hours=24)
"""How soon an urgent decision without consent must be countersigned (R7)."""


def sign(case: Case, walk: Walk, *, by: Practitioner) -> SharingDecision:
    """Save the decision, end what it replaces, open what it shares.

    Callers have checked access and the walk, and write the audit event.
    """
    decision = _save(case, walk, by)
    _replace(walk, decision, by)
    if walk.verdict in OPENS and decision.team:
        _open(decision, by)
    return decision


def _save(case: Case, walk: Walk, by: Practitioner) -> SharingDecision:
    opens = walk.verdict in OPENS
    urgent = opens and walk.urgent and walk.verdict != Verdict.SHARE_BY_CONSENT
    decision = SharingDecision.objects.create(
        case=case,
        **walk.recipient.fields,
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
        "review_on": walk.review_on,
        "no_protocol_reason": walk.no_protocol_reason,
        "person_told": walk.person_told,
        "not_told_reason": "" if walk.person_told else walk.not_told_reason,
    }


def _answers(walk: Walk) -> dict:
    said: dict[str, dict] = {n: dict(answer) for n, answer in walk.answers.items()}
    said["1"]["kind"] = str(walk.purpose_kind)
    if walk.held_back:
        said["7"]["held_back"] = [str(category) for category in walk.held_back]
        said["7"]["held_back_reason"] = walk.held_back_reason
    for advice in walk.advice:
        said[str(advice.question)]["advice"] = str(advice.pk)
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
        practitioner=decision.practitioner,
        decision=decision,
        consent=decision.consent,
        starts_at=Now(),
        ends_on=decision.ends_on,
        opened_by=by,
    )
    return open_grant(
        grant, categories=decision.categories, people=decision.people.all()
    )


def _replace(walk: Walk, decision: SharingDecision, by: Practitioner) -> None:
    chosen = [earlier.pk for earlier in walk.replaces]
    earlier = walk.recipient.decided(decision.case).exclude(pk=decision.pk)
    replaced = list(earlier.filter(pk__in=chosen).values_list("pk", flat=True))
    if len(replaced) != len(set(chosen)):
        raise NotPossibleNow("Someone replaced that decision meanwhile. Look again.")
    earlier.filter(pk__in=replaced).update(
        superseded_at=timezone.now(), superseded_by=by
    )
    end_grants(Grant.objects.filter(decision__in=replaced), by=by)
