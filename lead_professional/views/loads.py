"""How much somebody leads: the weight of one family, and what an agency agreed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import draft_of, form_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission
from lead_professional import commands, queries
from lead_professional.forms.loads import CapsForm, WeightForm


@case_page(Event.LEADING_VIEWED)
@require_POST
def weigh(request, case):
    """Say how much work it is to lead for this family."""
    access.check_can_coordinate(request.user, case)
    form = WeightForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Select how much work it is.")
        return redirect("lead_professional:leading", pk=case.pk)
    try:
        weight = form.cleaned_data["weight"]
        commands.weigh(case=case, weight=weight, by=request.user)
    except NotPossibleNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "It is saved.")
    return redirect("lead_professional:leading", pk=case.pk)


@page(Event.CAPS_VIEWED, permission=Permission.SET_LOCAL_TERMS)
@require_http_methods(["GET", "POST"])
def caps(request):
    """Show how much one person leads at most in each agency, and change it."""
    known = queries.caps(viewer=request.user)
    form = form_for(request, CapsForm, caps=known)
    if request.method == "POST" and form.is_valid():
        changed = commands.change_caps(most=form.most, by=request.user)
        said = "The numbers are saved." if changed else "Nothing was different."
        messages.success(request, said)
        return redirect("lead_professional:caps")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "lead_professional/caps.html", context)
