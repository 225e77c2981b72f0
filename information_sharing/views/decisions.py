"""One decision: what it says, and the second person's yes or no."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.form_pages import draft_of, form_for
from information_sharing import access, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import RefusalForm
from information_sharing.views.coming_back import move_of
from information_sharing.views.frame import case_context


@case_page(Event.SHARING_VIEWED)
@require_http_methods(["GET", "POST"])
def show_decision(request, case, decision):
    """Show one decision; a second person countersigns it here."""
    access.check_can_coordinate(request.user, case)
    decision = queries.decision_of(viewer=request.user, case=case, pk=decision)
    refusal = _countersign(request, decision) if request.method == "POST" else None
    if request.method == "POST" and refusal is None:
        return redirect("information_sharing:decision", case.pk, decision.pk)
    context = case_context(request, case, decision=decision, refusal=refusal)
    context |= {
        "line": queries.line_of(decision, viewer=request.user),
        "rows": queries.rows_of(decision, viewer=request.user),
        "said": list(queries.said_with_reasons(decision)),
        "advice_kept": queries.advice_kept(decision, viewer=request.user),
        "paper": queries.disclosure_line(decision, viewer=request.user),
        "move_url": move_of(request, decision),
        "skipped": queries.skipped_in(decision),
        "once": uuid4(),
    }
    return TemplateResponse(request, "information_sharing/decision.html", context)


def _countersign(request, decision) -> str | None:
    try:
        commands.countersign(decision=decision, by=request.user)
    except NotPossibleNow as refused:
        return str(refused)
    messages.success(request, "You have countersigned this decision.")
    return None


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def refuse_countersignature(request, case, decision):
    """Ask a second person why she does not countersign, and record it."""
    access.check_can_coordinate(request.user, case)
    decision = queries.decision_of(viewer=request.user, case=case, pk=decision)
    access.check_can_countersign(request.user, decision)
    form = form_for(request, RefusalForm)
    if (
        request.method == "POST"
        and form.is_valid()
        and _refuse(request, decision, form)
    ):
        return redirect("information_sharing:decision", case.pk, decision.pk)
    context = case_context(request, case, decision=decision, form=form)
    context |= {
        "draft": draft_of(request),
        "line": queries.line_of(decision, viewer=request.user),
    }
    return TemplateResponse(
        request, "information_sharing/decision_refuse.html", context
    )


def _refuse(request, decision, form) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        commands.refuse_countersignature(
            decision=decision, reason=reason, by=request.user
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request, "It is recorded that you did not countersign. The maker is told."
    )
    return True
