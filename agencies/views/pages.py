"""What the form pages of agreements and promises have in common."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from agencies.queries import agreements as queries
from cases.form_pages import draft_of
from information_sharing import access
from information_sharing.exceptions import NotPossibleNow

FORM = "agencies/agreements/form.html"


def back_to(agreement):
    """Return to the agreement's own page."""
    return redirect("agencies:agreement", agreement.pk)


def moment(at) -> str:
    """Return a moment to the last microsecond, for a hidden field of a page."""
    return at.isoformat() if at else ""


def found_draft(request, key):
    """Return an agreement that she may write, raise AccessDenied, or Http404."""
    row = queries.agreement_for(viewer=request.user, pk=key)
    access.check_can_draft(request.user, row.centre)
    return row


def shown(request, form, *, agreement=None, back="", **words):
    """Show a form page; a refusal has the status of one (R10).

    `words`: heading, lead, and what stands on the button, else "Save".
    """
    context = {"button": "Save", "lead": "", "agreement": agreement} | words
    context |= {
        "form": form,
        "draft": draft_of(request),
        "back": back or _page_of(agreement),
    }
    status = 403 if getattr(request, "was_refused", False) else 200
    return TemplateResponse(request, FORM, context, status=status)


def _page_of(agreement) -> str:
    if agreement:
        return reverse("agencies:agreement", args=[agreement.pk])
    return reverse("agencies:agreements")


def said_no(request, command, told, **write) -> bool:
    """Do what one button asks for; say why not where it is not possible now."""
    try:
        command(**write)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
        return True
    messages.success(request, told)
    return False
