"""What the pages of learning have in common: a form alone, and one press."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cases.form_pages import draft_of
from information_sharing.exceptions import NotPossibleNow


def form_page(request, form, heading, back, **more):
    """Return a page that holds one form; `back` is where a change of mind leads."""
    context = {"form": form, "draft": draft_of(request), "heading": heading}
    context |= {"back": back, "button": "Save", **more}
    status = 403 if getattr(request, "was_refused", False) else 200
    return TemplateResponse(
        request, "agencies/learning/form.html", context, status=status
    )


def pressed(request, command, told, back, **what):
    """Do one thing, say so or why not, and lead back."""
    try:
        command(**what, by=request.user)
        messages.success(request, told)
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect(back)
