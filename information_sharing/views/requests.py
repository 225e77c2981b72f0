"""Asking to see a record; answering such a request; what became of mine."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing import access, found
from information_sharing.audit import Event
from information_sharing.commands.requests import answer_request, request_access
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow, TooOften
from information_sharing.forms.requests import AnswerRequestForm, AskForm
from information_sharing.queries import requests
from information_sharing.roles import Permission
from information_sharing.steady import in_a_moment
from information_sharing.views.frame import case_context
from information_sharing.views.index import too_often

PASSED_ON = (
    "If that record exists, its lead professional or recording team has your request."
)


@page(Event.FORM_OPENED, permission=Permission.SEARCH_INDEX)
@require_http_methods(["GET", "POST"])
def ask_access(request):
    """Ask to see a record; the answer does not say whether there is one (R8)."""
    word = request.POST.get("found") or request.GET.get("found", "")
    if word and found.case_in(word, request.user) is None:
        messages.info(request, "You found that child too long ago. Search again.")
        return redirect("information_sharing:index")
    teams = requests.teams_asking(viewer=request.user)
    form = AskForm(request.POST or None, initial={"found": word}, teams=teams)
    if request.method == "POST" and form.is_valid():
        return _ask(request, form.cleaned_data)
    context = {"form": form, "found": word}
    return TemplateResponse(request, "information_sharing/request_ask.html", context)


def _ask(request, asked):
    reference, word = asked.get("reference", ""), asked.get("found", "")
    viewer = request.user
    case = requests.case_called(viewer=viewer, reference=reference, word=word)
    if case and access.can_view_case(viewer, case):
        messages.info(request, "You see this record already: here it is.")
        return redirect(case)
    try:
        request_access(
            case=case,
            reference=reference,
            team=asked["team"],
            purpose=asked["purpose"],
            by=viewer,
        )
    except TooOften:
        return too_often(request)
    messages.success(request, PASSED_ON)
    return in_a_moment(redirect("information_sharing:my-access-requests"))


@page(Event.ACCESS_REQUEST_VIEWED)
@require_safe
def list_my_requests(request):
    """List what this person asked to see, and what was answered."""
    context = {"requests": requests.my_requests(viewer=request.user)}
    return TemplateResponse(request, "information_sharing/request_mine.html", context)


@case_page(Event.ACCESS_REQUEST_VIEWED)
@require_http_methods(["GET", "POST"])
def show_request(request, case, access_request):
    """Say who asks and why; answer in words, or begin the eight questions."""
    asked = requests.request_of(viewer=request.user, case=case, pk=access_request)
    form = form_for(request, AnswerRequestForm)
    if request.method == "POST" and form.is_valid() and _answer(request, asked, form):
        return redirect("information_sharing:sharing", case.pk)
    context = case_context(
        request,
        case,
        form=form,
        draft=draft_of(request),
        asked=asked,
        story=requests.story_of(viewer=request.user, request=asked),
    )
    return TemplateResponse(request, "information_sharing/request.html", context)


def _answer(request, asked, form) -> bool:
    try:
        answer_request(request=asked, by=request.user, **form.cleaned_data)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Your answer is sent.")
    return True
