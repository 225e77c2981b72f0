"""How far agencies work together, pair by pair; and how they answer each other."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import levels as commands
from agencies.forms.levels import FinderForm, LevelForm, MirrorForm
from agencies.ladder import LADDER, find_rung
from agencies.queries import bodies
from agencies.queries import levels as queries
from agencies.views.body_pages import Words, form_page
from cases.form_pages import did, form_for
from cases.queries.mirror import halves, mirror
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])
SHOWN = page(AgencyEvent.PARTNERSHIP_LEVELS_VIEWED)


@SHOWN
@require_safe
def list_levels(request):
    """List the pairs in the order of their names, with the ladder explained."""
    context = {
        "levels": queries.levels(viewer=request.user),
        "ladder": LADDER,
        "may_record": access.can_say_level(request.user),
    }
    return TemplateResponse(request, "agencies/levels/list.html", context)


@SHOWN
@require_safe
def show_level(request, partnership_level):
    """Show how far a pair works together, and all that was said of it before."""
    level = queries.level_for(viewer=request.user, pk=partnership_level)
    stands = not (level.confirmed_at or level.ended_at)
    history = queries.history_of(viewer=request.user, level=level)
    context = {
        "level": level,
        "step": LADDER[level.rung],
        "history": history,
        "otherwise": queries.said_otherwise(level, history),
        "may_confirm": stands and access.can_confirm_level(request.user, level),
        "may_record": access.can_record_level(request.user, level.one, level.other),
        "may_mirror": access.can_see_mirror(request.user, level.one, level.other),
    }
    return TemplateResponse(request, "agencies/levels/level.html", context)


@page(Event.FORM_OPENED)
@POSTED
def record_level(request):
    """Say how far one's agency works together with another."""
    access.check_can_say_level(request.user)
    form = form_for(
        request,
        LevelForm,
        initial={name: request.GET.get(name, "")[:36] for name in ("other", "rung")},
        mine=queries.agencies_to_rate(viewer=request.user),
        all_agencies=bodies.agencies_here(viewer=request.user),
    )
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("evidence", "review_on")}
        said |= {"rung": form.cleaned_data["rung"], "by": request.user}
        pair = (form.cleaned_data["one"], form.cleaned_data["other"])
        done = "It is said. Somebody who signs for the other agency confirms it."
        if did(request, form, commands.record_level, done, pair=pair, **said):
            return redirect("agencies:levels")
    title = "How far do two agencies work together?"
    words = Words(title, reverse("agencies:levels"), "Working together")
    return form_page(request, form, words)


@page()
@require_POST
def confirm_level(request, partnership_level):
    """Confirm it for the other agency."""
    level = queries.level_for(viewer=request.user, pk=partnership_level)
    try:
        commands.confirm_level(level=level, by=request.user)
        messages.success(request, "It is confirmed: both see it so.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("agencies:level", level.pk)


@SHOWN
@require_safe
def find_level(request):
    """Ask twelve questions, and say which rung the answers suggest."""
    form = FinderForm(request.GET or None)
    found = form.is_valid() and find_rung(form.cleaned_data)
    context = {"form": form, "found": found}
    return TemplateResponse(request, "agencies/levels/finder.html", context)


@page(AgencyEvent.MIRROR_VIEWED)
@require_safe
def show_mirror(request):
    """Show how two agencies answer each other's referrals, both ways side by side."""
    everybody = bodies.agencies_here(viewer=request.user)
    form = MirrorForm(request.GET or None, mine=everybody, all_agencies=everybody)
    periods = halves()
    half = next((h for h in periods if h.key == request.GET.get("half")), periods[0])
    may = queries.agencies_to_mirror(viewer=request.user).exists()
    context = {"form": form, "periods": periods, "half": half, "may": may}
    if form.is_valid():
        pair = {name: form.cleaned_data[name] for name in ("one", "other")}
        if access.can_see_mirror(request.user, *pair.values()):
            context["sides"] = mirror(viewer=request.user, half=half, **pair)
        else:
            form.add_error("one", "Choose an agency for which you answer")
    return TemplateResponse(request, "agencies/levels/mirror.html", context)
