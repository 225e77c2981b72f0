"""Decisions: which stand, and why the others do not."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from config.dates import clock, short_date
from information_sharing import access, explaining
from information_sharing.models import SharingDecision
from information_sharing.queries.consents import family_left_out, why_not_covered
from information_sharing.queries.names import Names


def decisions_for(*, viewer: Practitioner, case: Case) -> QuerySet[SharingDecision]:
    """Return every decision of the case to those who coordinate, else none."""
    if not access.can_coordinate(viewer, case):
        return SharingDecision.objects.none()
    decisions = SharingDecision.objects.filter(case=case)
    return decisions.select_related(
        "team__agency", "consent__given_by", "consent__case", "made_by",
        "countersigned_by", "superseded_by", "case",
    ).prefetch_related("people", "grants", "consent__teams")  # fmt: skip


def decision_of(*, viewer: Practitioner, case: Case, pk: UUID) -> SharingDecision:
    """Return one decision of the case, or raise Http404."""
    return get_object_or_404(decisions_for(viewer=viewer, case=case), pk=pk)


def standing_decisions(
    *, viewer: Practitioner, case: Case, team: Team
) -> QuerySet[SharingDecision]:
    """Return the decisions about this team that a new one may replace."""
    decisions = decisions_for(viewer=viewer, case=case)
    return decisions.filter(team=team, superseded_at__isnull=True)


def decisions_that_open(case: Case) -> set[UUID]:
    """Return the decisions by which somebody's team sees something now."""
    reasons = explaining.who_can_see(case)
    return {r.grant.decision_id for r in reasons if r.grant.decision_id}


def why_it_opens_nothing(decision: SharingDecision) -> str:
    """Return in one sentence why a decision opens nothing (now)."""
    if decision.superseded_at:
        return f"A later decision replaced it on {short_date(decision.superseded_at)}."
    if decision.outcome == SharingDecision.Outcome.DO_NOT_SHARE:
        return "It was decided not to share."
    if not decision.categories:
        return "It may be told without names. Nothing of the record was opened."
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
    team, consent = decision.team, decision.consent
    if team is None:
        return ""
    if consent:
        kind = decision.answers.get("1", {}).get("kind", consent.purposes[0])
        gone = why_not_covered(consent, team, kind)
        return f"The consent no longer covers it. {gone}" if gone else ""
    forbidden = decision.basis == SharingDecision.Basis.NOT_CONFIDENTIAL
    left_out = forbidden and family_left_out(decision.case, team)
    return f"The family said: not {team}." if left_out else ""


def rows_of(
    decision: SharingDecision, *, viewer: Practitioner
) -> list[tuple[str, str]]:
    """Return a decision line by line, for those who coordinate the case."""
    names = Names(viewer=viewer, case=decision.case)
    rows = [
        ("Made by", _signed(decision.made_by, decision.made_at)),
        ("What for", decision.purpose),
        ("Rests on", decision.get_basis_display()),
        ("Weighed", decision.balance),
        ("What", names.kinds(decision.categories)),
        ("About", names.several(decision.people.all())),
        ("How", decision.get_method_display()),
        ("Until", short_date(decision.ends_on) if decision.ends_on else ""),
        ("Family not told", decision.not_told_reason),
        ("Countersigned by", _signature(decision)),
    ]
    if decision.consent:
        giver, given = decision.consent.given_by, decision.consent.given_on
        rows.insert(3, ("Consent", f"{names.one(giver)}, {short_date(given)}"))
    return [(name, text) for name, text in rows if text]


def _signature(decision: SharingDecision) -> str:
    if decision.countersigned_at is None:
        return _missing_signature(decision) if decision.needs_second_person else ""
    return _signed(decision.countersigned_by, decision.countersigned_at)


def _missing_signature(decision: SharingDecision) -> str:
    if decision.countersign_by is None:
        return "nobody yet"
    by = timezone.localtime(decision.countersign_by)
    return f"nobody yet; needed by {short_date(by)}, {clock(by)}"


def _signed(practitioner, at) -> str:
    return f"{practitioner}, {short_date(at)}, {clock(at)}"
