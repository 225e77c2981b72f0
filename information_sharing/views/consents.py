"""Recording consent, changing it, and recording that it was withdrawn."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing import access, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import ChangeConsentForm, ConsentForm
from information_sharing.queries import consent_page
from information_sharing.queries.losing import documents_lost, what_is_lost
from information_sharing.views.coming_back import responsibility_url, way_back
from information_sharing.views.frame import case_context, consent_context

CHANGED = "The consent is changed. Nothing more is shared by that alone."


@case_page(Event.CONSENT_VIEWED)
@require_safe
def show_consent(request, case, consent):
    """Show everything about one consent."""
    access.check_can_coordinate(request.user, case)
    found = queries.consent_of(viewer=request.user, case=case, pk=consent)
    page = consent_page.consent_page(viewer=request.user, consent=found)
    context = case_context(request, case, page=page, consent=found)
    return TemplateResponse(request, "information_sharing/consent.html", context)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def record_consent(request, case):
    """Record what a person of the family agreed to."""
    access.check_can_coordinate(request.user, case)
    back = way_back(request, case)
    form = form_for(request, ConsentForm, **_offered(request, case, body=back.body))
    form.ask_about("people", back.asks)
    if request.method == "POST" and form.is_valid() and _record(request, case, form):
        messages.success(request, back.said(request, case))
        return redirect(back.url)
    context = case_context(request, case, form=form, draft=draft_of(request))
    context |= {"cancel_url": back.url, "back": back}
    context["responsibility_url"] = responsibility_url(request, case, form)
    return TemplateResponse(request, "information_sharing/record_consent.html", context)


def _offered(request, case, *, but=None, body="") -> dict:
    return {
        "case": case,
        "people": queries.people_of(viewer=request.user, case=case),
        "teams": queries.teams_beside(case),
        "explainers": queries.explainers(viewer=request.user, case=case),
        "refused": queries.teams_left_out(case, but=but),
        "initial": {"explained_by": request.user.pk, "bodies": body},
    }


def _record(request, case, form) -> bool:
    try:
        agreement = form.agreement()
        commands.record_consent(case=case, agreement=agreement, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    return True


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def change_consent(request, case, consent):
    """Renew, widen or narrow: show who loses sight of what, then change."""
    access.check_can_coordinate(request.user, case)
    consent = queries.consent_of(viewer=request.user, case=case, pk=consent)
    access.check_can_change_consent(request.user, consent)
    offered = _offered(request, case, but=consent)
    form = form_for(request, ChangeConsentForm, consent=consent, **offered)
    sure = request.method == "POST" and form.is_valid()
    if sure and (later := _change(request, consent, form)):
        return _after_change(request, case, later)
    giver = queries.Names(viewer=request.user, case=case).one(consent.given_by)
    context = consent_context(request, case, consent, form=form, giver=giver)
    losses, outside = _lost(request, consent, form)
    context |= {"draft": draft_of(request), "losses": losses, "outside": outside}
    context["page_ended"] = not consent.stands
    context["responsibility_url"] = responsibility_url(request, case, form)
    return TemplateResponse(request, "information_sharing/change_consent.html", context)


def _change(request, consent, form):
    """Return the later consent; None while it is only looked at, or refused."""
    if "confirmed" not in request.POST:
        return None
    try:
        return commands.change_consent(
            consent=consent, agreement=form.agreement(), by=request.user
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None


def _lost(request, consent, form):
    """Return who would lose what, here and outside; None where nothing is shown yet."""
    if request.method != "POST" or form.errors:
        return None, []

    def change():
        commands.change_consent(
            consent=consent, agreement=form.agreement(), by=request.user
        )

    try:
        losses = what_is_lost(change, viewer=request.user, case=consent.case)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None, []
    return losses, documents_lost(change, viewer=request.user, case=consent.case)


def _after_change(request, case, later):
    messages.success(request, CHANGED)
    if not access.can_coordinate(request.user, case):
        seen = access.can_view_case(request.user, case)
        return redirect(case) if seen else redirect("home")
    shut = later.telling_tasks.exists()
    page = "exposure" if shut else "consent"
    return redirect(f"information_sharing:{page}", case.pk, later.pk)
