"""The eight questions, one a page; the decision; the second person's signature."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.form_pages import form_for
from information_sharing import access, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.eight_questions import LAST, NOT_SURE
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import DecideForm
from information_sharing.questions import QUESTIONS
from information_sharing.views.frame import case_context
from information_sharing.wizard import Walking


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def continue_deciding(request, case):
    """Go on where this person stopped; "start again" posts a discard here."""
    access.check_can_coordinate(request.user, case)
    return _go(case, Walking(viewer=request.user, case=case).furthest)


def _go(case, number):
    return redirect("information_sharing:decide", case.pk, number)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def decide(request, case, question):
    """Ask one of the eight questions; the last shows what will happen."""
    access.check_can_coordinate(request.user, case)
    walking = Walking(viewer=request.user, case=case)
    if not walking.may_open(question):
        return _go(case, walking.furthest)
    if question == LAST:
        return _last_page(request, case, walking)
    form = walking.shown(question, request)
    if request.method == "POST" and form.is_valid() and _said(request, walking, form):
        return _next(request, case, form)
    return _ask(request, case, walking, form)


def _said(request, walking, form) -> bool:
    if form.cleaned_data["answer"] == NOT_SURE and not _asked(walking, form):
        return False
    walking.keep(form.number, request.POST)
    return True


def _asked(walking, form) -> bool:
    first = walking.before(form.number).get(1, form).cleaned_data
    try:
        commands.ask_advice(
            case=walking.case,
            question=form.number,
            words=form.cleaned_data["words"],
            team=first["team"],
            by=walking.viewer,
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _next(request, case, form):
    if form.cleaned_data["answer"] != NOT_SURE:
        return _go(case, Walking(viewer=request.user, case=case).furthest)
    messages.success(
        request,
        "The information officer has your question. Your answers are kept: go on when "
        "the answer is here.",
    )
    return redirect("information_sharing:sharing", case.pk)


def _ask(request, case, walking, form):
    number, viewer = form.number, request.user
    context = case_context(
        request,
        case,
        form=form,
        question=QUESTIONS[number],
        last=LAST,
        said=walking.said(),
        asks_for_consent=number == 4,
        consents=walking.consents() if number == 4 else (),
        advice=queries.answer_waited_for(viewer=viewer, case=case, question=number),
        walk_path=walking.path,
    )
    return TemplateResponse(request, "information_sharing/question.html", context)


def _last_page(request, case, walking):
    walk = walking.walk()
    viewer = request.user
    earlier = queries.standing_decisions(viewer=viewer, case=case, team=walk.team)
    form = form_for(request, DecideForm, earlier=earlier, names=walking.names)
    if request.method == "POST" and form.is_valid():
        decision = _decide(request, case, walking, form)
        if decision:
            return redirect("information_sharing:decision", case.pk, decision.pk)
    context = case_context(request, case, form=form, walk=walk, said=walking.said())
    context |= {"question": QUESTIONS[LAST], "last": LAST, "walk_path": walking.path}
    context |= queries.preview_of(walk, case, viewer=viewer)
    return TemplateResponse(request, "information_sharing/preview.html", context)


def _decide(request, case, walking, form):
    walk = walking.walk(replaces=form.cleaned_data.get("replaces", ()))
    try:
        decision = commands.decide(case=case, walk=walk, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None
    walking.forget()
    messages.success(request, "Your decision is recorded.")
    return decision


@case_page(Event.SHARING_VIEWED)
@require_http_methods(["GET", "POST"])
def show_decision(request, case, decision):
    """Show one decision; a second person countersigns it here."""
    access.check_can_coordinate(request.user, case)
    decision = queries.decision_of(viewer=request.user, case=case, pk=decision)
    refusal = _countersign(request, decision) if request.method == "POST" else None
    if request.method == "POST" and refusal is None:
        return redirect("information_sharing:decision", case.pk, decision.pk)
    line = queries.line_of(decision, viewer=request.user)
    context = case_context(request, case, line=line, decision=decision)
    context |= {
        "refusal": refusal,
        "rows": queries.rows_of(decision, viewer=request.user),
        "said": list(queries.said_with_reasons(decision)),
        "once": uuid4(),
    }
    return TemplateResponse(request, "information_sharing/decision.html", context)


def _countersign(request, decision) -> str | None:
    try:
        commands.countersign(decision=decision, by=request.user)
    except NotPossibleNow as refused:
        return str(refused)
    messages.success(request, "You have countersigned this decision.")
    return None
