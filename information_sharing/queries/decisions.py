"""Decisions: which stand, and why the others do not."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from config.dates import clock, short_date
from information_sharing import access, explaining, outside
from information_sharing.models import SharingDecision
from information_sharing.queries.names import Names
from information_sharing.recipients import Recipient


def decisions_for(*, viewer: Practitioner, case: Case) -> QuerySet[SharingDecision]:
    """Return every decision of the case to those who coordinate, else none."""
    if not access.can_coordinate(viewer, case):
        return SharingDecision.objects.none()
    decisions = SharingDecision.objects.filter(case=case)
    return decisions.select_related(
        "team__agency", "practitioner", "consent__given_by", "consent__case", "made_by",
        "countersigned_by", "refused_by", "superseded_by", "case",
    ).prefetch_related("people", "grants", "consent__teams", "consent__bodies")  # fmt: skip


def decision_of(*, viewer: Practitioner, case: Case, pk: UUID) -> SharingDecision:
    """Return one decision of the case, or raise Http404."""
    return get_object_or_404(decisions_for(viewer=viewer, case=case), pk=pk)


def standing_decisions(
    *, viewer: Practitioner, case: Case, to: Recipient
) -> QuerySet[SharingDecision]:
    """Return the decisions about this recipient that a new one may replace."""
    about = to.decided(case).values("pk")
    return decisions_for(viewer=viewer, case=case).filter(pk__in=about)


def decisions_that_stand(case: Case) -> set[UUID]:
    """Return the decisions by which somebody sees something, or may be sent it, now."""
    reasons = explaining.who_can_see(case)
    opening = {r.grant.decision_id for r in reasons if r.grant.decision_id}
    return opening | {
        decision.pk for decision in outside.standing(case.decisions.all())
    }


def rows_of(
    decision: SharingDecision, *, viewer: Practitioner
) -> list[tuple[str, str]]:
    """Return a decision line by line, for those who coordinate the case."""
    names = Names(viewer=viewer, case=decision.case)
    rows = [
        ("Made by", _signed(decision.made_by, decision.made_at)),
        ("With", decision.recipient),
        ("What for", decision.purpose),
        ("Rests on", decision.get_basis_display()),
        ("Consent", _consent(decision, names)),
        ("Weighed", decision.balance),
        ("What", names.kinds(decision.categories)),
        *_held_back(decision, names),
        ("About", names.several(decision.people.all())),
        ("How", decision.get_method_display()),
        ("Until", _day(decision.ends_on)),
        ("Look at it again", _day(decision.review_on)),
        ("Shared without a protocol, because", decision.no_protocol_reason),
        ("Family not told", decision.not_told_reason),
        ("Countersigned by", _signature(decision)),
        *_refusal(decision),
    ]
    return [(name, text) for name, text in rows if text]


def _consent(decision: SharingDecision, names: Names) -> str:
    if decision.consent is None:
        return ""
    giver, given = decision.consent.given_by, decision.consent.given_on
    return f"{names.one(giver)}, {short_date(given)}"


def _held_back(decision: SharingDecision, names: Names) -> list[tuple[str, str]]:
    seventh = decision.answers.get("7", {})
    kinds = names.kinds(seventh.get("held_back", ()))
    reason = seventh.get("held_back_reason", "")
    return [("Asked for and not shared", kinds), ("Not shared, because", reason)]


def _refusal(decision: SharingDecision) -> list[tuple[str, str]]:
    if decision.refused_at is None:
        return []
    who = _signed(decision.refused_by, decision.refused_at)
    return [("Not countersigned by", who), ("Their reason", decision.refusal_reason)]


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


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
