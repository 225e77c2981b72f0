"""One question on a page of its own, in the frame of the plan."""

from django.template.response import TemplateResponse
from django.urls import reverse

from cases.form_pages import draft_of


def ask(request, case, form, *, heading, button, back="cases:plan", **more):
    """Return the page of a form, with what was left in it as a draft."""
    context = {
        "case": case,
        "form": form,
        "draft": draft_of(request),
        "heading": heading,
        "button": button,
        "back": reverse(back, args=[case.pk]),
        **more,
    }
    return TemplateResponse(request, "cases/plan/ask.html", context)
