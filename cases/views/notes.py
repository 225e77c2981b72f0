"""Writing contacts, corrections and words; the files that belong to them."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import chronology as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.notes import ContactForm, CorrectionForm, VoiceForm
from cases.models import Voice
from cases.queries import case_header, notes
from config.downloads import given_back
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page

KEPT = ("kind", "happened_on", "time_of_day", "child_seen", "fact", "judgement")


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def add_contact(request, case):
    """Write down a visit, a call or a note."""
    desk = notes.desk_for(viewer=request.user, case=case)
    form = form_for(request, ContactForm, desk=desk, files=request.FILES or None)
    if form.is_valid() and _write_contact(request, case, form):
        return redirect("cases:chronology", pk=case.pk)
    return _page(request, case, form, "contact", desk=desk)


def _write_contact(request, case, form) -> bool:
    return did(
        request,
        form,
        commands.add_contact,
        "It is in the chronology.",
        case=case,
        note=form.note(),
        subject=form.subject(),
        team=form.chosen_team(),
        scan=form.scan(),
        by=request.user,
    )


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def correct_contact(request, case, contact):
    """Write what a contact should have said; what it said stays beside it."""
    found = notes.contact_for(viewer=request.user, case=case, pk=contact)
    access.check_can_correct_contact(request.user, found)
    before = {name: getattr(found, name) for name in KEPT}
    files = request.FILES or None
    form = form_for(request, CorrectionForm, initial=before, files=files)
    if form.is_valid() and _correct(request, found, form):
        return redirect("cases:chronology", pk=case.pk)
    return _page(request, case, form, "correct", contact=found)


def _correct(request, contact, form) -> bool:
    return did(
        request,
        form,
        commands.correct_contact,
        "The correction is in the chronology.",
        contact=contact,
        note=form.note(),
        reason=form.cleaned_data["reason"],
        scan=form.scan(),
        by=request.user,
    )


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def add_voice(request, case):
    """Write down what one of the family said, word for word."""
    desk = notes.desk_for(viewer=request.user, case=case)
    asked = request.GET.get("occasion", "")
    initial = {"occasion": asked} if asked in Voice.Occasion.values else {}
    files = request.FILES or None
    form = form_for(request, VoiceForm, desk=desk, initial=initial, files=files)
    if form.is_valid() and _write_voice(request, case, form):
        return redirect("cases:chronology", pk=case.pk)
    return _page(request, case, form, "voice", desk=desk)


def _write_voice(request, case, form) -> bool:
    return did(
        request,
        form,
        commands.add_voice,
        "Their words are kept as they said them.",
        case=case,
        words=form.said(),
        subject=form.subject(),
        scan=form.scan(),
        by=request.user,
    )


@case_page(Event.ATTACHMENT_READ)
@require_safe
def download_attachment(request, case, attachment):
    """Give a file back as it came; never shown as a page."""
    found = notes.attachment_for(viewer=request.user, case=case, pk=attachment)
    return given_back(f"{case.reference}-file", found)


def _page(request, case, form, name, **more):
    header = case_header(viewer=request.user, case=case, current="chronology")
    context = {"case": case, "header": header, "form": form, **more}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, f"cases/chronology/{name}.html", context)
