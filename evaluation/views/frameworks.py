"""Frameworks of outcomes: read, brought in, ended."""

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
from cases.imports.kinds import csv_text
from cases.outcomes import Aim
from config.downloads import download
from evaluation.commands import frameworks as commands
from evaluation.forms.frameworks import FrameworkForm
from evaluation.frameworks import COLUMNS
from evaluation.queries.frameworks import framework_cards
from information_sharing import access
from information_sharing.audit import EvaluationEvent
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

FIGURES = Permission.SEE_FIGURES
AUTHORITY = Permission.REPORT_ON_AUTHORITY
BACK = "evaluation:frameworks"


@page(EvaluationEvent.FRAMEWORKS_VIEWED, permission=FIGURES)
@require_safe
def framework_list(request):
    """Show each framework, its outcomes, and which aims they stand for."""
    context = {
        "cards": framework_cards(viewer=request.user),
        "can_load": access.can_have(request.user, AUTHORITY),
    }
    return TemplateResponse(request, "evaluation/frameworks.html", context)


@page(EvaluationEvent.FRAMEWORKS_VIEWED, permission=AUTHORITY)
@require_http_methods(["GET", "POST"])
def framework_new(request):
    """Bring in a local framework; nothing goes in before the whole file is right."""
    if request.method == "POST":
        form = FrameworkForm(request.POST, request.FILES)
    else:
        form = form_for(request, FrameworkForm)
    if form.is_valid() and _loaded(request, form):
        messages.success(request, "The framework is there. Reports can use it.")
        return redirect(BACK)
    context = {"form": form, "columns": COLUMNS, "aims": Aim.choices}
    return TemplateResponse(request, "evaluation/framework_new.html", context)


def _loaded(request, form) -> bool:
    try:
        commands.load_framework(text=form.text, lines=form.lines, by=request.user)
    except NotPossibleNow as error:
        form.add_error("version", str(error))
    return not form.errors


@page(permission=AUTHORITY)
@require_safe
def framework_template(request):
    """Hand out an empty table with one row as an example."""
    lines = [[one.title for one in COLUMNS], [one.example for one in COLUMNS]]
    return download(csv_text(lines).encode("utf-8-sig"), "framework.csv")


@page(EvaluationEvent.FRAMEWORKS_VIEWED, permission=AUTHORITY)
@require_POST
def framework_end(request, framework):
    """End a local framework; reports that used it keep it."""
    cards = framework_cards(viewer=request.user)
    found = next((c.framework for c in cards if c.framework.pk == framework), None)
    if found is None:
        raise Http404("No such page.")
    try:
        commands.end_framework(framework=found, by=request.user)
        messages.success(request, "The framework has ended. Old reports keep it.")
    except NotPossibleNow as error:
        messages.warning(request, str(error))
    return redirect(BACK)
