"""Levels of need: asking social care for help, and views that differ."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import disagreements, social_care
from cases.form_pages import did, form_for
from cases.forms import stepping as forms
from cases.queries import case_header, owners
from cases.queries import stepping as queries
from cases.queries.views_of_need import levels
from cases.stands import social_care_stands
from cases.views.asking import ask
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page

BACK = "cases:stepping"
DANGER = "Is somebody in danger now? Ring 999 first. Write it down afterwards."
NO_WAIT = (
    "Ring social care, then write it down here. You need neither an assessment nor the "
    "family's agreement. Where it is safe, tell the family first."
)


@case_page(Event.LEVELS_OF_CASE_VIEWED)
@require_safe
def show_stepping(request, case):
    """Show steps to social care, and where views differ."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "page": queries.stepping_page(viewer=request.user, case=case),
        "danger": DANGER,
    }
    return TemplateResponse(request, "cases/plan/stepping.html", context)


@case_page(Event.LEVELS_OF_CASE_VIEWED)
@require_http_methods(["GET", "POST"])
def refer_social_care(request, case):
    """Record that social care was asked."""
    people = owners.people_for(viewer=request.user, case=case)
    now = levels(viewer=request.user)
    form = form_for(request, forms.SocialCareForm, people=people, levels=now)
    if form.is_valid() and did(
        request,
        form,
        social_care.refer_to_social_care,
        case=case,
        text=form.text,
        by=request.user,
    ):
        messages.success(
            request, "It is written down. Ask for their decision tomorrow."
        )
        return redirect(BACK, pk=case.pk)
    heading = "Ask social care for help"
    more = {"danger": DANGER, "sentences": [NO_WAIT]}
    return _page(request, case, form, heading, **more)


@case_page(Event.LEVELS_OF_CASE_VIEWED)
@require_http_methods(["GET", "POST"])
def hear_social_care(request, case, social_care_referral):
    """Write what social care answered."""
    pk = social_care_referral
    found = queries.social_care_for(viewer=request.user, case=case, pk=pk)
    if request.method == "POST":
        access.check_can_answer_social_care(request.user, found)
    form = form_for(request, forms.HeardForm, stands=social_care_stands(found))
    if form.is_valid() and did(
        request,
        form,
        social_care.hear_from_social_care,
        referral=found,
        heard=form.heard,
        by=request.user,
    ):
        messages.success(request, "Thank you. It is saved.")
        return redirect(BACK, pk=case.pk)
    heading = "What did social care answer?"
    return _page(request, case, form, heading, about=found.reason)


@case_page(Event.LEVELS_OF_CASE_VIEWED)
@require_http_methods(["GET", "POST"])
def differ(request, case):
    """Write that a need is seen differently."""
    form = form_for(
        request,
        forms.DifferForm,
        people=owners.people_for(viewer=request.user, case=case),
        kinds=owners.kinds_written(viewer=request.user, case=case),
        teams=queries.teams_around(viewer=request.user, case=case),
    )
    if form.is_valid() and did(
        request,
        form,
        disagreements.raise_disagreement,
        case=case,
        text=form.text,
        by=request.user,
    ):
        messages.success(request, "It is written down. Speak with each other first.")
        return redirect(BACK, pk=case.pk)
    return _page(request, case, form, "Services see it differently")


@case_page(Event.LEVELS_OF_CASE_VIEWED)
@require_http_methods(["GET", "POST"])
def take_further(request, case, disagreement):
    """Take a difference of view to the next stage."""
    found = _to_write(request, case, disagreement)
    form = form_for(request, forms.FurtherForm)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    if form.is_valid() and did(
        request,
        form,
        disagreements.take_further,
        disagreement=found,
        words=words,
        by=request.user,
    ):
        messages.success(request, "It goes to the next stage. Tell them yourself.")
        return redirect(BACK, pk=case.pk)
    return _page(request, case, form, "Take it further", about=found.words)


@case_page(Event.LEVELS_OF_CASE_VIEWED)
@require_http_methods(["GET", "POST"])
def settle(request, case, disagreement):
    """Say how a difference of view ended."""
    found = _to_write(request, case, disagreement)
    form = form_for(request, forms.SettledForm)
    if form.is_valid() and did(
        request,
        form,
        disagreements.settle_disagreement,
        disagreement=found,
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, "It is saved, with the words of both.")
        return redirect(BACK, pk=case.pk)
    return _page(request, case, form, "How did it end?", about=found.words)


def _to_write(request, case, pk):
    found = queries.disagreement_for(viewer=request.user, case=case, pk=pk)
    access.check_can_write(request.user, case, found.category, found.person)
    return found


def _page(request, case, form, heading, **more):
    return ask(request, case, form, heading=heading, button="Save", back=BACK, **more)
