"""The information officer's questions: words and a reference, nothing of the record."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from information_sharing import commands, queries
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import AnswerForm
from information_sharing.questions import QUESTIONS
from information_sharing.roles import Permission

officers = page(Event.ADVICE_VIEWED, permission=Permission.ADVISE_ON_SHARING)


@officers
@require_safe
def list_advice(request):
    """List the questions that wait, and those that were answered."""
    asked = list(queries.advice_requests(viewer=request.user))
    context = {
        "waiting": [each for each in asked if each.answered_at is None],
        "answered": [each for each in asked if each.answered_at],
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
    context = {"advice": advice, "form": form, "draft": draft_of(request)}
    context["question"] = QUESTIONS.get(advice.question)
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
