"""The document for somebody outside: made, read, and sent."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.form_pages import draft_of, form_for
from config.downloads import download
from information_sharing import access, commands, packing, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import SentForm
from information_sharing.views.coming_back import move_of
from information_sharing.views.frame import case_context


def _decision(request, case, pk):
    access.check_can_coordinate(request.user, case)
    return queries.decision_of(viewer=request.user, case=case, pk=pk)


@case_page(Event.DISCLOSURE_MADE)
@require_POST
def make(request, case, decision):
    """Make the document, once."""
    decision = _decision(request, case, decision)
    try:
        commands.make_disclosure(decision=decision, by=request.user)
        messages.success(request, "The document is made. Read it before you send it.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return _back(request, decision)


def _back(request, decision):
    """Lead back to the move that the document is for, else to its decision."""
    if move := move_of(request, decision):
        return redirect(move)
    return redirect("information_sharing:decision", decision.case_id, decision.pk)


@case_page(Event.DISCLOSURE_READ)
@require_safe
def read(request, case, decision):
    """Hand over the bytes that were made, if that is still right."""
    decision = _decision(request, case, decision)
    made = queries.readable_disclosure(decision, viewer=request.user)
    name = f"{case.reference}-{made.made_at:%Y-%m-%d}.pdf"
    return download(bytes(made.document), name)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def send(request, case, decision):
    """Record how the document leaves, and to whom."""
    decision = _decision(request, case, decision)
    made = queries.disclosure_of(decision, viewer=request.user)
    packing.check_may_know_the_move(request.user, made)
    form = form_for(request, SentForm, initial={"sent_to": decision.recipient})
    if request.method == "POST" and form.is_valid() and _sent(request, made, form):
        return _back(request, decision)
    context = case_context(request, case, decision=decision, form=form)
    context |= {
        "draft": draft_of(request),
        "paper": queries.disclosure_line(decision, viewer=request.user),
    }
    return TemplateResponse(
        request, "information_sharing/disclosure_sent.html", context
    )


def _sent(request, made, form) -> bool:
    how, to = form.cleaned_data["how"], form.cleaned_data["sent_to"]
    try:
        commands.record_sent(disclosure=made, how=how, to=to, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is recorded how this was sent.")
    return True
