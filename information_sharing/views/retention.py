"""How long records are kept: what is held, what is due, what was destroyed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing.audit import Event
from information_sharing.certificates import certificate_for, certificate_pdf
from information_sharing.commands.retention import lift_hold, place_hold
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.retention import LiftHoldForm, PlaceHoldForm
from information_sharing.queries import retention
from information_sharing.retention import RULES, in_words
from information_sharing.roles import Permission

keepers = page(Event.RETENTION_VIEWED, permission=Permission.KEEP_RECORDS)
readers = page(Event.CERTIFICATE_READ, permission=Permission.KEEP_RECORDS)
HOME = "information_sharing:retention"


@keepers
@require_safe
def show_retention(request):
    """Show the rules, the holds, what is due within a year, and the certificates."""
    viewer = request.user
    context = {
        "rules": [in_words(rule) for rule in RULES],
        "holds": retention.holds(viewer=viewer),
        "due": retention.due_within_a_year(viewer=viewer),
        "certificates": retention.certificates(viewer=viewer),
    }
    return TemplateResponse(request, "information_sharing/retention.html", context)


@keepers
@require_http_methods(["GET", "POST"])
def show_place_hold(request):
    """Place a legal hold on a record, by its reference."""
    form = form_for(request, PlaceHoldForm)
    if request.method == "POST" and form.is_valid() and _place(request, form):
        return redirect(HOME)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/hold_place.html", context)


@keepers
@require_http_methods(["GET", "POST"])
def show_hold(request, hold):
    """Show a hold, and lift it."""
    hold = retention.hold_of(viewer=request.user, pk=hold)
    form = form_for(request, LiftHoldForm)
    if request.method == "POST" and form.is_valid() and _lift(request, hold, form):
        return redirect(HOME)
    context = {"hold": hold, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/hold_lift.html", context)


@readers
@require_safe
def show_certificate(request, certificate):
    """Show what was destroyed, by which rule, and how much of it."""
    context = {"certificate": _certificate(request, certificate)}
    template = "information_sharing/retention_certificate.html"
    return TemplateResponse(request, template, context)


@readers
@require_safe
def print_certificate(request, certificate):
    """Give the certificate as a document."""
    made = _certificate(request, certificate)
    response = HttpResponse(certificate_pdf(made), content_type="application/pdf")
    name = f"certificate-{made.reference}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _certificate(request, pk):
    row, reference = retention.certificate_of(viewer=request.user, pk=pk)
    return certificate_for(row, reference=reference, viewer=request.user)


def _place(request, form) -> bool:
    said = form.cleaned_data
    case = retention.case_by_reference(viewer=request.user, reference=said["reference"])
    if case is None:
        form.add_error("reference", "No record has this reference. Check each letter.")
        return False
    return _try(request, form, place_hold, case=case)


def _lift(request, hold, form) -> bool:
    return _try(request, form, lift_hold, hold=hold)


def _try(request, form, command, **what) -> bool:
    try:
        command(**what, reason=form.cleaned_data["reason"], by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is done, and logged.")
    return True
