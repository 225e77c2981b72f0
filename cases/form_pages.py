"""A form page's two halves: what was sent, or what was left there as a draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages

from cases import drafts
from cases.models import Draft
from information_sharing.exceptions import AccessDenied, NotPossibleNow


def form_for(request, form_class, *, initial=None, **kwargs):
    """Return the form bound to what was sent, else filled from the author's draft."""
    if request.method == "POST":
        return form_class(request.POST, initial=initial, **kwargs)
    form = form_class(initial=initial, **kwargs)
    draft = draft_of(request)
    if draft:
        form.go_on_from(draft)
    return form


def draft_of(request) -> Draft | None:
    """Return what this person left in this form, once per request."""
    if not hasattr(request, "kept_draft"):
        request.kept_draft = drafts.find(by=request.user, path=request.path)
    return request.kept_draft


def did(
    request,
    form,
    command: Callable[..., Any],
    told: str = "",
    *,
    field: str | None = None,
    **write: Any,
) -> bool:
    """Return whether the command did it, and say so; else the form says why not.

    Nothing typed is lost. Whoever may not do it gets her page with status 403, so
    that the refusal stands in the log (R10).
    """
    try:
        command(**write)
    except (NotPossibleNow, AccessDenied) as refused:
        form.add_error(field, str(refused))
        request.was_refused = isinstance(refused, AccessDenied)
        return False
    if told:
        messages.success(request, told)
    return True
