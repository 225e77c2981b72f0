"""The family tree as a PDF for a named reader (R16)."""

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from cases.queries.genogram import genogram
from config.pdf import render_pdf
from information_sharing import access


def genogram_pdf(case: Case, *, viewer: Practitioner) -> bytes:
    """Return the tree of those whom this reader may know of, as a tagged PDF."""
    made_at = timezone.now()
    context = {
        "tree": genogram(viewer=viewer, case=case),
        "reference": case.reference,
        "made_for": viewer,
        "services": access.services_for(viewer, case),
    }
    return render_pdf("reports/genogram.html", context, created=made_at)
