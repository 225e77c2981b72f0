"""Reports that are made each month or quarter: wanted, listed, ended."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import draft_of, form_for
from evaluation import queries
from evaluation.commands.editions import end_edition, want_edition
from evaluation.forms.reports import EditionForm
from evaluation.views.reports import choices_for
from information_sharing.audit import EvaluationEvent as Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

REPORT = Permission.SEE_FIGURES


@page(Event.EDITIONS_VIEWED, permission=REPORT)
@require_http_methods(["GET", "POST"])
def editions(request):
    """List her regular reports, and ask for one."""
    form = form_for(request, EditionForm, **choices_for(request))
    if request.method == "POST" and form.is_valid():
        try:
            want_edition(**form.cleaned_data, by=request.user)
            return redirect("evaluation:editions")
        except NotPossibleNow as error:
            form.add_error(None, str(error))
    found = queries.editions_of(viewer=request.user)[:100]
    context = {"form": form, "draft": draft_of(request), "editions": found}
    return render(request, "evaluation/editions.html", context)


@page(permission=REPORT)
@require_POST
def edition_end(request, edition):
    """End a regular report of hers."""
    hers = queries.editions_of(viewer=request.user).filter(ended_at__isnull=True)
    end_edition(edition=get_object_or_404(hers, pk=edition), by=request.user)
    return redirect("evaluation:editions")
