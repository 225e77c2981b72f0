"""How a decision stands: whether it opens anything now, if not why, what it waits for."""

from dataclasses import dataclass

from django.utils import timezone

from agencies.models import Practitioner
from config.dates import clock, short_date
from information_sharing import access
from information_sharing.models import SharingDecision
from information_sharing.queries.decisions import decisions_that_stand
from information_sharing.queries.recipients import gap_in, is_left_out
from information_sharing.recipients import recipient_of


@dataclass(frozen=True)
class DecisionLine:
    """A decision, whether it stands now, and if not, why."""

    decision: SharingDecision
    title: str
    stands: bool
    why_not: str
    can_countersign: bool
    overdue: bool
    review_due: bool


def decision_line(
    decision: SharingDecision, viewer: Practitioner, standing: set
) -> DecisionLine:
    """Return how a decision stands, for those who coordinate the case."""
    stands = decision.pk in standing
    waiting = decision.needs_second_person and decision.superseded_at is None
    review = decision.review_on
    return DecisionLine(
        decision=decision,
        title=title_of(decision),
        stands=stands,
        why_not="" if stands else why_it_opens_nothing(decision),
        can_countersign=waiting and access.can_countersign(viewer, decision),
        overdue=waiting and decision.urgent and not _urgent_still(decision),
        review_due=bool(stands and review and review <= timezone.localdate()),
    )


def line_of(decision: SharingDecision, *, viewer: Practitioner) -> DecisionLine:
    """Return how one decision stands."""
    return decision_line(decision, viewer, decisions_that_stand(decision.case))


def title_of(decision: SharingDecision) -> str:
    """Return what was decided about whom, in one line."""
    if decision.outcome == SharingDecision.Outcome.DO_NOT_SHARE:
        return f"Do not share: {decision.recipient}"
    in_part = "held_back" in decision.answers.get("7", {})
    return f"{'Share a part' if in_part else 'Share'} with {decision.recipient}"


def why_it_opens_nothing(decision: SharingDecision) -> str:
    """Return in one sentence why a decision opens nothing (now)."""
    if decision.superseded_at:
        return f"A later decision replaced it on {short_date(decision.superseded_at)}."
    if decision.outcome == SharingDecision.Outcome.DO_NOT_SHARE:
        return "It was decided not to share."
    if not decision.categories:
        return "It may be told without names. Nothing of the record was opened."
    if decision.refused_at:
        day = short_date(decision.refused_at)
        return f"A second person did not countersign it, on {day}."
    if decision.needs_second_person and not _urgent_still(decision):
        return _waits(decision)
    return _ended(decision) or _consent_gone(decision)


def _urgent_still(decision: SharingDecision) -> bool:
    by = decision.countersign_by
    return decision.urgent and by is not None and by > timezone.now()


def _waits(decision: SharingDecision) -> str:
    if decision.countersign_by is None:
        return "It waits for a second person to countersign."
    by = timezone.localtime(decision.countersign_by)
    when = f"{short_date(by)}, {clock(by)}"
    return f"It stopped, as nobody countersigned by {when}."


def _ended(decision: SharingDecision) -> str:
    if decision.ends_on and decision.ends_on < timezone.localdate():
        return f"It ended on {short_date(decision.ends_on)}."
    grants = decision.grants.all()
    ended = [grant.ended_at for grant in grants if grant.ended_at]
    return f"It was ended on {short_date(max(ended))}." if ended else ""


def _consent_gone(decision: SharingDecision) -> str:
    to, consent = recipient_of(decision), decision.consent
    if consent:
        kind = decision.answers.get("1", {}).get("kind", consent.purposes[0])
        gone = gap_in(consent, to, kind)
        return f"The consent no longer covers it. {gone}" if gone else ""
    forbidden = decision.basis == SharingDecision.Basis.NOT_CONFIDENTIAL
    left_out = forbidden and is_left_out(decision.case, to)
    return (
        f"The family said: not {to.team or to.outside_organisation}."
        if left_out
        else ""
    )
