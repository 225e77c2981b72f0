"""Requests to see a record: receiving, the work page, release and download."""

import json

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.form_pages import form_for
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.commands import subject_access as commands
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.subject_access import (
    AskingForm,
    ReferenceForm,
    RefusalForm,
)
from information_sharing.queries import subject_access as queries
from information_sharing.roles import Permission

ANSWER = Permission.ANSWER_SUBJECT_ACCESS
TEMPLATES = "information_sharing/"


@page(Event.SUBJECT_ACCESS_LISTED)
@require_safe
def list_requests(request):
    """List requests by reference, the nearest end first."""
    queries.check_in_office(request.user)
    rows = queries.requests_for(viewer=request.user)
    context = {"requests": rows, "may_receive": access.can_have(request.user, ANSWER)}
    return TemplateResponse(request, f"{TEMPLATES}subject_access_list.html", context)


@page(Event.FORM_OPENED, permission=ANSWER)
@require_http_methods(["GET", "POST"])
def receive(request):
    """Ask for the reference; then, to somebody who may read it, for the rest."""
    typed = request.GET.get("reference") or request.POST.get("reference", "")
    case = queries.case_by_reference(viewer=request.user, reference=typed)
    if case is None:
        return _ask_reference(request, typed)
    people = queries.people_of_case(viewer=request.user, case=case)
    form = form_for(request, AskingForm, people=people)
    if request.method == "POST" and form.is_valid():
        done = commands.receive_request(
            case=case, asking=form.asking(), by=request.user
        )
        return redirect("information_sharing:subject-access", done.pk)
    context = {"form": form, "case": case}
    return TemplateResponse(request, f"{TEMPLATES}subject_access_receive.html", context)


def _ask_reference(request, typed):
    shown = {"reference": typed} if typed else None
    context = {
        "form": ReferenceForm(shown),
        "typed": typed,
        "no_sight": queries.NO_SIGHT,
    }
    return TemplateResponse(
        request, f"{TEMPLATES}subject_access_reference.html", context
    )


@page(Event.SUBJECT_ACCESS_VIEWED)
@require_safe
def show_request(request, subject_request):
    """Show how far one request has come, and what comes next."""
    found = queries.request_for(viewer=request.user, pk=subject_request)
    return _work_page(request, found)


def _work_page(request, found, **more):
    viewer = request.user
    context = {
        "asked": found,
        "sight": queries.has_sight(viewer, found.case),
        "progress": queries.progress(viewer=viewer, request=found),
        "may_answer": access.can_have(viewer, ANSWER),
        "may_release": access.can_release(viewer, found),
        "no_sight": queries.NO_SIGHT,
        **more,
    }
    return TemplateResponse(request, f"{TEMPLATES}subject_access.html", context)


@page(permission=ANSWER)
@require_POST
def build(request, subject_request):
    """Put together everything that is held."""
    return _do(request, subject_request, _build)


def _build(found, by):
    added = commands.build_pack(request=found, by=by)
    return f"{added} passages were added." if added else "Nothing new is held."


@page(permission=ANSWER)
@require_POST
def finish(request, subject_request):
    """Say that every passage is decided."""
    return _do(request, subject_request, _finish)


def _finish(found, by):
    commands.finish_pack(request=found, by=by)
    return "Finished. A second person has been told."


@page()
@require_POST
def release(request, subject_request):
    """Release what another person finished."""
    return _do(request, subject_request, _release)


def _release(found, by):
    commands.release_pack(request=found, by=by)
    return "Released. You may hand over the PDF and the data now."


def _do(request, pk, step):
    found = queries.request_for(viewer=request.user, pk=pk)
    try:
        messages.success(request, step(found, request.user))
    except NotPossibleNow as not_now:
        messages.error(request, str(not_now))
    return redirect("information_sharing:subject-access", found.pk)


@page(Event.FORM_OPENED, permission=ANSWER)
@require_http_methods(["GET", "POST"])
def refuse(request, subject_request):
    """Refuse a request, with its reason."""
    found = queries.request_for(viewer=request.user, pk=subject_request)
    form = form_for(request, RefusalForm)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _do(request, found.pk, lambda asked, by: _refuse(asked, by, reason))
    context = {"form": form, "asked": found}
    return TemplateResponse(request, f"{TEMPLATES}subject_access_refuse.html", context)


def _refuse(found, by, reason):
    commands.refuse_request(request=found, reason=reason, by=by)
    return "Refused. Tell the person who asked why, and that they may complain."


@page(Event.SUBJECT_ACCESS_DOWNLOADED)
@require_safe
def download_pdf(request, subject_request):
    """Download what was released, as PDF; asked again at this moment (R15)."""
    found = _released(request, subject_request)
    return download(bytes(found.pack), f"{found.case.reference}.pdf")


@page(Event.SUBJECT_ACCESS_DOWNLOADED)
@require_safe
def download_data(request, subject_request):
    """Download the same as data that a machine reads."""
    found = _released(request, subject_request)
    data = json.dumps(found.data, ensure_ascii=False, indent=1)
    return download(data.encode(), f"{found.case.reference}.json")


def _released(request, pk):
    found = queries.request_for(viewer=request.user, pk=pk)
    queries.check_reads_pack(request.user, found.case)
    if found.released_at is None:
        raise Http404("No such page.")
    return found
