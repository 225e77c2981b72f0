"""Asking another team whether two records are of one family, and answering (R8)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from cases.commands import join_requests as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.join_requests import AnswerJoinForm, AskToJoinForm
from cases.models import JoinRequest
from cases.queries import join_requests as queries
from cases.queries.header import case_header
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow, TooOften
from information_sharing.steady import in_a_moment
from information_sharing.views.index import too_often

PASSED_ON = "If there is such a record, its team has been asked."


@case_page(Event.JOIN_REQUEST_VIEWED)
@require_http_methods(["GET", "POST"])
def ask_to_join(request, case):
    """Ask for the other number; what is said next does not tell whether it exists."""
    asked = queries.asked_by_us(viewer=request.user, case=case)
    form = form_for(request, AskToJoinForm)
    if request.method == "POST" and form.is_valid():
        try:
            if _asked(request, case, form):
                return in_a_moment(redirect("cases:ask-to-join", case.pk))
        except TooOften:
            return in_a_moment(too_often(request))
    return _page(request, case, "cases/join_requests/ask.html", form, asked=asked)


def _asked(request, case, form) -> bool:
    said = {name: form.cleaned_data[name] for name in ("reference", "words")}
    said |= {"case": case, "by": request.user}
    return did(request, form, commands.ask_to_join, PASSED_ON, **said)


@case_page(Event.JOIN_REQUEST_VIEWED)
@require_POST
def end_join_request(request, case, join_request):
    """Take a question back."""
    asked = queries.request_of_ours(viewer=request.user, case=case, pk=join_request)
    try:
        commands.end_join_request(request=asked, by=request.user)
        messages.success(request, "The question is taken back.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("cases:ask-to-join", case.pk)


@case_page(Event.JOIN_REQUEST_VIEWED)
@require_http_methods(["GET", "POST"])
def answer_join_request(request, case, join_request):
    """Say which team asks about this record, and answer after asking the family."""
    if queries.is_over(viewer=request.user, case=case, pk=join_request):
        messages.info(request, "This question was answered or taken back.")
        return redirect(case)
    asked = queries.question_of(viewer=request.user, case=case, pk=join_request)
    names = {"theirs": asked.reference, "ours": case.reference}
    form = form_for(request, AnswerJoinForm, **names)
    sent = request.method == "POST" and form.is_valid()
    if sent and _answered(request, case, asked, form):
        return redirect(case)
    return _page(request, case, "cases/join_requests/answer.html", form, asked=asked)


def _answered(request, case, asked, form) -> bool:
    answer = partial(commands.answer_join_request, request=asked.request)
    joined = form.reply.answer == JoinRequest.Answer.YES
    told = "The records are joined." if joined else "It is sent."
    said = {"case": case, "reply": form.reply, "by": request.user}
    return did(request, form, answer, told, **said)


def _page(request, case, template, form, **more):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, "form": form, **more}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, template, context)
