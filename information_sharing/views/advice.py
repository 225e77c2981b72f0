"""Questions about sharing: the officer's pages, and the asker's side of the talk."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_safe,
)

from cases.form_pages import draft_of, form_for
from information_sharing import commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import AnswerForm, MessageForm
from information_sharing.questions import QUESTIONS
from information_sharing.roles import Permission
from information_sharing.views.frame import case_context

officers = page(Event.ADVICE_VIEWED, permission=Permission.ADVISE_ON_SHARING)


@officers
@require_safe
def list_advice(request):
    """List the questions that wait, and those that were answered."""
    asked = list(queries.advice_requests(viewer=request.user))
    context = {
        "waiting": [each for each in asked if each.answered_at is None],
        "answered": [each for each in asked if each.answered_at],
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "information_sharing/advice_list.html", context)


@officers
@require_http_methods(["GET", "POST"])
def answer_advice(request, advice):
    """Read one question and answer it."""
    advice = queries.advice_request(viewer=request.user, pk=advice)
    form = form_for(request, AnswerForm)
    if request.method == "POST" and form.is_valid() and _answer(request, advice, form):
        return redirect("information_sharing:advice-list")
    return _officers_page(request, advice, form)


def _officers_page(request, advice, form):
    context = {"advice": advice, "form": form, "draft": draft_of(request)}
    context |= {
        "question": QUESTIONS.get(advice.question),
        "thread": queries.thread_of(advice),
    }
    return TemplateResponse(request, "information_sharing/advice.html", context)


def _answer(request, advice, form) -> bool:
    answer = form.cleaned_data["answer"]
    try:
        commands.answer_advice(advice=advice, answer=answer, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Your answer is sent.")
    return True


@officers
@require_http_methods(["GET", "POST"])
def ask_back(request, advice):
    """Write to the asker before answering."""
    advice = queries.advice_request(viewer=request.user, pk=advice)
    form = form_for(request, MessageForm)
    if request.method == "POST" and form.is_valid() and _write(request, advice, form):
        return redirect("information_sharing:advice", advice.pk)
    context = {"advice": advice, "form": form, "draft": draft_of(request)}
    context["thread"] = queries.thread_of(advice)
    return TemplateResponse(request, "information_sharing/advice_back.html", context)


@case_page(Event.ADVICE_VIEWED)
@require_http_methods(["GET", "POST"])
def show_thread(request, case, advice):
    """Show a question with what was written since; its asker goes on with it."""
    advice = queries.advice_asked(viewer=request.user, case=case, pk=advice)
    form = form_for(request, MessageForm)
    if request.method == "POST" and form.is_valid() and _write(request, advice, form):
        return redirect("information_sharing:advice-thread", case.pk, advice.pk)
    context = case_context(request, case, advice=advice, form=form)
    context |= {
        "draft": draft_of(request),
        "question": QUESTIONS.get(advice.question),
        "thread": queries.thread_of(advice),
        "may_write": advice.asked_by == request.user and not advice.answered_at,
    }
    return TemplateResponse(request, "information_sharing/advice_thread.html", context)


def _write(request, advice, form) -> bool:
    words = form.cleaned_data["words"]
    try:
        commands.write_advice(advice=advice, words=words, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Your message is sent.")
    return True
