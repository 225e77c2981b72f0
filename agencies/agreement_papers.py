"""An agreement on paper, with a page of signatures; and what its page says in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from agencies.models import Agreement, Commitment, Practitioner
from agencies.queries import agreements, promises
from cases.outcomes import Outcome
from config.dates import relative_days, short_date
from config.pdf import render_pdf
from information_sharing.categories import Category
from information_sharing.forms.parts import label_of
from information_sharing.models import Consent

SOON = timedelta(days=30)
COLOURS = {
    Agreement.Status.DRAFT: "grey",
    Agreement.Status.CONSULTATION: "blue",
    Agreement.Status.SIGNING: "yellow",
    Agreement.Status.IN_FORCE: "green",
    Agreement.Status.SUPERSEDED: "grey",
    Agreement.Status.ENDED: "grey",
}


def colour_of(row: Agreement) -> str:
    """Return a colour beside the words of how it stands."""
    holds = row.stands == row.get_status_display()
    return COLOURS[Agreement.Status(row.status)] if holds else "grey"


@dataclass(frozen=True)
class Review:
    """When an agreement is looked at again, and whether that is near or past."""

    words: str
    colour: str


@dataclass(frozen=True)
class Line:
    """One agreement on the register."""

    row: Agreement
    colour: str
    review: Review | None


def lines(found) -> list[Line]:
    """Return agreements as lines of the register."""
    return [Line(row, colour_of(row), review_of(row)) for row in found]


@dataclass(frozen=True)
class AgreementPaper:
    """All that is printed of one agreement."""

    agreement: Agreement
    covers: list[tuple[str, str]]
    parties: list
    sections: list
    aims: list[tuple[str, str, str]]
    promises: list[Commitment]
    made_for: Practitioner
    made_at: datetime


def review_of(row: Agreement) -> Review | None:
    """Return when it is looked at again: amber from a month before."""
    if row.review_on is None:
        return None
    when = f"{short_date(row.review_on)} ({relative_days(row.review_on)})"
    if row.status != Agreement.Status.IN_FORCE:
        return Review(when, "")
    today = timezone.localdate()
    if row.review_on < today:
        return Review(f"Overdue: {when}", "yellow")
    is_near = row.review_on <= today + SOON
    return Review(f"Due: {when}", "yellow") if is_near else Review(when, "")


def covers(row: Agreement) -> list[tuple[str, str]]:
    """Return what a protocol of tier 2 covers, in words."""
    if row.tier != Agreement.Tier.PURPOSE:
        return []
    purposes = [Consent.Purpose(each).label for each in row.purposes]
    kinds = [label_of(Category(each)) for each in row.categories]
    return [("For", "; ".join(purposes)), ("Kinds of information", ", ".join(kinds))]


def heads(row: Agreement) -> dict[str, str]:
    """Return what stands above the text, as two versions are compared by it."""
    return {
        "Title": row.title,
        "For": str(row.centre or "All centres"),
        **{f"Covers: {label.lower()}": words for label, words in covers(row)},
        "Looked at again": short_date(row.review_on) if row.review_on else "",
        "Last day": short_date(row.ends_on) if row.ends_on else "",
    }


def aims(row: Agreement) -> list[tuple[str, str, str]]:
    """Return each aim with the name of its outcome, and its key."""
    return [
        (each.words, Outcome(each.outcome).label, str(each.pk))
        for each in row.aims.all()
    ]


def agreement_paper(row: Agreement, *, viewer: Practitioner) -> AgreementPaper:
    """Return the paper of an agreement that she may read."""
    return AgreementPaper(
        agreement=row,
        covers=covers(row),
        parties=agreements.parties_of(viewer=viewer, agreement=row),
        sections=list(row.sections.all()),
        aims=aims(row),
        promises=list(promises.of_agreement(viewer=viewer, agreement=row)),
        made_for=viewer,
        made_at=timezone.now(),
    )


def as_pdf(paper: AgreementPaper) -> bytes:
    """Return the paper as a tagged PDF."""
    context = {"paper": paper, "made_for": paper.made_for, "reference": ""}
    return render_pdf("reports/agreement.html", context, created=paper.made_at)
