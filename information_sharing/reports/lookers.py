"""Who has looked at your record: the document for the family (R16, R17)."""

from django.utils import timezone

from config.pdf import render_pdf
from information_sharing.queries.lookers import Lookers


def lookers_pdf(lookers: Lookers, *, large: bool = False) -> bytes:
    """Return the document, in large print if she asks for it."""
    context = {
        "lookers": lookers,
        "large": large,
        "made_for": lookers.person,
        "reference": lookers.case.reference,
    }
    return render_pdf("reports/lookers.html", context, created=timezone.now())
