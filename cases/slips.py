"""The slip that a family takes home: its number and the child's given name (R16)."""

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person
from config.pdf import render_pdf
from information_sharing import access


def slip_pdf(case: Case, *, viewer: Practitioner) -> bytes:
    """Return the slip; no family name, team or address stands on what may be lost."""
    children = access.facts_of(viewer, Person, case).filter(kind=Person.Kind.CHILD)
    context = {
        "made_for": "the family",
        "reference": case.reference,
        "names": [child.given_name for child in children if child.given_name],
    }
    return render_pdf("reports/slip.html", context, created=timezone.now())
