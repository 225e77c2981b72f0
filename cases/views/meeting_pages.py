"""What the pages of a meeting have in common."""

from django.template.response import TemplateResponse

from cases.form_pages import draft_of
from cases.queries.header import case_header
from cases.queries.meetings import services_in_room
from information_sharing.exceptions import NotPossibleNow

FRAME, SCREEN = "cases/frame.html", "cases/meetings/screen.html"


def context_of(request, case, **more) -> dict:
    """Return the context of a page of meetings."""
    header = case_header(viewer=request.user, case=case, current="meetings")
    return {"case": case, "header": header, **more}


def screen_of(meeting) -> dict:
    """Return what a page needs that all who are there read together."""
    return {"meeting": meeting, "in_room": services_in_room(meeting)}


def form_page(request, case, form, *, heading, button, back, **more):
    """Return a page with one form and nothing to distract from it.

    `on_screen` is a meeting under way: then all who are there see the page.
    """
    context = context_of(request, case, form=form, draft=draft_of(request))
    meeting = more.pop("on_screen", None)
    shared = meeting is not None and meeting.status == meeting.Status.UNDER_WAY
    context |= {"heading": heading, "button": button, "back": back, **more}
    context |= {"layout": SCREEN if shared else FRAME}
    context |= screen_of(meeting) if shared else {}
    return TemplateResponse(request, "cases/meetings/form.html", context)


def done(form, command):
    """Run a command; what it refuses is said on the form, and nothing is returned."""
    try:
        return command()
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None
