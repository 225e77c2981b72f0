"""Messages inside a case: to people or roles who may read them."""

from django.contrib import messages as said
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import messages as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.messages import DecidedForm, MessageForm, ReplyForm
from cases.queries import messages as queries
from cases.queries import notes
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page

POSTED = require_http_methods(["GET", "POST"])
PER_PAGE = 20


@case_page(Event.MESSAGES_VIEWED)
@require_safe
def list_messages(request, case):
    """List her messages about a family."""
    found = queries.messages_of(viewer=request.user, case=case)
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    can_write = case.is_open and bool(access.written(request.user, case))
    return _page(request, case, "list", listed=listed, can_write=can_write)


@case_page(Event.FORM_OPENED)
@POSTED
def write_message(request, case):
    """Write to colleagues, or write down that we spoke."""
    form = form_for(
        request,
        MessageForm,
        desk=notes.desk_for(viewer=request.user, case=case),
        addressees=queries.addressees(viewer=request.user, case=case),
    )
    if form.is_valid() and _written(request, case, form):
        said.success(request, "It is sent. They are told that something waits.")
        return redirect("cases:messages", pk=case.pk)
    return _page(request, case, "write", form=form, draft=draft_of(request))


def _written(request, case, form) -> bool:
    write = {"case": case, "subject": form.subject(), "words": form.said()}
    write |= {"to": form.chosen(), "by": request.user}
    return did(request, form, commands.write_message, **write)


@case_page(Event.MESSAGES_VIEWED)
@POSTED
def show_message(request, case, message):
    """Show a message with its answers; whoever has it answers here."""
    found = queries.message_for(viewer=request.user, case=case, pk=message)
    form = form_for(request, ReplyForm)
    if form.is_valid():
        write = {"message": found, "by": request.user, **form.cleaned_data}
        if did(request, form, commands.answer_message, **write):
            return redirect("cases:message", pk=case.pk, message=found.pk)
    if request.method == "GET":
        commands.mark_read(message=found, by=request.user)
    more = {
        "message": found,
        "thread": queries.thread(viewer=request.user, message=found),
        "can_answer": case.is_open and access.can_answer_message(request.user, found),
    }
    return _page(request, case, "message", form=form, draft=draft_of(request), **more)


@case_page(Event.FORM_OPENED)
@POSTED
def copy_decision(request, case, message):
    """Copy what was decided to the chronology."""
    found = queries.message_for(viewer=request.user, case=case, pk=message)
    access.check_can_answer_message(request.user, found)
    teams = notes.desk_for(viewer=request.user, case=case).teams
    form = form_for(request, DecidedForm, teams=teams)
    if form.is_valid() and _copied(request, found, form):
        said.success(request, "It is in the chronology.")
        return redirect("cases:message", pk=case.pk, message=found.pk)
    return _page(
        request, case, "decided", form=form, message=found, draft=draft_of(request)
    )


def _copied(request, message, form) -> bool:
    decided, team = form.cleaned_data["decided"], form.chosen_team()
    write = {"message": message, "decided": decided, "team": team, "by": request.user}
    return did(request, form, commands.copy_decision, **write)


def _page(request, case, name, **more):
    header = case_header(viewer=request.user, case=case, current="messages")
    context = {"case": case, "header": header, **more}
    return TemplateResponse(request, f"cases/messages/{name}.html", context)
