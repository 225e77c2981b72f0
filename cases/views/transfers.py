"""A family moves to another area: prepared, handed over, arrived, or called off."""

from functools import partial

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import transfers as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.transfers import ArrivedForm, CallOffForm, TransferForm
from cases.queries import transfers as queries
from cases.queries.header import case_header
from information_sharing.audit import Event
from information_sharing.door import case_page


@case_page(Event.TRANSFER_VIEWED)
@require_http_methods(["GET", "POST"])
def show_transfer(request, case):
    """Show how far the move is, or ask where the family moves to."""
    moving = queries.moving(viewer=request.user, case=case)
    form = form_for(request, TransferForm)
    if request.method == "POST" and form.is_valid():
        prepare = partial(commands.prepare_transfer, case=case, move=form.move)
        if did(request, form, prepare, by=request.user):
            return redirect("cases:transfer", case.pk)
    return _page(request, case, "cases/transfers/transfer.html", form, moving=moving)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def confirm_arrival(request, case):
    """Ask who said that it has arrived; list what ends before the case is closed."""
    transfer = queries.transfer_under_way(viewer=request.user, case=case)
    form = form_for(request, ArrivedForm)
    if request.method == "POST" and form.is_valid():
        arrive = partial(commands.confirm_arrival, transfer=transfer, words=form.words)
        told = "It is recorded that the hand-over has arrived."
        said = {"close": form.closes, "by": request.user}
        if did(request, form, arrive, told, **said):
            return redirect(case)
    left = queries.left_open(viewer=request.user, case=case)
    more = {"transfer": transfer, "left": left}
    return _page(request, case, "cases/transfers/arrived.html", form, **more)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def call_off(request, case):
    """Ask why nothing is handed over after all."""
    transfer = queries.transfer_under_way(viewer=request.user, case=case)
    form = form_for(request, CallOffForm)
    if request.method == "POST" and form.is_valid():
        said = {"transfer": transfer, **form.cleaned_data, "by": request.user}
        told = "The hand-over is called off."
        if did(request, form, commands.call_off_transfer, told, **said):
            return redirect("cases:transfer", case.pk)
    more = {"transfer": transfer}
    return _page(request, case, "cases/transfers/call_off.html", form, **more)


def _page(request, case, template, form, **more):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, "form": form, **more}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, template, context)
