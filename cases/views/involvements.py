"""Recording who is involved, what for, the next visit, and the end of the work."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import involvements as commands
from cases.form_pages import draft_of, form_for
from cases.forms.involvements import (
    EndInvolvementForm,
    InvolvementForm,
    NextVisitForm,
    WhatForForm,
)
from cases.queries import involvements as queries
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])


@case_page(Event.FORM_OPENED)
@POSTED
def record_involvement(request, case):
    """Record that a service works with the family."""
    access.check_can_coordinate(request.user, case)
    teams = queries.teams_to_involve(viewer=request.user, case=case)
    who = access.people_of_teams(teams)
    sight = _sight(request, case) | {"teams": teams, "practitioners": who}
    form = form_for(request, InvolvementForm, **sight)
    if request.method == "POST" and form.is_valid():
        said = "It is recorded. Nothing is shared by it."
        if _do(request, form, commands.record_work, said, case=case, work=form.work):
            return redirect("cases:involved", case.pk)
    return _page(request, case, form, "cases/involvement.html")


@case_page(Event.FORM_OPENED)
@POSTED
def end_involvement(request, case, involvement):
    """Record the last day of a service's work."""
    found = queries.involvement_for(viewer=request.user, case=case, pk=involvement)
    form = form_for(request, EndInvolvementForm)
    if request.method == "POST" and form.is_valid():
        said, command = "The last day is recorded.", commands.end_involvement
        if _do(request, form, command, said, involvement=found, **form.cleaned_data):
            return redirect("cases:involved", case.pk)
    return _page(request, case, form, "cases/involvement.html", found)


@case_page(Event.FORM_OPENED)
@POSTED
def add_purpose(request, case, involvement):
    """Say what a service works on."""
    found = queries.involvement_for(viewer=request.user, case=case, pk=involvement)
    form = form_for(request, WhatForForm, **_sight(request, case))
    if request.method == "POST" and form.is_valid():
        said, given = "It is written down.", {"what_for": form.what_for}
        if _do(request, form, commands.add_purpose, said, involvement=found, **given):
            return redirect("cases:involved", case.pk)
    return _page(request, case, form, "cases/involved/purpose.html", found)


@case_page(Event.FORM_OPENED)
@POSTED
def plan_next_visit(request, case, involvement):
    """Write down when a service sees the family next."""
    found = queries.involvement_for(viewer=request.user, case=case, pk=involvement)
    form = form_for(request, NextVisitForm, initial={"next_on": found.next_on})
    if request.method == "POST" and form.is_valid():
        said, command = "The next visit is written down.", commands.plan_next_visit
        if _do(request, form, command, said, involvement=found, **form.cleaned_data):
            return redirect("cases:involved", case.pk)
    return _page(request, case, form, "cases/involved/next_visit.html", found)


def _sight(request, case) -> dict:
    return {
        "people": queries.people_to_help(viewer=request.user, case=case),
        "writes": access.written(request.user, case),
    }


def _page(request, case, form, template, involvement=None):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, "form": form}
    context |= {"draft": draft_of(request), "involvement": involvement}
    return TemplateResponse(request, template, context)


def _do(request, form, command, said, **given) -> bool:
    try:
        command(by=request.user, **given)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, said)
    return True
