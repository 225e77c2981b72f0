"""What every page of a case gives its template."""

from django.urls import reverse

from cases.queries import case_header


def case_context(request, case, current="sharing", **more) -> dict:
    """Return the context of a page inside a case."""
    header = case_header(viewer=request.user, case=case, current=current)
    back = "sharing" if header.can_coordinate else "why"
    cancel_url = reverse(f"information_sharing:{back}", args=[case.pk])
    return {"case": case, "header": header, "cancel_url": cancel_url, **more}


def consent_context(request, case, consent, **more) -> dict:
    """Return the same for a page about one consent, which Cancel leads back to."""
    context = case_context(request, case, consent=consent, **more)
    if context["header"].can_coordinate:
        back = reverse("information_sharing:consent", args=[case.pk, consent.pk])
        context["cancel_url"] = back
    return context
