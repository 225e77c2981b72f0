"""The agenda, and who may hear what."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.clearing import How
from cases.commands import agenda as commands
from cases.form_pages import form_for
from cases.forms.in_meeting import ItemForm
from cases.forms.plan import WHOLE_FAMILY
from cases.meeting_locks import version_of
from cases.queries import meetings as queries
from cases.queries.meeting_room import matrix
from cases.views.invitations import about
from cases.views.meeting_pages import context_of, done, form_page, screen_of
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def add_item(request, case, meeting):
    """Put something on the agenda."""
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    access.check_can_write(request.user, case, Category.PLAN)
    form = form_for(request, ItemForm, **about(request.user, case))
    if form.is_valid():
        made = done(
            form,
            lambda: commands.add_item(meeting=found, text=form.text, by=request.user),
        )
        if made:
            messages.success(request, "It is on the agenda.")
            return redirect(queries.where_to(found))
    words = {"heading": "Add to the agenda", "button": "Add it", "on_screen": found}
    return form_page(request, case, form, back=queries.where_to(found), **words)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def change_item(request, case, agenda_item):
    """Change an item; two people changing it are told, and neither loses."""
    found = queries.item_for(viewer=request.user, case=case, pk=agenda_item)
    access.check_can_write(request.user, case, found.category, found.person)
    form = form_for(
        request, ItemForm, initial=_as_it_stands(found), **about(request.user, case)
    )
    if form.is_valid() and _changed(request, found, form):
        messages.success(request, "The agenda is changed.")
        return redirect("cases:meeting", case.pk, found.meeting_id)
    words = {"heading": "Change an item of the agenda", "button": "Change it"}
    words["remove_url"] = reverse("cases:remove-item", args=[case.pk, found.pk])
    back = queries.address_of(found.meeting)
    return form_page(request, case, form, back=back, **words)


def _as_it_stands(item) -> dict:
    return {
        "heading": item.heading,
        "aim": item.aim,
        "about": str(item.person_id or WHOLE_FAMILY),
        "category": item.category,
        "seen": version_of(item),
    }


def _changed(request, item, form) -> bool:
    seen = form.cleaned_data["seen"]
    try:
        commands.change_item(item=item, text=form.text, seen=seen, by=request.user)
    except EditedMeanwhile as conflict:
        form.add_error(None, f"{conflict} It now reads: “{conflict.theirs.heading}”.")
        form.data = form.data.copy()
        form.data["seen"] = version_of(conflict.theirs)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
    return not form.errors


@case_page(Event.MEETINGS_VIEWED)
@require_POST
def remove_item(request, case, agenda_item):
    """Take something off the agenda."""
    found = queries.item_for(viewer=request.user, case=case, pk=agenda_item)
    try:
        commands.remove_item(item=found, by=request.user)
        messages.success(request, "It is off the agenda.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:meeting", case.pk, found.meeting_id)


@case_page(Event.MEETINGS_VIEWED)
@require_safe
def show_clearance(request, case, meeting):
    """Show who may hear what, asked anew; those who coordinate settle the gaps.

    While people sit together it is asked first whether anybody looks on: what is not
    cleared yet stands here.
    """
    access.check_can_coordinate(request.user, case)
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    if found.status == found.Status.UNDER_WAY and "alone" not in request.GET:
        context = context_of(request, case, **screen_of(found))
        return TemplateResponse(request, "cases/meetings/alone.html", context)
    context = context_of(
        request,
        case,
        meeting=found,
        matrix=matrix(viewer=request.user, meeting=found),
        is_to_come=found.status in {"PLANNED", "UNDER_WAY"} and case.is_open,
    )
    return TemplateResponse(request, "cases/meetings/clearance.html", context)


@case_page(Event.MEETINGS_VIEWED)
@require_POST
def settle(request, case, agenda_item, invitee):
    """Settle one gap, or take back how it was settled."""
    access.check_can_coordinate(request.user, case)
    item = queries.item_for(viewer=request.user, case=case, pk=agenda_item)
    guest = queries.guest_for(viewer=request.user, case=case, pk=invitee)
    try:
        _settled(request, item, guest)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    back = reverse("cases:clearance", args=[case.pk, item.meeting_id])
    return redirect(f"{back}?alone=1")


def _settled(request, item, guest):
    how = request.POST.get("how", "")
    if how not in How.values:
        commands.unsettle(item=item, invitee=guest, by=request.user)
    else:
        commands.settle(item=item, invitee=guest, how=how, by=request.user)
