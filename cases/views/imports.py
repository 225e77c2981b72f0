"""Files of births and of attendance: brought in, looked at, taken in, undone."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django_htmx.http import HttpResponseClientRefresh

from cases.commands import imports as commands
from cases.form_pages import form_for
from cases.forms.imports import BringInForm
from cases.imports.kinds import KINDS, template_csv, to_mend_csv
from cases.models import Import
from cases.queries import births
from cases.queries import imports as found
from config.downloads import download
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

PER_PAGE = 25
REGISTER = Permission.REGISTER_FAMILY
POSTED = require_http_methods(["GET", "POST"])


@page(Event.IMPORTS_VIEWED, permission=REGISTER)
@require_safe
def list_imports(request):
    """List the files that the reader's teams brought in."""
    files = Paginator(found.listed(viewer=request.user), PER_PAGE)
    context = {"page": files.get_page(request.GET.get("page"))}
    return TemplateResponse(request, "cases/imports/list.html", context)


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def bring_in(request):
    """Bring in a file; nothing is taken in before somebody has looked at it."""
    teams = births.teams_of(viewer=request.user)
    form = _bring_in_form(request, teams)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        brought = commands.Brought(
            name=said["file"].name,
            content=form.content,
            sheet=form.sheet,
            creates_activities=said["creates_activities"],
        )
        batch = commands.bring_in(
            team=said["team"], kind=said["kind"], brought=brought, by=request.user
        )
        return redirect("cases:import", batch=batch.pk)
    context = {"form": form, "kinds": KINDS}
    return TemplateResponse(request, "cases/imports/new.html", context)


def _bring_in_form(request, teams):
    if request.method == "POST":
        return BringInForm(request.POST, request.FILES, teams=teams)
    kind = request.GET.get("kind")
    return form_for(request, BringInForm, teams=teams, initial={"kind": kind})


@page(permission=REGISTER)
@require_safe
def births_template(request):
    """Hand out an empty file of births."""
    return _csv(template_csv(Import.Kind.BIRTHS), "births.csv")


@page(permission=REGISTER)
@require_safe
def attendance_template(request):
    """Hand out an empty file of attendance."""
    return _csv(template_csv(Import.Kind.ATTENDANCE), "attendance.csv")


def _csv(text, name):
    return download(text.encode("utf-8-sig"), name)


@page(Event.IMPORT_VIEWED, permission=REGISTER)
@require_safe
def show_import(request, batch):
    """Show a file: its rows before they are taken in, or how far it has got."""
    batch = found.import_for(viewer=request.user, pk=batch)
    status = request.GET.get("status", "")
    rows = Paginator(found.rows_of(batch, status, viewer=request.user), PER_PAGE)
    shown = rows.get_page(request.GET.get("page"))
    progress = found.progress_of(batch, viewer=request.user)
    context = {
        "batch": batch,
        "progress": progress,
        "page": shown,
        "lines": found.lines_of(shown, progress.kind),
        "status": status,
        "query": urlencode({"status": status}) if status else "",
        "before": found.brought_before(batch),
        "rights_ended": found.rights_ended(batch),
    }
    return TemplateResponse(request, "cases/imports/import.html", context)


@page(permission=REGISTER)
@require_safe
def show_progress(request, batch):
    """Answer a page that asks how far the file has got."""
    batch = found.import_for(viewer=request.user, pk=batch)
    if batch.status not in Import.UNDER_WAY:
        return HttpResponseClientRefresh()
    context = {"progress": found.progress_of(batch, viewer=request.user)}
    return TemplateResponse(request, "cases/imports/partials/progress.html", context)


@page(Event.IMPORT_DOWNLOADED, permission=REGISTER)
@require_safe
def download_to_mend(request, batch):
    """Hand out the rows that need mending, each with what to mend."""
    batch = found.import_for(viewer=request.user, pk=batch)
    wrong = found.rows_of(batch, "WRONG", viewer=request.user)
    rows = wrong.values_list("line", "words", "problems")
    return _csv(to_mend_csv(batch.kind, list(rows)), f"to-mend-{batch.pk}.csv")


@page(permission=REGISTER)
@require_POST
def take_in(request, batch):
    """Let the ready rows be taken in, or go on with them."""
    return _ordered(request, batch, commands.request_import)


@page(permission=REGISTER)
@require_POST
def stop(request, batch):
    """Stop a file that is being taken in."""
    return _ordered(request, batch, commands.stop_import)


@page(permission=REGISTER)
@require_POST
def throw_away(request, batch):
    """Throw away what of a file was not taken in."""
    to = reverse("cases:imports")
    return _ordered(request, batch, commands.throw_away, then=to)


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def undo(request, batch):
    """Say what undoing a file would do, and undo it."""
    if request.method == "POST":
        return _ordered(request, batch, commands.request_undo)
    batch = found.import_for(viewer=request.user, pk=batch)
    undoing = found.undoing_of(batch, viewer=request.user)
    used = births.births_of(viewer=request.user).filter(pk__in=undoing.used)
    context = {
        "batch": batch,
        "progress": found.progress_of(batch, viewer=request.user),
        "undoing": undoing,
        "kept": births.entries(used[:PER_PAGE], viewer=request.user),
    }
    return TemplateResponse(request, "cases/imports/undo.html", context)


def _ordered(request, batch, command, then=""):
    batch = found.import_for(viewer=request.user, pk=batch)
    here = reverse("cases:import", args=[batch.pk])
    try:
        command(batch=batch, by=request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
        return redirect(here)
    return redirect(then or here)
