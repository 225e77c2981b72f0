"""The information officer's desk: what waits, and what somebody should ask about."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing.audit import Event
from information_sharing.commands.watch import review_reading
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.watch import ReadingForm
from information_sharing.queries import watch
from information_sharing.roles import Permission
from information_sharing.watch_words import sections

officers = page(Event.DESK_VIEWED, permission=Permission.WATCH_READING)


@officers
@require_safe
def show_desk(request):
    """Show everything that waits for the officer, by reference alone."""
    found = watch.desk(viewer=request.user)
    context = {"desk": found, "sections": sections(found.waiting)}
    return TemplateResponse(request, "information_sharing/desk.html", context)


@officers
@require_http_methods(["GET", "POST"])
def show_reading(request, reader, sign, day):
    """Show one reader's unusual day, and keep what the officer thinks of it."""
    entry = watch.unusual_entry(viewer=request.user, reader=reader, sign=sign, day=day)
    form = form_for(request, ReadingForm)
    if request.method == "POST" and form.is_valid() and _keep(request, entry, form):
        return redirect("information_sharing:desk")
    context = {"entry": entry, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/reading.html", context)


def _keep(request, entry, form) -> bool:
    said = form.cleaned_data
    try:
        review_reading(
            entry=entry,
            is_concern=said["is_concern"] == "yes",
            words=said["words"],
            by=request.user,
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "What you found is kept.")
    return True
