"""What the forms about the people of a family share."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cases.form_pages import draft_of
from cases.queries.header import case_header
from information_sharing.exceptions import NotPossibleNow


def saved(request, form, said: str, command: Callable) -> bool:
    """Return whether the command was done; else the form says why not.

    `command` is called with what was typed, once that is valid.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        command(form)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    newer = getattr(form, "taken_in_words", "")
    messages.success(request, f"{said} {newer}".strip())
    return True


def to_people(case):
    """Go back to the people of the family."""
    return redirect("cases:people", case.pk)


def form_page(request, case, form, *, heading: str, button: str, text: str = ""):
    """Return one form about people of the family."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="people"),
        "form": form,
        "draft": draft_of(request),
        "heading": heading,
        "button": button,
        "text": text,
    }
    return TemplateResponse(request, "cases/people/form.html", context)
