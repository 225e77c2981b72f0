"""A decision to share, or not to: made once, countersigned or refused, never edited."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case
from config.plain_names import plain_name
from information_sharing import access, audit, explaining, policies, walks
from information_sharing.commands.notices import tell
from information_sharing.commands.requests import answer_with_decision
from information_sharing.eight_questions import Walk
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, SharingDecision
from information_sharing.signing import sign


@transaction.atomic
def decide(*, case: Case, walk: Walk, by: Practitioner) -> SharingDecision:
    """Record a walk through the eight questions; open what it shares (design 1.2).

    One case at a time: of two people who decide at once, the second waits, and is told.
    """
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    walk = _with_consent_as_it_stands(_in_plain_signs(walk))
    _check_nobody_was_quicker(walk, case)
    walks.check(walk, case, by=by)
    decision = sign(case, walk, by=by)
    if walk.request:
        answer_with_decision(request=walk.request, decision=decision, by=by)
    audit.record(
        audit.Event.SHARING_DECIDED,
        by=by,
        case=case,
        target=decision.pk,
        details=_details(decision, walk),
    )
    if decision.needs_second_person:
        _tell("TO_COUNTERSIGN", explaining.coordinators(case), decision, by)
    return decision


def _in_plain_signs(walk: Walk) -> Walk:
    """A body outside is known by its name: it is kept as it is compared (R6)."""
    return replace(walk, outside_organisation=plain_name(walk.outside_organisation))


def _with_consent_as_it_stands(walk: Walk) -> Walk:
    """Hold the consent: who takes it back at this moment comes before or after."""
    if walk.consent is None:
        return walk
    held = Consent.objects.select_for_update(no_key=True).get(pk=walk.consent.pk)
    return replace(walk, consent=held)


def _check_nobody_was_quicker(walk: Walk, case: Case) -> None:
    if walk.known is None:
        return
    standing = walk.recipient.decided(case).values_list("pk", flat=True)
    if set(standing) != walk.known:
        raise NotPossibleNow(
            f"Somebody decided about {walk.recipient} while you were reading. "
            "Nothing of yours is saved yet. Look again at what will happen, then decide."
        )


def _details(decision: SharingDecision, walk: Walk) -> dict:
    consent, ends, review = decision.consent_id, decision.ends_on, decision.review_on
    reader = decision.practitioner_id
    return {
        "outcome": str(decision.outcome),
        "basis": str(decision.basis),
        "team": str(decision.team_id) if decision.team_id else None,
        "practitioner": str(reader) if reader else None,
        "outside": decision.team_id is None,
        "categories": decision.categories,
        "held_back": [str(category) for category in walk.held_back],
        "people": [str(person.pk) for person in walk.people],
        "consent": str(consent) if consent else None,
        "ends_on": ends.isoformat() if ends else None,
        "review_on": review.isoformat() if review else None,
        "urgent": decision.urgent,
        "request": str(walk.request.pk) if walk.request else None,
        "replaces": [str(earlier.pk) for earlier in walk.replaces],
    }


def _tell(
    kind: str,
    people: Iterable[Practitioner],
    decision: SharingDecision,
    by: Practitioner,
) -> None:
    tell(people=people, kind=kind, case=decision.case, target=decision.pk, by=by)


@transaction.atomic
def countersign(*, decision: SharingDecision, by: Practitioner) -> SharingDecision:
    """Countersign a decision to share without consent, as a second person (R7)."""
    decision = _waiting(decision, by)
    decision.countersigned_at, decision.countersigned_by = timezone.now(), by
    decision.save(update_fields=["countersigned_at", "countersigned_by"])
    _answer_who_asked(decision, by)
    _record(audit.Event.SHARING_COUNTERSIGNED, decision, by)
    return decision


@transaction.atomic
def refuse_countersignature(
    *, decision: SharingDecision, reason: str, by: Practitioner
) -> SharingDecision:
    """Say, as a second person, that this is not shared; an urgent one shuts (R7)."""
    decision = _waiting(decision, by)
    if not reason.strip():
        raise NotPossibleNow("Write why you do not countersign.")
    decision.refused_at, decision.refused_by = timezone.now(), by
    decision.refusal_reason = reason
    decision.save(update_fields=["refused_at", "refused_by", "refusal_reason"])
    _answer_who_asked(decision, by)
    _record(audit.Event.SHARING_REFUSED, decision, by)
    _tell("COUNTERSIGN_REFUSED", [decision.made_by], decision, by)
    return decision


def _answer_who_asked(decision: SharingDecision, by: Practitioner) -> None:
    """Let those hear who asked to see the record and waited for the second person."""
    waiting = decision.access_requests.filter(answered_at__isnull=True)
    for request in waiting.exclude(asked_by=by):
        answer_with_decision(request=request, decision=decision, by=by)


def _waiting(decision: SharingDecision, by: Practitioner) -> SharingDecision:
    access.check_can_countersign(by, decision)
    locked = SharingDecision.objects.select_for_update(of=("self",))
    decision = locked.get(pk=decision.pk)
    policies.check_case_is_open(decision.case)
    policies.check_waits_for_second_person(decision)
    return decision


def _record(event: audit.Event, decision: SharingDecision, by: Practitioner) -> None:
    details = {
        "basis": str(decision.basis),
        "team": str(decision.team_id) if decision.team_id else None,
    }
    case = decision.case
    audit.record(event, by=by, case=case, target=decision.pk, details=details)
