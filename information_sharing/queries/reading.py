"""Why this viewer sees the case, and who else does, in words for a page."""

from dataclasses import dataclass
from datetime import date, datetime

from agencies.models import Practitioner
from cases.models import Case, Person
from config.dates import short_date
from information_sharing import access, explaining
from information_sharing.categories import SENSITIVE, Category
from information_sharing.eight_questions import NO, NOT_SURE, YES
from information_sharing.explaining import Reason
from information_sharing.models import Consent, Grant, SharingDecision
from information_sharing.queries.names import Names
from information_sharing.questions import QUESTIONS

SAID = {YES: "Yes", NO: "No", NOT_SURE: "Not sure"}


@dataclass(frozen=True)
class Access:
    """One reason why the viewer sees something, as the page says it."""

    grant: Grant
    categories: tuple[Category, ...]
    everything: bool
    people: tuple[Person, ...]
    until: date | None
    decision: SharingDecision | None
    consent: Consent | None
    giver: str
    answers: tuple[tuple[int, str, str], ...]
    leads_since: datetime | None


@dataclass(frozen=True)
class Reader:
    """One row of "who can see this?"."""

    grant: Grant
    categories: tuple[Category, ...]
    everything: bool
    because: str
    until: date | None
    readers: tuple[Practitioner, ...]


def why_seen(*, viewer: Practitioner, case: Case) -> list[Access]:
    """Return why this viewer sees the case: one entry for each grant."""
    names = Names(viewer=viewer, case=case)
    return [_access(reason, names) for reason in explaining.explain(viewer, case)]


def categories_not_seen(*, viewer: Practitioner, case: Case) -> list[Category]:
    """Return the categories that are not shared, whether or not they have content."""
    seen = access.visible_categories(viewer, case)
    return [category for category in Category if category not in seen]


def _access(reason: Reason, names: Names) -> Access:
    grant = reason.grant
    return Access(
        grant=grant,
        categories=reason.categories,
        everything=reason.opens_everything,
        people=tuple(names.shown(reason.people)),
        until=reason.until,
        decision=grant.decision,
        consent=grant.consent,
        giver=names.one(grant.consent.given_by) if grant.consent else "",
        answers=tuple(said(grant.decision)) if grant.decision else (),
        leads_since=grant.appointment.started_at if grant.appointment else None,
    )


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
        until=reason.until,
        readers=reason.readers,
    )


def _because(grant: Grant) -> str:
    if grant.kind == Grant.Kind.RECORDING_TEAM:
        return "This team opened the case and records here."
    if grant.appointment:
        day = short_date(grant.appointment.started_at)
        return f"Lead professional since {day}, within what the family agreed to."
    what = "Decision" if grant.decision_id else grant.get_kind_display()
    rests = ", with consent" if grant.consent_id else ""
    return f"{what} of {short_date(grant.starts_at)}{rests}."
