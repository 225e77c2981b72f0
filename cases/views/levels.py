"""What the levels of need are called here."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import levels as commands
from cases.form_pages import draft_of, form_for
from cases.forms.levels import LevelsForm
from cases.queries.views_of_need import levels as levels_now
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission


@page(Event.LEVELS_VIEWED, permission=Permission.SET_LOCAL_TERMS)
@require_http_methods(["GET", "POST"])
def name_levels(request):
    """Show and change the local names of the levels of need."""
    form = form_for(request, LevelsForm, initial=_initial(request.user))
    if request.method == "POST" and form.is_valid() and _named(request, form):
        messages.success(request, "The levels are called so from now on.")
        return redirect("cases:levels")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/assessment/levels.html", context)


def _initial(viewer) -> dict:
    now = levels_now(viewer=viewer)
    names = {f"name-{level.number}": level.name for level in now}
    return names | {f"words-{level.number}": level.words for level in now}


def _named(request, form) -> bool:
    try:
        commands.name_levels(levels=form.levels(), by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    return True
