"""Reading a pack passage by passage, and deciding what goes out."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing.audit import Event
from information_sharing.commands import subject_access as commands
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.subject_access import AllUnmarkedForm, PassageForm
from information_sharing.queries import subject_access as queries
from information_sharing.roles import Permission

PASSAGES_A_PAGE = 20
WHICH = {
    "left": "To decide",
    "marked": "Marked",
    "unmarked": "Not marked",
    "all": "All",
}


@page(Event.SUBJECT_ACCESS_VIEWED)
@require_safe
def show_passages(request, subject_request):
    """Show passages in order: those to decide, the marked, the others, or all."""
    found = queries.request_for(viewer=request.user, pk=subject_request)
    which = request.GET.get("which", "all")
    chosen = which if which in WHICH else "all"
    passages = queries.passages_of(viewer=request.user, request=found, which=chosen)
    context = {
        "asked": found,
        "page": Paginator(passages, PASSAGES_A_PAGE).get_page(request.GET.get("page")),
        "progress": queries.progress(viewer=request.user, request=found),
        "tabs": _tabs(chosen),
        "query": urlencode({"which": chosen}),
    }
    return TemplateResponse(request, "information_sharing/passages.html", context)


def _tabs(chosen):
    return [
        {"label": label, "url": f"?which={name}", "current": name == chosen}
        for name, label in WHICH.items()
    ]


@page(Event.FORM_OPENED, permission=Permission.ANSWER_SUBJECT_ACCESS)
@require_http_methods(["GET", "POST"])
def decide_passage(request, subject_request, passage):
    """Release, release in part or withhold one passage; then comes the next."""
    found = queries.request_for(viewer=request.user, pk=subject_request)
    one = queries.passage_of(viewer=request.user, request=found, pk=passage)
    form = form_for(request, PassageForm, initial=_as_decided(one))
    if request.method == "POST" and form.is_valid() and _decide(request, one, form):
        return redirect(_next(request, found))
    context = {
        "form": form,
        "draft": draft_of(request),
        "asked": found,
        "passage": one,
        "progress": queries.progress(viewer=request.user, request=found),
    }
    return TemplateResponse(request, "information_sharing/passage.html", context)


def _as_decided(passage):
    return {
        "choice": passage.choice,
        "released_text": passage.released_text or passage.text,
        "reason": passage.reason,
    }


def _decide(request, passage, form):
    try:
        commands.decide_passage(
            passage=passage, verdict=form.verdict(), by=request.user
        )
    except NotPossibleNow as not_now:
        form.add_error(None, str(not_now))
        return False
    return True


def _next(request, found):
    waiting = queries.next_to_decide(viewer=request.user, request=found)
    if waiting:
        name = "information_sharing:subject-access-passage"
        return redirect(name, found.pk, waiting.pk).url
    return redirect("information_sharing:subject-access", found.pk).url


@page(Event.FORM_OPENED, permission=Permission.ANSWER_SUBJECT_ACCESS)
@require_http_methods(["GET", "POST"])
def release_unmarked(request, subject_request):
    """Let out all that names nobody else, after reading it."""
    found = queries.request_for(viewer=request.user, pk=subject_request)
    left = queries.passages_of(viewer=request.user, request=found, which="unmarked")
    form = form_for(request, AllUnmarkedForm)
    if request.method == "POST" and form.is_valid():
        try:
            commands.release_unmarked(request=found, by=request.user)
        except NotPossibleNow as not_now:
            messages.error(request, str(not_now))
        return redirect("information_sharing:subject-access", found.pk)
    context = {"form": form, "asked": found, "passages": left}
    return TemplateResponse(
        request, "information_sharing/passages_unmarked.html", context
    )
