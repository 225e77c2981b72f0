"""The sheet of a session: ticked on a tablet, somebody new, or typed from paper."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import sheets as commands
from cases.forms.activities import PaperForm, SomebodyForm, TickForm, ticked_in
from cases.models import SignIn
from cases.queries import activities as queries
from cases.queries.on_the_sheet import offered
from cases.views.activities import FAMILIES, done, sent
from information_sharing.audit import Event
from information_sharing.door import page

BOTH = ["GET", "POST"]


@page(Event.SHEET_VIEWED, permission=FAMILIES)
@require_http_methods(BOTH)
def show_sheet(request, session):
    """Show who came, as far as it is shared, and tick who is here."""
    found = queries.session_for(viewer=request.user, pk=session)
    form = _ticks(request, found)
    if "enter" in request.POST and form.is_valid() and _enter(request, found, form):
        return redirect("cases:sheet", found.pk)
    looked_for = request.method == "POST" and "enter" not in request.POST
    context = {
        "session": found,
        "sheet": queries.sheet(viewer=request.user, session=found),
        "ticks": form,
        "form": None if looked_for else form,
        "looked_for": looked_for,
    }
    return TemplateResponse(request, "cases/activities/sheet.html", context)


def _ticks(request, session) -> TickForm:
    posted = request.POST
    children = offered(
        viewer=request.user,
        session=session,
        typed=posted.get("find", ""),
        ticked=ticked_in(posted),
    )
    if "enter" in posted:
        return TickForm(posted, children=children)
    form = TickForm(children=children)
    form.put_back(posted)
    return form


def _enter(request, session, form):
    count = done(
        form,
        lambda: commands.enter_children(
            session=session, children=form.entered(), by=request.user
        ),
    )
    if count:
        came = "1 child is" if count == 1 else f"{count} children are"
        messages.success(request, f"{came} on the sheet.")
    return count


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(BOTH)
def add_somebody(request, session):
    """Enter one child whom the team does not know by name."""
    found = queries.session_for(viewer=request.user, pk=session)
    form = SomebodyForm(sent(request))
    if form.is_valid():
        count = _keep(request, found, [form.typed()], SignIn.Source.SHEET)
        messages.success(request, _told(count))
        return redirect("cases:sheet", found.pk)
    context = {"form": form, "session": found}
    return TemplateResponse(request, "cases/activities/somebody.html", context)


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(BOTH)
def type_from_paper(request, session):
    """Type ten lines of a paper sheet at once."""
    found = queries.session_for(viewer=request.user, pk=session)
    form = PaperForm(sent(request))
    if form.is_valid():
        count = _keep(request, found, form.typed(), SignIn.Source.PAPER)
        messages.success(request, _told(count))
        return redirect("cases:sheet", found.pk)
    context = {"form": form, "session": found}
    return TemplateResponse(request, "cases/activities/paper.html", context)


def _keep(request, session, lines, source):
    return commands.enter_lines(
        session=session, lines=lines, source=source, by=request.user
    )


def _told(count) -> str:
    """Return how many lines became what: the same for unknown and not shared (R8)."""
    words = [
        (commands.CHILD, "as a child your team knows"),
        (commands.NAME, "as a name"),
        (commands.THERE, "on the sheet before"),
    ]
    told = [f"{count[kind]} {what}" for kind, what in words if count[kind]]
    return f"Entered: {', '.join(told)}."
