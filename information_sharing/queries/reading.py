"""Why this viewer sees the case, and who else does, in words for a page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person
from config.dates import clock, short_date
from information_sharing import access, explaining
from information_sharing.categories import SENSITIVE, Category
from information_sharing.eight_questions import NO, NOT_SURE, YES, skipped
from information_sharing.explaining import Reason
from information_sharing.models import (
    Consent,
    EmergencyAccess,
    Grant,
    Oversight,
    SharingDecision,
    Shielding,
)
from information_sharing.queries.names import Names
from information_sharing.questions import QUESTIONS

SHIELDS = {
    Shielding.Level.ADDRESS_PROTECTED: "Where this family lives and how to reach them "
    "is shared with named readers only, whatever else is shared.",
    Shielding.Level.SEALED: "This record is sealed. It is shared with named readers "
    "only.",
}
SAID = {YES: "Yes", NO: "No", NOT_SURE: "Not sure"}


@dataclass(frozen=True)
class Access:
    """One reason why the viewer sees something, as the page says it."""

    grant: Grant
    categories: tuple[Category, ...]
    everything: bool
    people: tuple[Person, ...]
    until: str
    decision: SharingDecision | None
    consent: Consent | None
    giver: str
    answers: tuple[tuple[int, str, str], ...]
    leads_since: datetime | None
    renewed_on: date | None
    consent_until: date | None
    emergency: EmergencyAccess | None
    oversight: Oversight | None


@dataclass(frozen=True)
class Reader:
    """One row of "who can see this?"."""

    grant: Grant
    categories: tuple[Category, ...]
    everything: bool
    because: str
    until: str
    readers: tuple[Practitioner, ...]


def why_seen(*, viewer: Practitioner, case: Case) -> list[Access]:
    """Return why this viewer sees the case: one entry for each grant."""
    names = Names(viewer=viewer, case=case)
    reasons = explaining.explain(viewer, case)
    latest = _latest_of_lines(reasons)
    return [_access(reason, names, latest) for reason in reasons]


def shields(*, viewer: Practitioner, case: Case) -> list[str]:
    """Return what a shield keeps from most readers, in words; never why (R12)."""
    access.check_can_view_case(viewer, case)
    standing = Shielding.objects.filter(case=case, lifted_at__isnull=True)
    levels = dict.fromkeys(standing.order_by("set_at").values_list("level", flat=True))
    return [SHIELDS[Shielding.Level(level)] for level in levels]


def categories_not_seen(*, viewer: Practitioner, case: Case) -> list[Category]:
    """Return the categories that are not shared, whether or not they have content."""
    seen = access.visible_categories(viewer, case)
    return [category for category in Category if category not in seen]


def _latest_of_lines(reasons: list[Reason]) -> dict:
    lines = {r.grant.consent.line for r in reasons if r.grant.consent}
    if not lines:
        return {}
    latest = Consent.objects.filter(line__in=lines, superseded_at__isnull=True)
    return {consent.line: consent for consent in latest}


def _access(reason: Reason, names: Names, latest: dict) -> Access:
    grant, consent = reason.grant, reason.grant.consent
    now = latest.get(consent.line, consent) if consent else None
    return Access(
        grant=grant,
        categories=reason.categories,
        everything=reason.opens_everything,
        people=tuple(names.shown(reason.people)),
        until=_until(reason),
        decision=grant.decision,
        consent=consent,
        giver=names.one(consent.given_by) if consent else "",
        answers=tuple(said(grant.decision)) if grant.decision else (),
        leads_since=grant.appointment.started_at if grant.appointment else None,
        renewed_on=now.given_on if now and now != consent else None,
        consent_until=now.expires_on if now else None,
        emergency=getattr(grant, "emergency", None),
        oversight=getattr(grant, "oversight", None),
    )


def _until(reason: Reason) -> str:
    """Return the end of it: an hour where the grant names one."""
    if reason.grant.ends_at:
        end = timezone.localtime(reason.grant.ends_at)
        return f"{short_date(end)}, {clock(end)}"
    if reason.until:
        return short_date(reason.until)
    return ""


def said(decision: SharingDecision):
    """Yield each question that was answered, its words and the answer, no reasons."""
    for number, answer in sorted(decision.answers.items()):
        question = QUESTIONS[int(number)]
        word = SAID.get(str(answer.get("answer", "")).lower(), "")
        yield question.number, question.text, word


def said_with_reasons(decision: SharingDecision):
    """Yield each question, the answer and the reason: for those who coordinate."""
    for number, text, word in said(decision):
        yield number, text, word, decision.answers[str(number)].get("reason", "")


def skipped_in(decision: SharingDecision) -> str:
    """Return which questions a decision did not need, and why, or ""."""
    said = {int(n): answer.get("answer", "") for n, answer in decision.answers.items()}
    return skipped(said)


def who_reads(*, viewer: Practitioner, case: Case) -> list[Reader]:
    """Return every grant that stands, with the people who hold it now.

    A sensitive category is named only to those who see it too: that a team is told
    about it is itself a fact.
    """
    hidden = SENSITIVE - access.visible_categories(viewer, case)
    reasons = explaining.who_can_see(case)
    return [_reader(reason, hidden) for reason in reasons]


def _reader(reason: Reason, hidden) -> Reader:
    return Reader(
        grant=reason.grant,
        categories=tuple(c for c in reason.categories if c not in hidden),
        everything=reason.opens_everything,
        because=_because(reason.grant),
        until=_until(reason) or _while(reason.grant),
        readers=reason.readers,
    )


def _while(grant: Grant) -> str:
    return "while appointed" if grant.appointment_id else "while the case is here"


def _because(grant: Grant) -> str:
    if grant.kind == Grant.Kind.RECORDING_TEAM:
        return "This team opened the case and records here."
    if grant.kind == Grant.Kind.EMERGENCY:
        return f"Emergency: {grant.emergency.used_by} wrote down why."
    if grant.kind == Grant.Kind.OVERSIGHT:
        return _overseen(grant.oversight)
    if grant.appointment:
        day = short_date(grant.appointment.started_at)
        return f"Lead professional since {day}, within what the family agreed to."
    rests = ", with consent" if grant.consent_id else ""
    return f"Decision of {short_date(grant.starts_at)}{rests}."


def _overseen(oversight: Oversight) -> str:
    purpose = oversight.get_purpose_display()
    return f"Oversight: {purpose.lower()}. Approved by {oversight.approved_by}."
