"""What one reader may see of a case, as one frozen thing for PDF and API (R16)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from agencies.models import Practitioner
from cases import queries
from cases.models import Action, Case, Contribution, Goal, Person
from cases.queries.assessment import Sheet
from cases.queries.plan import owner_name
from config.pdf import render_pdf
from information_sharing import access
from information_sharing.categories import Category
from lead_professional.models import Appointment


@dataclass(frozen=True)
class CaseSummary:
    """A case for a named reader, already without what is not shared with her."""

    id: UUID
    reference: str
    status: str
    status_label: str
    categories: tuple[Category, ...]
    not_shared: tuple[Category, ...]
    people: tuple[Person, ...]
    lead: Appointment | None
    sheets: tuple[Sheet, ...]
    assessment: tuple[Contribution, ...]
    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]
    to_do: tuple[tuple[Action, str], ...]
    services: access.Services
    made_for: Practitioner
    made_at: datetime


def case_summary(case: Case, *, viewer: Practitioner) -> CaseSummary:
    """Return what this viewer may see of the case now."""
    seen = access.visible_categories(viewer, case)
    sheets = tuple(queries.sheets(viewer=viewer, case=case))
    people = _facts(viewer, Person, case)
    actions = _facts(viewer, Action, case)
    return CaseSummary(
        id=case.pk,
        reference=case.reference,
        status=case.status,
        status_label=case.get_status_display(),
        categories=tuple(category for category in Category if category in seen),
        not_shared=queries.not_shared(seen),
        people=people,
        lead=queries.lead_of(case),
        sheets=sheets,
        assessment=tuple(_texts(sheets)),
        goals=_facts(viewer, Goal, case),
        actions=actions,
        to_do=_with_owners(actions, people),
        services=access.services_for(viewer, case),
        made_for=viewer,
        made_at=timezone.now(),
    )


def case_summary_pdf(summary: CaseSummary) -> bytes:
    """Return the summary as a tagged PDF."""
    return render_pdf(
        "reports/case_summary.html",
        {
            "summary": summary,
            "services": summary.services,
            "made_for": summary.made_for,
            "made_at": summary.made_at,
        },
        created=summary.made_at,
    )


def _facts(viewer: Practitioner, model, case: Case) -> tuple:
    return tuple(access.facts_of(viewer, model, case))


def _with_owners(actions, people) -> tuple:
    shared = frozenset(person.pk for person in people)
    return tuple((action, owner_name(action, shared)) for action in actions)


def _texts(sheets):
    for sheet in sheets:
        yield from (row.text for row in sheet.every_row if row.text)
