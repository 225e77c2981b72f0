"""The annual conversation about what a centre submitted."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cases.form_pages import form_for
from evaluation import paper, queries
from evaluation.commands import conversations as commands
from evaluation.forms.conversations import (
    AnswerForm,
    ChallengeForm,
    ChangedTargetForm,
    SignForm,
    TargetForm,
)
from evaluation.indicators import INDICATORS
from evaluation.views.pressing import done, form_page, pressed
from evaluation.views.self_evaluations import EVALUATE, POSTED
from evaluation.views.submissions import READ, submitted
from information_sharing import access
from information_sharing.audit import EvaluationEvent as Its
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import EditedMeanwhile
from information_sharing.roles import Permission

HOLD = Permission.HOLD_CONVERSATIONS
HERE = "evaluation:conversation"


@page(Its.CONVERSATION_VIEWED, permission=READ)
@require_safe
def show(request, submission):
    """Show the conversation, and what the reader may do next."""
    row = submitted(request, submission)
    held = queries.conversation_about(row, viewer=request.user)
    context = {
        "submission": row,
        "conversation": held,
        "targets": _targets(row, held),
        "is_author": access.can_evaluate(request.user, row.centre),
        "is_authority": access.can_hold_conversation(request.user),
    } | _next(row, held, by=request.user)
    return render(request, "evaluation/conversation.html", context)


def _next(row, held, *, by):
    """Return what may be changed, signed or taken back, once there is something."""
    if held is None:
        return {}
    may_change = access.can_hold_conversation(by) and not held.signed.exists()
    return {
        "change_in": row.pk if may_change else None,
        "may_take_back": commands.may_take_back(submission=row, by=by),
        "may_sign": commands.may_sign(submission=row, by=by),
    }


def _targets(row, held):
    """Return each target that stands, with the words of its figure, and its unit."""
    labels = {each.code: each.label for each in paper.read(row.frozen).figures}
    targets = held.standing_targets if held else []
    return [
        (
            each,
            labels.get(each.indicator, ""),
            "%" if each.indicator in INDICATORS else "",
        )
        for each in targets
    ]


@page(Event.FORM_OPENED, permission=HOLD)
@POSTED
def challenge(request, submission):
    """Write the challenge and what the authority offers."""
    row = submitted(request, submission)
    held = queries.conversation_about(row, viewer=request.user)
    names = ("held_on", "present", "challenge", "support", "revision")
    initial = {name: getattr(held, name) for name in names} if held else None
    form = form_for(request, ChallengeForm, initial=initial)
    command = partial(commands.write_challenge, submission=row, by=request.user)
    return _saved(request, form, lambda: command(**_with_revision(form)), "Challenge")


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def answer(request, submission):
    """Answer for the centre."""
    row = submitted(request, submission)
    held = queries.conversation_about(row, viewer=request.user)
    names = ("answer", "revision")
    initial = {name: getattr(held, name) for name in names} if held else None
    form = form_for(request, AnswerForm, initial=initial)
    command = partial(commands.answer_challenge, submission=row, by=request.user)
    return _saved(request, form, lambda: command(**form.cleaned_data), "Answer")


def _with_revision(form):
    said = dict(form.cleaned_data)
    return {"revision": said.pop("revision"), "said": said}


def _saved(request, form, command, title):
    pk = request.resolver_match.kwargs["submission"]
    row = submitted(request, pk)
    try:
        if done(request, form, command):
            return redirect(HERE, pk)
    except EditedMeanwhile as error:
        form = _on_top_of(error.theirs, form)
    return form_page(request, form, title, conversation=row)


def _on_top_of(theirs, form):
    sent = form.data.copy()
    sent["revision"] = str(theirs.revision)
    form = type(form)(sent)
    form.add_error(
        None,
        "Somebody saved this while you were writing. Your text is still here. Open the "
        "conversation in another window, put the two together, then save again.",
    )
    return form


@page(Event.FORM_OPENED, permission=HOLD)
@POSTED
def target(request, submission):
    """Write down a target."""
    row = submitted(request, submission)
    figures = paper.read(row.frozen).figures
    form = form_for(request, TargetForm, figures=figures)
    command = partial(commands.agree_target, submission=row, by=request.user)
    if done(request, form, lambda: command(said=form.cleaned_data)):
        return redirect(HERE, row.pk)
    return form_page(request, form, "Add a target", conversation=row)


@page(Event.FORM_OPENED, permission=HOLD)
@POSTED
def changed_target(request, submission, agreed):
    """Change a target, or take it out, with the reason."""
    row = submitted(request, submission)
    agreements = queries.agreed_in(row, viewer=request.user)
    old = get_object_or_404(agreements, pk=agreed)
    names = ("words", "indicator", "value", "by_on")
    form = form_for(
        request,
        ChangedTargetForm,
        figures=paper.read(row.frozen).figures,
        initial={name: getattr(old, name) for name in names},
    )
    if done(request, form, lambda: _change(request, old, form)):
        return redirect(HERE, row.pk)
    return form_page(request, form, "Change a target", conversation=row)


def _change(request, old, form):
    why = {"target": old, "reason": form.cleaned_data["reason"], "by": request.user}
    if form.takes_out:
        return commands.take_out_target(**why)
    return commands.change_target(said=form.said, **why)


def _as_shown(form, held):
    """Let the form sign what the page shows now, not what a draft or a post said."""
    form.initial["read"] = held.as_read if held else ""
    if form.is_bound:
        form.data = form.data.copy()
        form.data["read"] = form.initial["read"]
    return form


@page(Event.FORM_OPENED, permission=READ)
@POSTED
def sign(request, submission):
    """Sign for the centre, or for the authority."""
    row = submitted(request, submission)
    held = queries.conversation_about(row, viewer=request.user)
    form = form_for(request, SignForm)
    command = partial(commands.sign_conversation, submission=row, by=request.user)
    if done(request, form, lambda: command(read=form.cleaned_data["read"])):
        return redirect(HERE, row.pk)
    form = _as_shown(form, held)
    context = {"submission": row, "conversation": held, "form": form}
    context["targets"] = _targets(row, held)
    return render(request, "evaluation/conversation_sign.html", context)


@page(permission=READ)
@require_POST
def take_back(request, submission):
    """Take her own signature back, while the other side has not signed."""
    row = submitted(request, submission)
    told = "Your signature is taken back. The conversation can be changed again."
    command = partial(commands.take_back_signature, submission=row, by=request.user)
    pressed(request, command, told)
    return redirect(HERE, row.pk)
