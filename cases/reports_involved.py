"""Who is involved, drawn and listed for one reader on paper (R16)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agencies.models import Practitioner
from cases import ecomap
from cases.models import Case
from cases.queries.circle import Circle, circle
from config.pdf import render_pdf
from information_sharing import access


@dataclass(frozen=True)
class InvolvedDocument:
    """What this reader may know of the services around a family."""

    reference: str
    circle: Circle
    map: ecomap.EcoMap
    services: access.Services
    made_for: Practitioner
    made_at: datetime


def involved_document(case: Case, *, viewer: Practitioner) -> InvolvedDocument:
    """Return who is involved, as this viewer may know it now."""
    around = circle(viewer=viewer, case=case)
    return InvolvedDocument(
        reference=case.reference,
        circle=around,
        map=ecomap.draw(case.reference, around.workers),
        services=access.services_for(viewer, case),
        made_for=viewer,
        made_at=timezone.now(),
    )


def involved_pdf(document: InvolvedDocument) -> bytes:
    """Return it as a tagged PDF."""
    return render_pdf(
        "reports/involved.html",
        {"document": document, **vars(document)},
        created=document.made_at,
    )
