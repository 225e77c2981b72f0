"""Referrals: the list, the desk, one referral, the figures."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.worn import worn_first
from cases.commands import referrals as commands
from cases.form_pages import draft_of, form_for
from cases.forms.referrals import DeskForm
from cases.models import Referral
from cases.queries import referral_figures, referrals
from cases.queries.referral_work import tell_by
from cases.referral_steps import open_steps
from config.forms import valid_uuid
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

PER_PAGE = 25
REGISTER = Permission.REGISTER_FAMILY
POSTED = require_http_methods(["GET", "POST"])
KEPT = ("status", "source", "team", "mine")


@page(Event.REFERRALS_VIEWED, permission=REGISTER)
@require_safe
def list_referrals(request):
    """List the referrals of the reader's teams, the nearest promised day first."""
    wanted = _wanted(request.GET)
    rows = referrals.referrals_of(viewer=request.user)
    narrowed = wanted.narrow(rows, request.user)
    listed = Paginator(wanted.choose(narrowed), PER_PAGE).get_page(
        request.GET.get("page")
    )
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    context = {
        "page": listed,
        "lines": referrals.lines(listed),
        "tally": referrals.tally(narrowed),
        "wanted": wanted,
        "teams": access.teams_with_families(request.user),
        "sources": Referral.Source.choices,
        "query": "&".join(f"{name}={value}" for name, value in kept.items()),
    }
    return TemplateResponse(request, "cases/referrals/list.html", context)


def _wanted(asked) -> referrals.Wanted:
    team: UUID | None = valid_uuid(asked.get("team"))
    return referrals.Wanted(
        status=asked.get("status", ""),
        source=asked.get("source", ""),
        team=team,
        mine=asked.get("mine") == "1",
    )


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def add_referral(request):
    """Take a referral at the desk."""
    teams = worn_first(request.user, access.teams_with_families(request.user))
    form = form_for(request, DeskForm, teams=teams)
    if request.method == "POST" and form.is_valid():
        team, asked = form.cleaned_data["team"], form.asked
        try:
            made = commands.take_referral(team=team, asked=asked, by=request.user)
        except NotPossibleNow as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"The referral has the number {made.number}.")
            return redirect("cases:referral", made.pk)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/referrals/add.html", context)


@page(Event.REFERRAL_VIEWED, permission=REGISTER)
@require_safe
def show_referral(request, referral):
    """Show one referral: what was asked, its steps, and what can be done now."""
    found = referrals.referral_for(viewer=request.user, pk=referral)
    [line] = referrals.lines([found])
    context = {
        "line": line,
        "referral": found,
        "moves": referrals.moves_of(viewer=request.user, referral=found),
        "alike": referrals.alike(viewer=request.user, referral=found)[:5],
        "steps": open_steps(found, viewer=request.user),
        "tell_by": tell_by(found) if line.is_to_tell else None,
        "sees_case": found.case and access.can_view_case(request.user, found.case),
        "is_hers": found.worker == request.user,
    }
    return TemplateResponse(request, "cases/referrals/referral.html", context)


@page(Event.REFERRALS_VIEWED, permission=REGISTER)
@require_safe
def show_figures(request):
    """Show what became of the referrals of one of the reader's teams."""
    teams = worn_first(request.user, access.teams_with_families(request.user))
    chosen = valid_uuid(request.GET.get("team"))
    team = teams.filter(pk=chosen).first() if chosen else teams.first()
    if team is None:
        raise Http404("No such team.")
    figures = referral_figures.figures_of(viewer=request.user, team=team)
    context = {"figures": figures, "teams": teams, "team": team}
    return TemplateResponse(request, "cases/referrals/figures.html", context)
