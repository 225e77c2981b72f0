"""Questions to colleagues: asked from a case, answered in place."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.commands import colleagues as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.colleagues import AnswerForm, AskForm
from cases.queries import colleagues as queries
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])


@case_page(Event.COLLEAGUE_QUESTION_VIEWED)
@require_safe
def list_questions(request, case):
    """List what was asked about this family, as far as the reader may read."""
    questions = queries.questions_of(viewer=request.user, case=case)
    return _page(request, case, "list", questions=questions)


@case_page(Event.FORM_OPENED)
@POSTED
def ask_colleague(request, case):
    """Ask somebody who sees something of this family already."""
    form = form_for(
        request,
        AskForm,
        colleagues=queries.colleagues(viewer=request.user, case=case),
        people=queries.people_of(viewer=request.user, case=case),
        written={kind for _, kind in access.written(request.user, case)},
    )
    if request.method == "POST" and form.is_valid() and _asked(request, case, form):
        return redirect("cases:colleague-questions", case.pk)
    return _page(request, case, "ask", form=form, draft=draft_of(request))


def _asked(request, case, form) -> bool:
    told = "The question is asked. They are told that it waits."
    write = {"case": case, "question": form.question, "by": request.user}
    return did(request, form, commands.ask_colleague, told, **write)


@case_page(Event.COLLEAGUE_QUESTION_VIEWED)
@POSTED
def show_question(request, case, colleague_request):
    """Show a question; whoever was asked answers here."""
    found = queries.question_for(viewer=request.user, case=case, pk=colleague_request)
    form = form_for(request, AnswerForm)
    if request.method == "POST" and form.is_valid() and _answered(request, found, form):
        return redirect("cases:colleague-question", case.pk, found.pk)
    more = {
        "can_answer": access.can_answer_colleague(request.user, found),
        "can_end": access.can_end_question(request.user, found),
    }
    draft = draft_of(request)
    return _page(
        request, case, "question", form=form, question=found, draft=draft, **more
    )


def _answered(request, question, form) -> bool:
    answer = form.cleaned_data["answer"]
    try:
        commands.answer_colleague(question=question, answer=answer, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Your answer is saved. Who asked is told.")
    return True


@case_page(Event.COLLEAGUE_QUESTION_VIEWED)
@require_POST
def end_question(request, case, colleague_request):
    """Take a question back."""
    found = queries.question_for(viewer=request.user, case=case, pk=colleague_request)
    try:
        commands.end_question(question=found, by=request.user)
        messages.success(request, "The question is taken back.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("cases:colleague-questions", case.pk)


def _page(request, case, name, **more):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, **more}
    return TemplateResponse(request, f"cases/colleagues/{name}.html", context)
