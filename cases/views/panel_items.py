"""A family before a panel: put on its list, asked about beforehand, decided with a reason."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from agencies.queries import teams_with_families
from cases.commands import panels as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.panels import DecideForm, PutForm
from cases.queries import panels as queries
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])


@case_page(Event.FORM_OPENED)
@POSTED
def put_to_panel(request, case):
    """Put the family on the list of a sitting."""
    meetings = queries.open_sittings(viewer=request.user, case=case)
    form = form_for(request, PutForm, meetings=meetings)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            item = commands.put_to_panel(case=case, by=request.user, **said)
        except NotPossibleNow as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The family is on the list.")
            return redirect("cases:panel-item", case.pk, item.pk)
    items = queries.items_of(viewer=request.user, case=case)
    return _page(request, case, "put", form=form, items=items, draft=draft_of(request))


@case_page(Event.PANELS_VIEWED)
@POSTED
def show_item(request, case, panel_item):
    """Show an item: who may hear it, and what was decided, or record it."""
    item = queries.item_for(viewer=request.user, case=case, pk=panel_item)
    form = form_for(request, DecideForm, teams=teams_with_families())
    if request.method == "POST" and form.is_valid() and _decided(request, item, form):
        return redirect("cases:panel-item", case.pk, item.pk)
    more = {
        "item": item,
        "hearers": queries.hearers(viewer=request.user, item=item),
        "put_off_to": queries.put_off_to(viewer=request.user, item=item),
        "can_decide": access.can_decide(request.user, item),
        "waits": item.outcome == "WAITING",
        "services": access.services_for(request.user, case),
    }
    draft = draft_of(request)
    return _page(request, case, "item", form=form, draft=draft, **more)


def _decided(request, item, form) -> bool:
    write = {"item": item, "decision": form.decision, "by": request.user}
    return did(
        request, form, commands.decide_item, "The decision is recorded.", **write
    )


def _page(request, case, name, **more):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, **more}
    return TemplateResponse(request, f"cases/panels/{name}.html", context)
