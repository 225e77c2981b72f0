"""The sheet of a session: ticked on a tablet, somebody new, or typed from paper."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_POST

from cases import drafts
from cases.commands import sheets as commands
from cases.form_pages import draft_of
from cases.forms.activities import PaperForm, TickForm, ticked_in, waits_in
from cases.models import SignIn
from cases.queries import activities as queries
from cases.queries.on_the_sheet import offered, others_of_number
from cases.views.activities import FAMILIES, done, sent
from cases.views.aside import SeeOther, aside_to
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

BOTH = ["GET", "POST"]


@page(Event.SHEET_VIEWED, permission=FAMILIES)
@require_http_methods(BOTH)
def show_sheet(request, session):
    """Show who came, as far as it is shared, and tick who is here."""
    found = queries.session_for(viewer=request.user, pk=session)
    if "aside" in request.POST:
        keep_ticks(request, found)
        return SeeOther(aside_to(request.POST["aside"], found))
    form = _ticks(request, found)
    if "enter" in request.POST and form.is_valid() and _enter(request, found, form):
        return redirect("cases:sheet", found.pk)
    return TemplateResponse(
        request, "cases/activities/sheet.html", _shown(request, found, form)
    )


def _shown(request, session, form) -> dict:
    looked_for = request.method == "POST" and "enter" not in request.POST
    draft = draft_of(request) if request.method == "GET" else None
    team = session.activity.team
    return {
        "session": session,
        "sheet": queries.sheet(viewer=request.user, session=session),
        "ticks": form,
        "form": None if looked_for else form,
        "looked_for": looked_for,
        "draft": draft if draft and waits_in(_typed(draft)) else None,
        "is_open": session.closed_at is None or form.is_bound,
        "can_reopen": access.can_reopen_sheet(request.user, team),
    }


def _ticks(request, session) -> TickForm:
    draft = draft_of(request) if request.method == "GET" else None
    posted = _typed(draft) if draft else request.POST
    children = offered(
        viewer=request.user,
        session=session,
        typed="" if draft else posted.get("find", ""),
        ticked=ticked_in(posted),
    )
    if "enter" in posted and not draft:
        return TickForm(posted, children=children)
    form = TickForm(children=children)
    if draft:
        form.go_on_from(draft)
        form.initial.pop("find", None)
    elif request.method == "POST":
        form.put_back(posted)
    return form


def _typed(draft) -> MultiValueDict:
    return MultiValueDict(draft.data)


def keep_ticks(request, session) -> None:
    """Keep who is ticked while she does something else on the sheet (R18)."""
    if waits_in(request.POST):
        path = reverse("cases:sheet", args=[session.pk])
        drafts.keep(by=request.user, path=path, post=request.POST)


def _enter(request, session, form):
    entry = {"session": session, "children": form.entered(), "lines": form.lines()}
    count = done(form, lambda: commands.fill_sheet(**entry, by=request.user))
    if count:
        messages.success(request, _told(count))
    return count


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(BOTH)
def type_from_paper(request, session):
    """Type ten lines of a paper sheet at once."""
    found = queries.session_for(viewer=request.user, pk=session)
    form = PaperForm(
        sent(request), others=partial(others_of_number, viewer=request.user)
    )
    if form.is_valid():
        count = done(form, lambda: _from_paper(request, found, form))
        if count:
            messages.success(request, _told(count, count.names))
            return redirect("cases:sheet", found.pk)
    context = {"form": form, "session": found}
    return TemplateResponse(request, "cases/activities/paper.html", context)


def _from_paper(request, session, form):
    source = SignIn.Source.PAPER
    return commands.enter_lines(
        session=session, lines=form.typed(), source=source, by=request.user
    )


@page(permission=FAMILIES)
@require_POST
def complete_sheet(request, session):
    """Say that the sheet is complete; nothing that is still ticked is passed over."""
    found = queries.session_for(viewer=request.user, pk=session)
    if waits_in(request.POST):
        keep_ticks(request, found)
        messages.error(request, "Put the ticked on the sheet first, or untick them.")
        return SeeOther(reverse("cases:sheet", args=[found.pk]))
    return _changed(request, found, commands.complete_sheet, "The sheet is complete.")


@page(permission=Permission.REOPEN_SHEETS)
@require_POST
def reopen_sheet(request, session):
    """Open a complete sheet again, as a manager of the team."""
    found = queries.session_for(viewer=request.user, pk=session)
    return _changed(request, found, commands.reopen_sheet, "The sheet is open again.")


def _changed(request, session, command, told):
    try:
        command(session=session, by=request.user)
        messages.success(request, told)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:sheet", session.pk)


def _told(count, names=()) -> str:
    """Return how many lines became what: the same for unknown and not shared (R8)."""
    words = [
        (commands.CHILD, "as a child your team knows"),
        (commands.NAME, "as a name"),
        (commands.THERE, "on the sheet before"),
    ]
    told = [f"{count[kind]} {what}" for kind, what in words if count[kind]]
    kept = f" Kept as a name: {', '.join(names)}." if names else ""
    return f"Entered: {', '.join(told)}.{kept}"
