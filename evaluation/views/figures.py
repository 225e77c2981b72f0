"""The dashboard: figures of now, the list behind each, targets, figures of others."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.form_pages import draft_of, form_for
from evaluation import queries
from evaluation.commands import figures as commands
from evaluation.forms.figures import EVERYBODY, LookForm, SuppliedForm, TargetForm
from evaluation.indicators import INDICATORS
from evaluation.periods import offered, running_quarter
from evaluation.presenting_indicators import indicator_account, line_of
from information_sharing import access
from information_sharing.audit import EvaluationEvent as Event
from information_sharing.door import page
from information_sharing.roles import Permission

FIGURES = Permission.SEE_FIGURES


def _looked_at(request):
    """Return the form, the scope and the period that the address asks for."""
    choices = queries.scopes_of(viewer=request.user)
    chosen = queries.default_scope(choices, request.GET.get("whose", ""))
    if chosen is None:
        raise Http404("There is no centre to look at.")
    spans = {span.code: span for span in offered()}
    span = spans.get(request.GET.get("period", ""), running_quarter())
    form = LookForm({"whose": chosen.code, "period": span.code}, scopes=choices)
    return form, chosen, span


@page(Event.FIGURES_VIEWED, permission=FIGURES)
@require_safe
def figures(request):
    """Show the indicators of a scope as they are now."""
    form, chosen, span = _looked_at(request)
    live = queries.live_figures(viewer=request.user, whose=chosen.whose, span=span)
    context = {
        "form": form,
        "chosen": chosen,
        "span": span,
        "account": indicator_account(live.snapshot),
        "computed_at": live.computed_at,
    }
    return render(request, "evaluation/figures.html", context)


@page(Event.FIGURE_OPENED, permission=FIGURES)
@require_safe
def figure(request, indicator):
    """Show what one figure means, and the cases behind it that she may see."""
    _, chosen, span = _looked_at(request)
    known = INDICATORS.get(indicator)
    if known is None or chosen.whose.scope.value.lower() not in known.levels:
        raise Http404("No such figure here.")
    behind = queries.cases_behind(
        viewer=request.user, code=indicator, whose=chosen.whose, span=span
    )
    context = {"chosen": chosen, "span": span, "behind": behind}
    context |= {"line": line_of(behind.line)}
    return render(request, "evaluation/figure.html", context)


@page(Event.TARGETS_VIEWED, permission=FIGURES)
@require_http_methods(["GET", "POST"])
def targets(request):
    """List the targets, those that ended too, and set one."""
    centres = access.reported_centres(request.user)
    everywhere = queries.may_set_everywhere(viewer=request.user)
    form = form_for(request, TargetForm, centres=centres, everywhere=everywhere)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        commands.set_target(
            code=said["indicator"],
            centre=_centre(centres, said["where"]),
            days=form.days(),
            value=said["value"],
            reason=said["reason"],
            by=request.user,
        )
        return redirect("evaluation:targets")
    rows = queries.targets_of(viewer=request.user)[:200]
    found = [
        (
            row,
            INDICATORS[row.code].name,
            INDICATORS[row.code].lower_is_better,
            access.can_set_target(request.user, row.centre),
        )
        for row in rows
        if row.code in INDICATORS
    ]
    context = {"form": form, "draft": draft_of(request), "targets": found}
    return render(request, "evaluation/targets.html", context)


def _centre(centres, where):
    return None if where == EVERYBODY else centres.get(pk=where)


@page(permission=FIGURES)
@require_POST
def target_end(request, target):
    """End a target."""
    found = queries.targets_of(viewer=request.user).filter(ended_at__isnull=True)
    commands.end_target(target=get_object_or_404(found, pk=target), by=request.user)
    return redirect("evaluation:targets")


@page(Event.SUPPLIED_FIGURES_VIEWED, permission=FIGURES)
@require_http_methods(["GET", "POST"])
def supplied_figures(request):
    """List the figures of others, those that ended too, and enter one."""
    centres = access.reported_centres(request.user)
    form = form_for(request, SuppliedForm, centres=centres)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        commands.supply_figure(
            code=said["figure"],
            centre=centres.get(pk=said["where"]),
            days=form.days(),
            number=said["number"],
            source=said["source"],
            by=request.user,
        )
        return redirect("evaluation:supplied-figures")
    rows = queries.supplied_figures_of(viewer=request.user)[:200]
    context = {"form": form, "draft": draft_of(request), "figures": rows}
    return render(request, "evaluation/supplied_figures.html", context)


@page(permission=FIGURES)
@require_POST
def supplied_figure_end(request, supplied):
    """End a figure of others."""
    found = queries.supplied_figures_of(viewer=request.user)
    standing = get_object_or_404(found.filter(ended_at__isnull=True), pk=supplied)
    commands.end_supplied_figure(figure=standing, by=request.user)
    return redirect("evaluation:supplied-figures")
