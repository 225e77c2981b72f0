"""Recording consent, and recording that it was withdrawn."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.form_pages import draft_of, form_for
from information_sharing import access, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import ConsentForm, WithdrawalForm
from information_sharing.views.frame import case_context


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def record_consent(request, case):
    """Record what a person of the family agreed to."""
    access.check_can_coordinate(request.user, case)
    form = form_for(
        request,
        ConsentForm,
        case=case,
        people=queries.people_of(viewer=request.user, case=case),
        teams=queries.teams_beside(case),
        refused=queries.teams_left_out(case),
    )
    if request.method == "POST" and form.is_valid() and _record(request, case, form):
        return redirect("information_sharing:sharing", case.pk)
    context = case_context(request, case, form=form, draft=draft_of(request))
    return TemplateResponse(request, "information_sharing/record_consent.html", context)


def _record(request, case, form) -> bool:
    try:
        agreement = form.agreement()
        commands.record_consent(case=case, agreement=agreement, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Consent is recorded. Nothing is shared by it alone.")
    return True


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def withdraw_consent(request, case, consent):
    """Ask for whom, show who loses sight of what, then withdraw."""
    consent = queries.consent_to_withdraw(viewer=request.user, case=case, pk=consent)
    standing = queries.teams_still_covered(consent)
    form = form_for(request, WithdrawalForm, teams=standing)
    confirming = request.method == "POST" and form.is_valid()
    if confirming and "confirmed" in request.POST and _withdraw(request, consent, form):
        return redirect(_after_withdrawal(request, case))
    names = queries.Names(viewer=request.user, case=case)
    giver = names.one(consent.given_by)
    context = case_context(request, case, form=form, consent=consent, giver=giver)
    if confirming and not form.errors:
        team = form.chosen_team()
        context |= {
            "team": team,
            "losses": queries.losses(consent, team, unnamed=names.unnamed),
        }
        return TemplateResponse(request, "information_sharing/confirm.html", context)
    return TemplateResponse(request, "information_sharing/withdraw.html", context)


def _withdraw(request, consent, form) -> bool:
    try:
        commands.withdraw_consent(
            consent=consent,
            team=form.chosen_team(),
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Consent is withdrawn. It holds from now.")
    return True


def _after_withdrawal(request, case) -> str:
    if access.can_coordinate(request.user, case):
        return redirect("information_sharing:sharing", case.pk).url
    seen = access.can_view_case(request.user, case)
    return case.get_absolute_url() if seen else redirect("home").url
