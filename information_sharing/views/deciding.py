"""The eight questions, one a page, and the last page before the decision."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.form_pages import form_for
from cases.queries.transfers import transfer_under_way
from config.forms import valid_uuid
from information_sharing import access, commands, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.eight_questions import LAST, NOT_SURE
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms import DecideForm
from information_sharing.questions import QUESTIONS
from information_sharing.views.coming_back import is_for_the_move, move_of
from information_sharing.views.frame import case_context
from information_sharing.wizard import Walking

HALF_WAY = (
    "You are half-way through another decision about this family. Finish it, or start "
    "again, and then open the request once more."
)
MOVE_HALF_WAY = (
    "You are half-way through another decision about this family. Finish it, or start "
    "again, and then come back to the hand-over."
)
CHANGED = (
    "Something changed while you were deciding, so nothing is decided yet. What you "
    "wrote is kept: look at this question again."
)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def continue_deciding(request, case):
    """Go on where this person stopped; "start again" posts a discard here.

    `?request=` begins with who asked to see the record, `?transfer=` with who takes
    over in another area.
    """
    access.check_can_coordinate(request.user, case)
    walking = Walking(viewer=request.user, case=case)
    asked = valid_uuid(request.GET.get("request"))
    if asked and not walking.begin_for(asked):
        messages.warning(request, HALF_WAY)
    if "transfer" in request.GET and not _begin_for_transfer(request, case, walking):
        messages.warning(request, MOVE_HALF_WAY)
    return _go(case, walking.furthest)


def _begin_for_transfer(request, case, walking) -> bool:
    transfer = transfer_under_way(viewer=request.user, case=case)
    return walking.begin_outside(transfer.practitioner, transfer.agency)


def _go(case, number):
    return redirect("information_sharing:decide", case.pk, number)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def decide(request, case, question):
    """Ask one of the eight questions; the last shows what will happen."""
    access.check_can_coordinate(request.user, case)
    walking = Walking(viewer=request.user, case=case)
    if not walking.may_open(question):
        return _back(request, case, walking, question)
    if question == LAST:
        return _last_page(request, case, walking)
    form = walking.shown(question, request)
    if request.method == "POST" and form.is_valid() and _said(request, walking, form):
        return _next(request, case, form)
    return _ask(request, case, walking, form)


def _back(request, case, walking, question):
    if question == LAST and request.method == "POST":
        messages.error(request, CHANGED)
    return _go(case, walking.furthest)


def _said(request, walking, form) -> bool:
    if form.cleaned_data["answer"] == NOT_SURE and not _asked(walking, form):
        return False
    walking.keep(form.number, request.POST)
    return True


def _asked(walking, form) -> bool:
    first = walking.before(form.number).get(1, form)
    try:
        commands.ask_advice(
            case=walking.case,
            question=form.number,
            words=form.cleaned_data["words"],
            team=first.recipient().team,
            today=form.cleaned_data["today"],
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
        help=QUESTIONS[number].help_for(walking.body),
        last=LAST,
        said=walking.said(),
        skipped=walking.skipped if number == 7 else "",
        for_move=is_for_the_move(request, case, walking),
        asks_for_consent=number == 4,
        body=walking.body,
        consents=walking.consents() if number == 4 else (),
        objections=walking.objections() if number == 4 else (),
        advice=queries.answer_waited_for(viewer=viewer, case=case, question=number),
        walk_path=walking.path,
    )
    return TemplateResponse(request, "information_sharing/question.html", context)


def _last_page(request, case, walking):
    to = walking.walk().recipient
    earlier = queries.standing_decisions(viewer=request.user, case=case, to=to)
    form = form_for(request, DecideForm, earlier=earlier, names=walking.names)
    if request.method == "POST" and form.is_valid():
        decision = _decide(request, case, walking, form)
        if decision:
            return redirect(move_of(request, decision) or _page_of(decision))
        form.show_again()
    walk = walking.walk(replaces=form.ticked())
    context = case_context(request, case, form=form, walk=walk, said=walking.said())
    context |= {"question": QUESTIONS[LAST], "last": LAST, "walk_path": walking.path}
    context["skipped"] = walking.skipped
    context["for_move"] = is_for_the_move(request, case, walking)
    context |= queries.preview_of(walk, case, viewer=request.user, names=walking.names)
    return TemplateResponse(request, "information_sharing/preview.html", context)


def _page_of(decision) -> str:
    return reverse("information_sharing:decision", args=[decision.case_id, decision.pk])


def _decide(request, case, walking, form):
    if not form.was_previewed():
        form.add_error(
            None,
            "You ticked or unticked an earlier decision. Read again what will happen, "
            "then decide.",
        )
        return None
    walk = walking.walk(replaces=form.ticked(), known=form.known_decisions())
    try:
        decision = commands.decide(case=case, walk=walk, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None
    walking.forget()
    messages.success(request, "Your decision is recorded.")
    return decision
