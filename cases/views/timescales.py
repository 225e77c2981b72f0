"""The local timescales, and what became of a checklist."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import follow_ups as follow_up_commands
from cases.commands import timescales as commands
from cases.form_pages import draft_of, form_for
from cases.forms.timescales import FollowUpForm, TimescalesForm
from cases.queries import follow_ups
from cases.queries import timescales as queries
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

POSTED = require_http_methods(["GET", "POST"])


@page(Event.TIMESCALES_VIEWED, permission=Permission.SET_LOCAL_TERMS)
@POSTED
def change_timescales(request):
    """Show the local timescales, and change them."""
    known = queries.timescales(viewer=request.user)
    form = form_for(request, TimescalesForm, timescales=known)
    if request.method == "POST" and form.is_valid():
        changed = commands.change_timescales(times=form.times, by=request.user)
        said = "The timescales are saved." if changed else "Nothing was different."
        messages.success(request, said)
        return redirect("cases:timescales")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/timescales/timescales.html", context)


@case_page(Event.FORM_OPENED)
@POSTED
def follow_up(request, case, follow_up):
    """Write what became of a checklist that led to no assessment here."""
    found = follow_ups.follow_up_for(viewer=request.user, case=case, pk=follow_up)
    access.check_can_coordinate(request.user, case)
    access.check_can_write(request.user, case, Category.PLAN, found.person)
    form = form_for(request, FollowUpForm)
    if request.method == "POST" and form.is_valid() and _write(request, form, found):
        return redirect(case)
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, "form": form, "follow_up": found}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, "cases/timescales/follow_up.html", context)


def _write(request, form, found) -> bool:
    words = form.cleaned_data["words"]
    try:
        follow_up_commands.write_follow_up(
            follow_up=found, words=words, by=request.user
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is written down.")
    return True
