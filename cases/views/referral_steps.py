"""Each step of a referral on a page of its own, and the registration of its family."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases import queries
from cases.commands import referral_steps as commands
from cases.contact_words import TELEPHONE
from cases.form_pages import did, draft_of, form_for
from cases.forms.registration import RegisterForm
from cases.queries import referrals
from cases.referral_steps import STEPS
from cases.states import REFERRAL
from cases.written_names import given_and_family
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.roles import Permission

REGISTER = Permission.REGISTER_FAMILY
POSTED = require_http_methods(["GET", "POST"])


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def take_step(request, referral, step):
    """Ask what a step needs, and take it."""
    found = referrals.referral_for(viewer=request.user, pk=referral)
    doing = STEPS[step]
    if request.method == "GET" and not REFERRAL.allows(found.status, doing.to):
        messages.info(request, "This referral has moved on. See how it stands.")
        return redirect("cases:referral", found.pk)
    form = form_for(request, doing.form, referral=found, viewer=request.user)
    if request.method == "POST" and form.is_valid():
        said = {"referral": found, "by": request.user, **form.said}
        if did(request, form, doing.command, doing.done, **said):
            return redirect("cases:referral", found.pk)
    context = {"form": form, "doing": doing, "referral": found}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, "cases/referrals/step.html", context)


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def register_referral(request, referral):
    """Register the family, with what the referral says filled in."""
    found = referrals.referral_for(viewer=request.user, pk=referral)
    access.check_can_work_on(request.user, found)
    if request.method == "GET" and not REFERRAL.allows(found.status, "ACCEPTED"):
        messages.info(request, "This referral has moved on. See how it stands.")
        return redirect("cases:referral", found.pk)
    form = form_for(
        request,
        RegisterForm,
        teams=access.teams_with_families(request.user).filter(pk=found.team_id),
        known=lambda **child: queries.find_children(
            viewer=request.user, **child
        ).exists(),
        initial=_filled_in(found),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and _registered(request, found, form)
    ):
        return redirect("cases:referral", found.pk)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/register.html", context)


def _registered(request, found, form) -> bool:
    family = {"people": form.people(), "home": form.home()}
    register = partial(
        commands.register_referred, referral=found, by=request.user, **family
    )
    told = "The family is registered. Now tell whoever referred them."
    return did(request, form, register, told)


def _filled_in(referral):
    child, family = given_and_family(referral.child_name)
    parent, parent_family = given_and_family(referral.carer_name)
    reached_at = referral.how_to_reach.strip()
    return {
        "is_born": "yes",
        "child_given_name": child,
        "child_family_name": family,
        "child_born_on": referral.child_born_on,
        "first_given_name": parent,
        "first_family_name": parent_family or family,
        "telephone": reached_at if TELEPHONE.match(reached_at) else "",
    }
