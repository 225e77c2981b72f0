"""The letter about the end of the work, for the family, in their own words (R16)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Goal
from cases.queries.plan import closing_summary, goals_of
from config.pdf import render_pdf
from information_sharing import access
from information_sharing.categories import SENSITIVE


@dataclass(frozen=True)
class ClosingLetter:
    """What the family reads: the summary, their goals, and whom they can ask."""

    reference: str
    held_on: date
    words: str
    goals: tuple[Goal, ...]
    team: str
    telephone: str
    services: access.Services
    made_for: Practitioner
    made_at: datetime


def closing_letter(case: Case, *, viewer: Practitioner) -> ClosingLetter:
    """Return the letter; services that anybody may not know of are not named (R13)."""
    review = closing_summary(viewer=viewer, case=case)
    if review is None:
        raise Http404("No such page.")
    services = access.services_for(AnonymousUser(), case)
    team = case.recording_team
    return ClosingLetter(
        reference=case.reference,
        held_on=review.held_on,
        words=review.closing_summary,
        goals=tuple(_told(goals_of(viewer=viewer, case=case))),
        team=services.name(team),
        telephone=services.telephone(team),
        services=services,
        made_for=viewer,
        made_at=timezone.now(),
    )


def _told(goals: list[Goal]) -> list[Goal]:
    """Leave out what is not to lie on a table at home."""
    return [goal for goal in goals if goal.category not in SENSITIVE]


def closing_letter_pdf(letter: ClosingLetter) -> bytes:
    """Return the letter as a tagged PDF."""
    context = {
        "letter": letter,
        "services": letter.services,
        "made_for": letter.made_for,
        "reference": letter.reference,
    }
    return render_pdf("reports/closing_letter.html", context, created=letter.made_at)
