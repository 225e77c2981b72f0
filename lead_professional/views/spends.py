"""One purchase and its steps: decided, bought, checked, looked back at."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.views.frame import case_context
from lead_professional.commands import spending
from lead_professional.forms.budgets import BuyForm, DecideForm, OutcomeForm
from lead_professional.queries import budgets as queries
from lead_professional.views.budgets import form_page, tried

POSTED = require_http_methods(["GET", "POST"])
HERE = "lead_professional:spend"


@case_page(Event.BUDGET_VIEWED)
@require_safe
def show(request, case, spend):
    """Show one purchase, and what may follow."""
    found = queries.spend_page(viewer=request.user, case=case, pk=spend)
    context = case_context(request, case, "plan", page=found)
    return TemplateResponse(request, "lead_professional/spend.html", context)


def _found(request, case, spend):
    access.check_can_coordinate(request.user, case)
    return queries.spend_of(viewer=request.user, case=case, pk=spend)


@case_page(Event.FORM_OPENED)
@POSTED
def decide(request, case, spend):
    """Say yes or no to what somebody else asked for."""
    found = queries.spend_to_decide(viewer=request.user, case=case, pk=spend)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, form, found):
        return redirect(HERE, pk=case.pk, spend=found.pk)
    return form_page(request, case, form, f"Decide: {found.words}", "Save the decision")


def _decided(request, form, found) -> bool:
    words = form.cleaned_data["words"]
    if form.cleaned_data["answer"] == "yes":
        said = {"spend": found, "panel_words": words}
        return tried(request, form, spending.approve, **said)
    return tried(request, form, spending.refuse, spend=found, because=words)


@case_page(Event.FORM_OPENED)
@POSTED
def buy(request, case, spend):
    """Hand the receipt in."""
    found = _found(request, case, spend)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BuyForm(*sent)
    if form.is_valid():
        said = {"spend": found, "pence": form.pence, "receipt": form.scan}
        if tried(request, form, spending.buy, **said):
            return redirect(HERE, pk=case.pk, spend=found.pk)
    return form_page(request, case, form, f"Bought: {found.words}", "Hand in")


@case_page(Event.FORM_OPENED)
@POSTED
def look_back(request, case, spend):
    """Write what came of it."""
    found = _found(request, case, spend)
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = {"spend": found, "outcome": form.cleaned_data["outcome"]}
        if tried(request, form, spending.look_back, **said):
            return redirect(HERE, pk=case.pk, spend=found.pk)
    return form_page(request, case, form, f"Looking back: {found.words}", "Save")


@case_page(Event.BUDGET_VIEWED)
@require_POST
def check(request, case, spend):
    """Say, as a third person, that the receipt is right."""
    return _at_once(request, case, spend, spending.check_receipt)


@case_page(Event.BUDGET_VIEWED)
@require_POST
def take_back(request, case, spend):
    """Buy nothing after all."""
    return _at_once(request, case, spend, spending.take_back)


def _at_once(request, case, spend, command):
    found = _found(request, case, spend)
    try:
        command(spend=found, by=request.user)
    except NotPossibleNow as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, "It is written down.")
    return redirect(HERE, pk=case.pk, spend=found.pk)
