"""A form page's two halves: what was sent, or what was left there as a draft."""

from cases import drafts
from cases.models import Draft


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
