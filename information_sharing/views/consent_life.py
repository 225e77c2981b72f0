"""Beside a consent: objections, scanned forms, asking again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.form_pages import draft_of, form_for
from information_sharing import access, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import (
    ConsentReviewForm,
    EvidenceForm,
    ObjectionForm,
    SettleForm,
)
from information_sharing.queries import objections
from information_sharing.views.frame import consent_context

PAGES = "information_sharing/{}.html"


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def record_objection(request, case, consent):
    """Record that somebody with parental responsibility does not agree."""
    consent = _consent(request, case, consent)
    people = objections.who_may_object(viewer=request.user, consent=consent)
    form = form_for(request, ObjectionForm, people=people)
    if _saved(request, form, commands.record_objection, consent=consent):
        messages.success(request, "The objection is recorded. Now weigh it.")
        return redirect("information_sharing:consent", case.pk, consent.pk)
    return _page(request, "record_objection", case, consent, form)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def settle_objection(request, case, objection):
    """Record how an objection was weighed."""
    found = objections.objection_of(viewer=request.user, case=case, pk=objection)
    form = form_for(request, SettleForm)
    if _saved(request, form, commands.settle_objection, objection=found):
        messages.success(request, "It is recorded how this was weighed.")
        return redirect("information_sharing:consent", case.pk, found.consent_id)
    return _page(
        request, "settle_objection", case, found.consent, form, objection=found
    )


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def review_consent(request, case, consent):
    """Record that the family was asked again."""
    consent = _consent(request, case, consent)
    form = form_for(request, ConsentReviewForm)
    if _saved(request, form, _review, consent=consent):
        return _after_review(request, case, consent, form)
    return _page(request, "review_consent", case, consent, form)


def _review(*, still_agreed, **said):
    return commands.review_consent(still_agreed=still_agreed == "yes", **said)


def _after_review(request, case, consent, form):
    if form.cleaned_data["still_agreed"] == "yes":
        messages.success(request, "It is recorded that they still agree.")
        return redirect("information_sharing:consent", case.pk, consent.pk)
    messages.info(request, "It is recorded. Now write down what is withdrawn.")
    return redirect("information_sharing:withdraw-consent", case.pk, consent.pk)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def add_evidence(request, case, consent):
    """Add the scanned form."""
    consent = _consent(request, case, consent)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EvidenceForm(*sent)
    if form.is_valid():
        commands.add_evidence(consent=consent, scan=form.scan(), by=request.user)
        messages.success(request, "The form is kept with the consent.")
        return redirect("information_sharing:consent", case.pk, consent.pk)
    return _page(request, "add_evidence", case, consent, form)


def _consent(request, case, pk):
    access.check_can_coordinate(request.user, case)
    return queries.consent_of(viewer=request.user, case=case, pk=pk)


def _saved(request, form, command, **about) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        command(by=request.user, **about, **form.cleaned_data)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
    return not form.errors


def _page(request, name, case, consent, form, **more):
    names = queries.Names(viewer=request.user, case=case)
    context = consent_context(request, case, consent, form=form, **more)
    context |= {"giver": names.one(consent.given_by), "draft": draft_of(request)}
    return TemplateResponse(request, PAGES.format(name), context)
