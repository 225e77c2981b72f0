"""A family's budget: what is in it, what was asked for, what was bought."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from config.downloads import given_back
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission
from information_sharing.views.frame import case_context
from lead_professional import commands
from lead_professional.commands import spending
from lead_professional.forms.budgets import AskForm, LimitsForm, OpenForm, ReverseForm
from lead_professional.queries import budgets as queries
from lead_professional.queries.files import file_of
from lead_professional.queries.limits import limits

POSTED = require_http_methods(["GET", "POST"])
HERE = "lead_professional:budget"


@case_page(Event.BUDGET_VIEWED)
@require_safe
def show(request, case):
    """Show the budgets of this family, their ledger, and what was asked for."""
    money = queries.money_of(viewer=request.user, case=case)
    context = case_context(request, case, "plan", money=money)
    return TemplateResponse(request, "lead_professional/budget.html", context)


def _check_may(request, case):
    access.check_can_coordinate(request.user, case)
    access.check_can_write(request.user, case, Category.HOUSING_MONEY)


@case_page(Event.FORM_OPENED)
@POSTED
def open_budget(request, case):
    """Put money into the budget of whoever leads."""
    _check_may(request, case)
    form = form_for(request, OpenForm)
    if request.method == "POST" and form.is_valid():
        said = {"case": case, "pence": form.pence}
        if tried(request, form, commands.open_budget, **said):
            return redirect(HERE, pk=case.pk)
    return form_page(request, case, form, "Put money into the budget", "Put it in")


@case_page(Event.FORM_OPENED)
@POSTED
def ask(request, case):
    """Ask for something to be bought."""
    _check_may(request, case)
    form = form_for(
        request,
        AskForm,
        goals=queries.goals_to_serve(viewer=request.user, case=case),
        children=queries.children_of_money(viewer=request.user, case=case),
        files=request.FILES or None,
    )
    if request.method == "POST" and form.is_valid():
        said = {"case": case, "wanted": form.wanted}
        if tried(request, form, spending.ask_for, **said):
            return redirect(HERE, pk=case.pk)
    return form_page(request, case, form, "Ask for something to be bought", "Ask")


@case_page(Event.FORM_OPENED)
@POSTED
def reverse_entry(request, case, entry):
    """Take a line of the ledger back."""
    _check_may(request, case)
    found = queries.entry_of(viewer=request.user, case=case, pk=entry)
    form = form_for(request, ReverseForm)
    if request.method == "POST" and form.is_valid():
        said = {"entry": found, "words": form.cleaned_data["words"]}
        if tried(request, form, commands.reverse_entry, **said):
            return redirect(HERE, pk=case.pk)
    return form_page(request, case, form, "Take a line back", "Take it back")


@case_page(Event.SPEND_FILE_READ)
@require_safe
def read_file(request, case, spend, which):
    """Give the price in writing, or the receipt."""
    found = queries.spend_of(viewer=request.user, case=case, pk=spend)
    kept = file_of(found, which)
    if kept is None:
        raise Http404("No such page.")
    return given_back(f"{which}-{case.reference}", kept)


@page(Event.SPEND_LIMITS_VIEWED, permission=Permission.SET_LOCAL_TERMS)
@POSTED
def change_limits(request):
    """Show from which amounts on others decide, and change them."""
    now = limits()
    amounts = {name: getattr(now, f"{name}_pence") for name in LimitsForm.base_fields}
    initial = {name: f"{pence / 100:.2f}" for name, pence in amounts.items()}
    form = form_for(request, LimitsForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.change_limits(limits=form.put_in(now), by=request.user)
        messages.success(request, "The limits are saved.")
        return redirect("lead_professional:limits")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "lead_professional/limits.html", context)


def tried(request, form, command, **said) -> bool:
    """Return whether a command went through; what stopped it is said in the form."""
    try:
        command(by=request.user, **said)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is written down.")
    return True


def form_page(request, case, form, heading, button):
    """Return a form about a family's money."""
    context = case_context(request, case, "plan", form=form)
    context |= {"heading": heading, "button": button, "draft": draft_of(request)}
    return TemplateResponse(request, "lead_professional/budget_form.html", context)
