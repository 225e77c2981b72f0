"""Visits of a family: booked, looked at, written down in a minute, moved, called off."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import visits as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.visits import (
    BookForm,
    CallOffForm,
    HandOverVisitForm,
    MoveVisitForm,
    NotSeenForm,
    RecordForm,
)
from cases.queries import notes
from cases.queries import visits as queries
from cases.queries.colleagues import colleagues
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page

POSTED = require_http_methods(["GET", "POST"])
PER_PAGE = 20


@page(Event.VISITS_VIEWED)
@require_safe
def my_visits(request):
    """Show her own visits, by day."""
    context = {"visits": queries.my_visits(viewer=request.user)}
    return TemplateResponse(request, "cases/visits/mine.html", context)


@case_page(Event.VISITS_VIEWED)
@require_safe
def list_visits(request, case):
    """List the visits of a family: to come, and over."""
    over = Paginator(queries.past(viewer=request.user, case=case), PER_PAGE)
    more = {
        "coming": queries.coming(viewer=request.user, case=case),
        "over": over.get_page(request.GET.get("page")),
        "can_book": case.is_open and bool(access.written(request.user, case)),
    }
    return _page(request, case, "list", **more)


@case_page(Event.FORM_OPENED)
@POSTED
def book_visit(request, case):
    """Book a visit, with all that may be known of the days around it."""
    user = request.user
    form = form_for(
        request,
        BookForm,
        desk=notes.desk_for(viewer=user, case=case),
        colleagues=queries.who_could_come(viewer=user, case=case),
    )
    if form.is_valid() and _booked(request, case, form):
        messages.success(request, "The visit is booked.")
        return redirect("cases:visits", pk=case.pk)
    day = getattr(form, "cleaned_data", {}).get("planned_on") or timezone.localdate()
    near = queries.around(viewer=user, case=case, on=day)
    draft = draft_of(request)
    return _page(request, case, "book", form=form, draft=draft, day=day, around=near)


def _booked(request, case, form) -> bool:
    booking, user = form.booking(), request.user
    if not form.warn(queries.warnings(viewer=user, case=case, on=booking.planned_on)):
        return False
    subject = form.subject()
    write = {"case": case, "subject": subject, "booking": booking, "by": user}
    return did(request, form, commands.book_visit, **write)


@case_page(Event.VISITS_VIEWED)
@require_safe
def show_visit(request, case, visit):
    """Show one visit, with what is due around it."""
    found = queries.visit_for(viewer=request.user, case=case, pk=visit)
    open_still = case.is_open and found.status == found.Status.PLANNED
    more = {
        "visit": found,
        "around": queries.around(viewer=request.user, case=case, on=found.planned_on),
        "can_record": open_still and access.can_record_visit(request.user, found),
        "can_change": open_still and access.can_change_visit(request.user, found),
    }
    return _page(request, case, "visit", **more)


@case_page(Event.FORM_OPENED)
@POSTED
def record_visit(request, case, visit):
    """Write down how a visit went."""
    found = _to_record(request, case, visit)
    desk = notes.desk_for(viewer=request.user, case=case)
    form = form_for(request, RecordForm, desk=desk, visit=found)
    if form.is_valid():
        write = {"visit": found, "done": form.done(), "by": request.user}
        if did(request, form, commands.record_visit, **write):
            messages.success(request, "It is in the chronology.")
            return redirect("cases:visits", pk=case.pk)
    return _form_page(request, case, found, form, "How did it go?", "Save")


@case_page(Event.FORM_OPENED)
@POSTED
def nobody_there(request, case, visit):
    """Write down that nobody was there."""
    found = _to_record(request, case, visit)
    form = form_for(request, NotSeenForm)
    return _with_words(
        request, found, form, commands.nobody_was_there, "Nobody was there", "Save"
    )


@case_page(Event.FORM_OPENED)
@POSTED
def call_off_visit(request, case, visit):
    """Call a visit off."""
    found = _to_change(request, case, visit)
    form = form_for(request, CallOffForm)
    return _with_words(
        request,
        found,
        form,
        commands.call_off_visit,
        "Call the visit off",
        "Call it off",
    )


def _with_words(request, visit, form, command, heading, button):
    if form.is_valid():
        write = {"visit": visit, "by": request.user, **form.cleaned_data}
        if did(request, form, command, **write):
            messages.success(request, "It is written down.")
            return redirect("cases:visits", pk=visit.case_id)
    return _form_page(request, visit.case, visit, form, heading, button)


@case_page(Event.FORM_OPENED)
@POSTED
def move_visit(request, case, visit):
    """Move a visit to another day."""
    found = _to_change(request, case, visit)
    form = form_for(request, MoveVisitForm)
    if form.is_valid() and _moved(request, found, form):
        messages.success(request, "The visit has its new day.")
        return redirect("cases:visit", pk=case.pk, visit=found.pk)
    return _form_page(request, case, found, form, "Move the visit", "Move it")


def _moved(request, visit, form) -> bool:
    said, user = form.cleaned_data, request.user
    day = said["planned_on"]
    if not form.warn(queries.warnings(viewer=user, case=visit.case, on=day, but=visit)):
        return False
    names = ("planned_on", "begins", "reason")
    write = {name: said[name] for name in names}
    write |= {"visit": visit, "by": user}
    return did(request, form, commands.move_visit, **write)


@case_page(Event.FORM_OPENED)
@POSTED
def hand_over_visit(request, case, visit):
    """Give a visit to a colleague."""
    found = _to_change(request, case, visit)
    others = [
        one
        for one in colleagues(viewer=request.user, case=case)
        if one.practitioner and one.practitioner != found.practitioner
    ]
    form = form_for(request, HandOverVisitForm, colleagues=others)
    if form.is_valid() and _handed_over(request, found, form):
        messages.success(request, "The visit is handed over. They are told.")
        return redirect("cases:visits", pk=case.pk)
    return _form_page(request, case, found, form, "Hand the visit over", "Hand it over")


def _handed_over(request, visit, form) -> bool:
    to, reason = form.chosen, form.cleaned_data["reason"]
    write = {"visit": visit, "to": to.practitioner, "team": to.team, "reason": reason}
    return did(request, form, commands.hand_over_visit, **write, by=request.user)


def _to_record(request, case, pk):
    found = queries.visit_for(viewer=request.user, case=case, pk=pk)
    access.check_can_record_visit(request.user, found)
    return found


def _to_change(request, case, pk):
    found = queries.visit_for(viewer=request.user, case=case, pk=pk)
    access.check_can_change_visit(request.user, found)
    return found


def _form_page(request, case, visit, form, heading, button):
    more = {"visit": visit, "form": form, "heading": heading, "button": button}
    draft = draft_of(request)
    return _page(request, case, "form", draft=draft, **more)


def _page(request, case, name, **more):
    header = case_header(viewer=request.user, case=case, current="visits")
    context = {"case": case, "header": header, **more}
    return TemplateResponse(request, f"cases/visits/{name}.html", context)
