"""How the agencies of a centre work together, and what became of children beside it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from config import charts
from evaluation.association import METHOD, Table
from evaluation.commands.partnership import record_partnership
from evaluation.forms.partnership import BesideForm, PartnershipForm, quarters
from evaluation.periods import running_quarter
from evaluation.queries.association import DIMENSIONS, association, workings_of
from evaluation.results import FACTORS
from evaluation.views.pressing import done
from information_sharing import access
from information_sharing.audit import EvaluationEvent, Event
from information_sharing.door import page
from information_sharing.roles import Permission

EVALUATE = Permission.EVALUATE_CENTRE


@page(Event.FORM_OPENED, permission=EVALUATE)
@require_http_methods(["GET", "POST"])
def partnership(request):
    """Show how the agencies of her centres have worked together, and record it."""
    centres = access.centres_with(request.user, EVALUATE)
    initial = {"centre": centres.first()}
    form = form_for(request, PartnershipForm, centres=centres, initial=initial)
    if done(request, form, lambda: _record(request, form)):
        messages.success(request, "The way of working is recorded.")
        return redirect("evaluation:partnership")
    found = [
        (centre, workings_of(centre=centre, viewer=request.user)) for centre in centres
    ]
    context = {"form": form, "draft": draft_of(request), "centres": found}
    return render(request, "evaluation/partnership.html", context)


def _record(request, form):
    centre = form.cleaned_data["centre"]
    record_partnership(centre=centre, way=form.way, by=request.user)


@page(EvaluationEvent.FIGURES_VIEWED, permission=Permission.SEE_FIGURES)
@require_safe
def working_and_outcomes(request):
    """Set ways of working against what became of children: association, not cause."""
    centres = access.reported_centres(request.user)
    asked = {"centre": request.GET.get("centre"), "period": request.GET.get("period")}
    form = BesideForm(asked, centres=centres)
    form.is_valid()
    centre = form.cleaned_data.get("centre") or centres.first()
    if centre is None:
        raise Http404("There is no centre to look at.")
    spans = {each.code: each for each in quarters()}
    span = spans.get(form.cleaned_data.get("period", ""), running_quarter())
    found = association(viewer=request.user, centre=centre, span=span)
    context = {
        "form": BesideForm({"centre": centre.pk, "period": span.code}, centres=centres),
        "centre": centre,
        "span": span,
        "found": found,
        "factors": [FACTORS[code] for code in DIMENSIONS],
        "tables": [
            _drawn("By model of working", "model", found.by_model),
            _drawn("By extent of partnership", "extent", found.by_extent),
        ],
        "method": METHOD,
        "sees_surveys": access.can_run_survey(request.user, centre),
        "may_record": access.can_evaluate(request.user, centre),
    }
    return render(request, "evaluation/working_and_outcomes.html", context)


def _drawn(title: str, code: str, told: Table):
    rows = [
        charts.Row(row.name, dict(zip(told.columns, row.numbers, strict=True)))
        for row in told.rows
    ]
    chart = charts.stacked_bars(
        code, f"{title}: children", names=told.columns, rows=rows
    )
    return title, told, chart if told.compares else None
