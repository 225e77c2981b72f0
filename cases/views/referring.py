"""Referring a family to another team, what became of it, and how soon teams promise."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_safe,
)

from cases.commands import promises
from cases.commands import referrals as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.promises import PromisesForm
from cases.forms.referrals import ReferForm
from cases.models import Referral
from cases.opening_referrals import receiving_teams
from cases.queries.header import case_header
from cases.queries.promises import teams_to_promise
from cases.queries.referral_work import Made, referrals_made
from cases.referring import source_of
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.roles import Permission

PER_PAGE = 25
POSTED = require_http_methods(["GET", "POST"])
WORK = Permission.WORK_WITH_FAMILIES
TERMS = Permission.SET_LOCAL_TERMS
SENT = "The team has it. Its number is {}. You are told here what came of it."


@page(Event.REFERRALS_MADE_VIEWED, permission=WORK)
@require_safe
def list_made(request):
    """Show what became of the referrals that this person made."""
    made = referrals_made(viewer=request.user)
    listed = Paginator(made, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": listed, "made": [Made(each) for each in listed]}
    return TemplateResponse(request, "cases/referrals/made.html", context)


@page(Event.FORM_OPENED, permission=WORK)
@POSTED
def refer(request):
    """Refer a family that has no record here to a team that takes referrals."""
    source = source_of(access.memberships(request.user))
    form = form_for(request, ReferForm, teams=receiving_teams(), source=source)
    if request.method == "POST" and form.is_valid() and _sent(request, form):
        return redirect("cases:referrals-made")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/referrals/refer.html", context)


@case_page(Event.FORM_OPENED)
@POSTED
def refer_case(request, case):
    """Refer the family of a record to another team: what is written goes, no more."""
    access.check_can_coordinate(request.user, case)
    teams = receiving_teams().exclude(pk=case.recording_team_id)
    internal = Referral.Source.INTERNAL
    form = form_for(request, ReferForm, teams=teams, source=internal)
    sent = request.method == "POST" and form.is_valid()
    if sent and _sent(request, form, case=case):
        return redirect("cases:referrals-made")
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, "form": form}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, "cases/referrals/refer_case.html", context)


def _sent(request, form, case=None) -> bool:
    def refer(**write) -> None:
        messages.success(request, SENT.format(commands.refer(**write).number))

    write = {"team": form.cleaned_data["team"], "asked": form.asked, "case": case}
    return did(request, form, refer, field="team", **write, by=request.user)


@page(Event.REFERRALS_VIEWED, permission=TERMS)
@POSTED
def change_promises(request):
    """Show how soon each team of the centre makes first contact, and change it."""
    teams = teams_to_promise(viewer=request.user)
    form = form_for(request, PromisesForm, teams=teams)
    if request.method == "POST" and form.is_valid():
        promises.set_promises(days=form.days(), by=request.user)
        messages.success(request, "The promises are saved.")
        return redirect("cases:promises")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/referrals/promises.html", context)
