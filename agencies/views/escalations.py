"""A difficulty that is passed upwards: seen by all on its way, answered by a day."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import escalations as commands
from agencies.forms.escalations import AnswerForm, EscalationForm, PassOnForm
from agencies.queries import bodies
from agencies.queries import escalations as queries
from agencies.views.body_pages import Words, form_page
from cases.form_pages import did, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])
FORM = page(Event.FORM_OPENED)
SHOWN = page(AgencyEvent.ESCALATIONS_VIEWED)


@SHOWN
@require_safe
def list_escalations(request):
    """List what she raised, and what came to or from her bodies."""
    rows = queries.escalations(viewer=request.user)[:100]
    context = {
        "rows": [(row, queries.is_owed(row), queries.is_overdue(row)) for row in rows],
        "may_raise": access.can_raise_escalation(request.user, None),
    }
    return TemplateResponse(request, "agencies/bodies/escalations.html", context)


@FORM
@POSTED
def raise_escalation(request):
    """Put a difficulty to a body."""
    access.check_can_raise_escalation(request.user, None)
    form = form_for(
        request,
        EscalationForm,
        initial={"from_body": request.GET.get("from", "")[:36]},
        mine=queries.her_bodies(viewer=request.user),
        bodies=bodies.other_bodies(viewer=request.user),
    )
    if request.method == "POST" and form.is_valid():
        said = {"said": form.cleaned_data, "by": request.user}
        done = "It is with them now. You are told when they answer."
        if did(request, form, commands.raise_escalation, done, **said):
            return redirect("agencies:escalations")
    url = reverse("agencies:escalations")
    words = Words("Raise a difficulty", url, "Difficulties raised", button="Raise it")
    return form_page(request, form, words)


@SHOWN
@require_safe
def show_escalation(request, escalation):
    """Show a difficulty with its whole way."""
    found = queries.escalation_for(viewer=request.user, pk=escalation)
    owed = queries.is_owed(found)
    way = queries.way_of(viewer=request.user, escalation=found)
    context = {
        "escalation": found,
        "way": [(row, queries.is_overdue(row)) for row in way],
        "first": way[0],
        "may_answer": owed and access.can_answer_escalation(request.user, found),
        "may_withdraw": owed and access.can_withdraw_escalation(request.user, found),
    }
    return TemplateResponse(request, "agencies/bodies/escalation.html", context)


@FORM
@POSTED
def answer_escalation(request, escalation):
    """Answer for the body."""
    found = _to_answer(request, escalation)
    form = form_for(request, AnswerForm)
    if request.method == "POST" and form.is_valid():
        said = {"escalation": found, **form.cleaned_data, "by": request.user}
        done = "It is answered. Whoever raised it is told."
        if did(request, form, commands.answer_escalation, done, **said):
            return redirect("agencies:escalation", found.pk)
    return form_page(request, form, _around(found, "Answer a difficulty", "Answer"))


@FORM
@POSTED
def pass_on_escalation(request, escalation):
    """Pass a difficulty on to another body."""
    found = _to_answer(request, escalation)
    others = bodies.other_bodies(viewer=request.user, body=found.to_body)
    initial = {"to_body": found.to_body.reports_to_id}
    form = form_for(request, PassOnForm, initial=initial, bodies=others)
    if request.method == "POST" and form.is_valid():
        said = {"escalation": found, **form.cleaned_data, "by": request.user}
        done = "It is passed on. Whoever raised it is told."
        if did(request, form, commands.pass_on_escalation, done, **said):
            return redirect("agencies:escalation", found.pk)
    return form_page(
        request, form, _around(found, "Pass a difficulty on", "Pass it on")
    )


@page()
@require_POST
def withdraw_escalation(request, escalation):
    """Take back what one raised oneself."""
    found = queries.escalation_for(viewer=request.user, pk=escalation)
    try:
        commands.withdraw_escalation(escalation=found, by=request.user)
        messages.success(request, "It is taken back.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("agencies:escalation", found.pk)


def _to_answer(request, pk):
    found = queries.escalation_for(viewer=request.user, pk=pk)
    access.check_can_answer_escalation(request.user, found)
    return found


def _around(found, title: str, button: str) -> Words:
    url = reverse("agencies:escalation", args=[found.pk])
    return Words(title, url, "The difficulty", button=button, lead=found.words)
