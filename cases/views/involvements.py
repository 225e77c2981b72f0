"""Recording who is involved, and when a service has ended its work."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import involvements as commands
from cases.form_pages import draft_of, form_for
from cases.forms.involvements import EndInvolvementForm, InvolvementForm
from cases.queries import involvements as queries
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def record_involvement(request, case):
    """Record that a service works with the family."""
    access.check_can_coordinate(request.user, case)
    teams = queries.teams_to_involve(viewer=request.user, case=case)
    form = form_for(request, InvolvementForm, teams=teams)
    if request.method == "POST" and form.is_valid() and _record(request, case, form):
        return redirect(case)
    return _page(request, case, form, None)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def end_involvement(request, case, involvement):
    """Record the last day of a service's work."""
    found = queries.involvement_for(viewer=request.user, case=case, pk=involvement)
    form = form_for(request, EndInvolvementForm)
    if request.method == "POST" and form.is_valid() and _end(request, found, form):
        return redirect(case)
    return _page(request, case, form, found)


def _page(request, case, form, involvement):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, "form": form}
    context |= {"draft": draft_of(request), "involvement": involvement}
    return TemplateResponse(request, "cases/involvement.html", context)


def _record(request, case, form) -> bool:
    try:
        commands.record_involvement(case=case, by=request.user, **form.involvement())
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is recorded. Nothing is shared by it.")
    return True


def _end(request, involvement, form) -> bool:
    ends_on = form.cleaned_data["ends_on"]
    try:
        commands.end_involvement(
            involvement=involvement, ends_on=ends_on, by=request.user
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "The last day is recorded.")
    return True
