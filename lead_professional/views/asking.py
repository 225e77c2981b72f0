"""Asking somebody to lead, and the page on which she answers."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import draft_of, form_for
from cases.queries.header import lead_of
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from lead_professional import commands, criteria, policies, queries
from lead_professional.forms.asking import AnswerForm, NominationForm


@case_page(Event.NOMINATION_VIEWED)
@require_http_methods(["GET", "POST"])
def nominate(request, case):
    """Ask somebody of a team that the family agreed to."""
    access.check_can_coordinate(request.user, case)
    candidates = queries.candidates(viewer=request.user, case=case)
    form = form_for(request, NominationForm, candidates=candidates)
    if form.is_valid() and _nominated(request, case, form):
        messages.success(request, "The question has been sent.")
        return redirect(case)
    return TemplateResponse(
        request,
        "lead_professional/nominate.html",
        {"form": form, "draft": draft_of(request)} | _asked(request.user, case),
    )


def _asked(viewer, case) -> dict:
    earlier = queries.nominations_of(viewer=viewer, case=case)
    teams = queries.teams_and_what_they_would_see(viewer=viewer, case=case)
    waiting = next((one for one in earlier if one.is_waiting), None)
    return {
        "case": case,
        "lead": lead_of(case),
        "teams": teams,
        "waiting": waiting,
        "points": criteria.in_words(waiting.criteria) if waiting else [],
        "due_on": policies.answer_due_on(waiting) if waiting else None,
        "declined": [one for one in earlier if one.declined_at],
    }


def _nominated(request, case, form) -> bool:
    place = form.cleaned_data["nominee"].membership
    try:
        commands.nominate(
            case=case,
            nominee=place.practitioner,
            team=place.team,
            wishes=form.wishes,
            by=request.user,
        )
    except NotPossibleNow as error:
        form.add_error(None, str(error))
    return not form.errors


@case_page(Event.NOMINATION_VIEWED)
@require_POST
def take_back(request, case, nomination):
    """Stop waiting for an answer."""
    found = queries.open_nomination_or_404(
        viewer=request.user, case=case, pk=nomination
    )
    try:
        commands.take_back(nomination=found, by=request.user)
    except NotPossibleNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "The request was taken back.")
    return redirect("lead_professional:nominate", pk=case.pk)


@page(Event.NOMINATION_VIEWED)
@require_http_methods(["GET", "POST"])
def nomination(request, nomination):
    """Answer: only the person who was asked can open this."""
    found = queries.nomination_for(viewer=request.user, pk=nomination)
    form = form_for(request, AnswerForm)
    if form.is_valid() and _answered(request, found, form):
        return _after_answer(request, found, accepted=_says_yes(form))
    return TemplateResponse(
        request,
        "lead_professional/nomination.html",
        {
            "asked": queries.request_shown(viewer=request.user, nomination=found),
            "form": form,
            "draft": draft_of(request),
        },
    )


def _says_yes(form) -> bool:
    return form.cleaned_data["answer"] == "accept"


def _answered(request, found, form) -> bool:
    try:
        if _says_yes(form):
            commands.accept(nomination=found, by=request.user)
        else:
            commands.decline(
                nomination=found,
                kind=form.cleaned_data["why_not"],
                reason=form.declined_because,
                by=request.user,
            )
    except NotPossibleNow as error:
        form.add_error(None, str(error))
    return not form.errors


def _after_answer(request, found, *, accepted: bool):
    if accepted:
        messages.success(request, "You are now the lead professional.")
        return redirect(found.case)
    messages.success(request, "You have declined. The people who asked will see why.")
    return redirect("home")
