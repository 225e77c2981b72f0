"""Leaving and moving: who leaves, what each holds, handing it on, and the end of it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands import leaving as commands
from agencies.forms.leaving import LeadForm, LeavingForm, PassForm
from agencies.queries import leaving as queries
from cases.form_pages import did, draft_of, form_for
from config.forms import HouseForm
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.exceptions import AccessDenied, NotPossibleNow

FOLDER = "agencies/leaving"
POSTED = require_http_methods(["GET", "POST"])
ONE = "agencies:leaving"


@page(AgencyEvent.LEAVINGS_VIEWED)
@require_safe
def list_leavings(request):
    """Show who leaves the teams that she answers for, and who left lately."""
    access.check_can_see_leavings(request.user)
    found = queries.leavings(viewer=request.user)
    return TemplateResponse(request, f"{FOLDER}/list.html", {"leavings": found})


@page(AgencyEvent.LEAVINGS_VIEWED)
@POSTED
def start(request):
    """Say who leaves, on which day, and whether she moves to another team."""
    access.check_can_see_leavings(request.user)
    form = form_for(
        request,
        LeavingForm,
        places=queries.places_to_leave(viewer=request.user),
        teams=queries.teams_to_move_to(viewer=request.user),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and (begun := _begun(request, form))
    ):
        return redirect(ONE, leaving=begun.pk)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, f"{FOLDER}/start.html", context)


def _begun(request, form):
    said = form.cleaned_data
    try:
        return commands.begin(
            membership=said["place"],
            last_day=said["last_day"],
            to_team=said["to_team"],
            words=said["words"],
            by=request.user,
        )
    except (NotPossibleNow, AccessDenied) as refused:
        form.add_error(None, str(refused))
        return None


@page(AgencyEvent.LEAVINGS_VIEWED)
@require_safe
def show(request, leaving):
    """Show everything that she still holds, and where it is handed on."""
    found = queries.leaving_of(viewer=request.user, pk=leaving)
    held = queries.held_by(viewer=request.user, leaving=found)
    can_end = access.can_end_well(request.user, found.membership)
    context = {"leaving": found, "held": held, "can_end": can_end}
    return TemplateResponse(request, f"{FOLDER}/leaving.html", context)


@page(AgencyEvent.LEAVINGS_VIEWED)
@POSTED
def hand_on(request, leaving, held):
    """Hand on what she holds of one kind: all at once to one person, or some of it."""
    found = queries.leaving_of(viewer=request.user, pk=leaving)
    part = queries.part_of(viewer=request.user, leaving=found, key=held)
    form_class = LeadForm if held == "families-led" else PassForm
    offered = _offered(request.user, found)
    form = form_for(request, form_class, rows=part.rows, **offered)
    if (
        request.method == "POST"
        and form.is_valid()
        and _handed(request, form, found, held)
    ):
        return redirect(ONE, leaving=found.pk)
    context = {"leaving": found, "part": part, "form": form, "draft": draft_of(request)}
    context["nobody"] = not offered["loads"]
    context["is_hers"] = found.membership.practitioner_id == request.user.pk
    return TemplateResponse(request, f"{FOLDER}/hand_on.html", context)


def _offered(viewer, leaving) -> dict:
    colleagues = queries.successors(viewer=viewer, leaving=leaving)
    loads = queries.loads(viewer=viewer, colleagues=colleagues)
    return {"colleagues": colleagues, "loads": loads}


def _handed(request, form, leaving, key) -> bool:
    to, by = form.cleaned_data["to"], request.user
    try:
        if key == "families-led":
            passed = commands.ask_to_lead(
                leaving=leaving, asked=form.asked, to=to, by=by
            )
        else:
            passed = commands.hand_on(
                leaving=leaving,
                key=key,
                keys=form.keys,
                to=to,
                words=form.cleaned_data["words"],
                by=by,
            )
    except NotPossibleNow as refused:
        for words in str(refused).split("\n"):
            form.add_error(None, words)
        return False
    verb = "asked about" if key == "families-led" else "handed on"
    messages.success(request, f"{passed.done} {verb}, to {to.practitioner}.")
    for words in passed.refused:
        messages.warning(request, words)
    return True


@page(AgencyEvent.LEAVINGS_VIEWED)
@POSTED
def finish(request, leaving):
    """Ask once more, then end the place with its last day."""
    return _end(request, leaving, commands.finish, "finish", "Everything is handed on.")


@page(AgencyEvent.LEAVINGS_VIEWED)
@POSTED
def call_off(request, leaving):
    """Ask once more, then let her stay."""
    return _end(request, leaving, commands.call_off, "call_off", "They stay.")


def _end(request, pk, command, name, told):
    found = queries.leaving_of(viewer=request.user, pk=pk)
    access.check_can_end_well(request.user, found.membership)
    form = form_for(request, HouseForm)
    asked = request.method == "POST"
    if asked and did(request, form, command, told, leaving=found, by=request.user):
        return redirect(ONE, leaving=found.pk)
    held = queries.held_by(viewer=request.user, leaving=found)
    context = {"leaving": found, "held": held, "form": form}
    return TemplateResponse(request, f"{FOLDER}/{name}.html", context)
