"""What a practitioner must hear, in one list; each entry leads to its page."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from information_sharing import notice_words, queries
from information_sharing.audit import Event
from information_sharing.commands import mark_seen
from information_sharing.door import page


@page(Event.NOTICES_VIEWED)
@require_safe
def list_notices(request):
    """List what this person was told, newest first."""
    notices = queries.notices_for(viewer=request.user)
    context = {"notices": notices}
    return TemplateResponse(request, "information_sharing/notices.html", context)


@page()
@require_safe
def open_notice(request, notice):
    """Remember that it was seen and go to the page that it is about."""
    notice = queries.notice_for(viewer=request.user, pk=notice)
    mark_seen(notice=notice, by=request.user)
    return redirect(notice_words.leads_to(notice))
