"""Recording that consent is withdrawn, and telling those who lost sight."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing import access, agreements, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import TellingForm, WithdrawalForm
from information_sharing.queries import exposure
from information_sharing.queries.losing import documents_lost, what_is_lost
from information_sharing.views.frame import case_context, consent_context


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def withdraw_consent(request, case, consent):
    """Ask for what, show who loses sight of what, then withdraw."""
    consent = queries.consent_to_withdraw(viewer=request.user, case=case, pk=consent)
    names = queries.Names(viewer=request.user, case=case)
    form = form_for(request, WithdrawalForm, **_left(request, consent, names))
    confirming = request.method == "POST" and form.is_valid()
    if confirming and "confirmed" in request.POST and _withdraw(request, consent, form):
        return redirect(_after_withdrawal(request, case, consent))
    giver = names.one(consent.given_by)
    context = consent_context(request, case, consent, form=form, giver=giver)
    losses = _losses(request, consent, form) if confirming else None
    if losses is not None:
        context |= {"losses": losses, "what": _in_words(form, names)}
        act = partial(_carry_out, request, consent, form)
        context["outside"] = documents_lost(act, viewer=request.user, case=case)
        return TemplateResponse(request, "information_sharing/confirm.html", context)
    context |= {"draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/withdraw.html", context)


def _left(request, consent, names) -> dict:
    kinds = agreements.kinds_left(consent)
    return {
        "teams": queries.teams_still_covered(consent),
        "bodies": queries.bodies_to_take_back(viewer=request.user, consent=consent),
        "kinds": [kind for kind in kinds if kind not in names.unnamed],
        "people": names.shown(agreements.people_left(consent)),
    }


def _in_words(form, names) -> str:
    chosen = form.chosen()
    if "category" in chosen:
        return names.kinds([chosen["category"]])
    return str(next(iter(chosen.values()), "everyone"))


def _losses(request, consent, form):
    """Return who would lose what; None, with the reason said, where it is refused."""
    if form.errors:
        return None
    try:
        return what_is_lost(
            lambda: _carry_out(request, consent, form),
            viewer=request.user,
            case=consent.case,
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None


def _carry_out(request, consent, form) -> None:
    chosen, reason = form.chosen(), form.cleaned_data["reason"]
    narrows = {"category", "person"} & set(chosen)
    command = commands.narrow_consent if narrows else commands.withdraw_consent
    command(consent=consent, reason=reason, by=request.user, **chosen)


def _withdraw(request, consent, form) -> bool:
    try:
        _carry_out(request, consent, form)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Consent is withdrawn. It holds from now.")
    return True


def _after_withdrawal(request, case, consent) -> str:
    if access.can_coordinate(request.user, case):
        shut = exposure.exposure_of(viewer=request.user, consent=consent)
        page = "exposure" if shut else "sharing"
        return reverse(
            f"information_sharing:{page}", args=[case.pk, *([consent.pk] * bool(shut))]
        )
    seen = access.can_view_case(request.user, case)
    return case.get_absolute_url() if seen else reverse("home")


@case_page(Event.EXPOSURE_VIEWED)
@require_safe
def show_exposure(request, case, consent):
    """Show what each team that lost sight had opened, and who is still to be told."""
    access.check_can_coordinate(request.user, case)
    found = queries.consent_of(viewer=request.user, case=case, pk=consent)
    teams = exposure.exposure_of(viewer=request.user, consent=found)
    giver = queries.Names(viewer=request.user, case=case).one(found.given_by)
    context = case_context(request, case, consent=found, teams=teams, giver=giver)
    return TemplateResponse(request, "information_sharing/exposure.html", context)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def tell_team(request, case, task):
    """Record that a team was told, and how."""
    task = exposure.telling_task(viewer=request.user, case=case, pk=task)
    form = form_for(request, TellingForm)
    if request.method == "POST" and form.is_valid() and _told(request, task, form):
        return redirect("information_sharing:exposure", case.pk, task.consent_id)
    kinds = exposure.kinds_to_tell(viewer=request.user, task=task)
    context = case_context(request, case, form=form, task=task, kinds=kinds)
    back = reverse("information_sharing:exposure", args=[case.pk, task.consent_id])
    context |= {"draft": draft_of(request), "cancel_url": back}
    return TemplateResponse(request, "information_sharing/tell_team.html", context)


def _told(request, task, form) -> bool:
    try:
        commands.tell_team(task=task, how=form.cleaned_data["how"], by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is recorded that the team was told.")
    return True
