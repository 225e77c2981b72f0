"""Priorities and the plan of the year: written, changed, carried over."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cases.form_pages import form_for
from evaluation import queries
from evaluation.commands.priorities import carry_over, write_priority
from evaluation.forms import PriorityForm
from evaluation.views.pressing import done, form_page, pressed
from evaluation.views.self_evaluations import EVALUATE, POSTED, found
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import EditedMeanwhile

NAMES = (
    "about", "words", "success", "resources", "owner_practitioner", "owner_agency",
    "due_on", "status", "progress", "revision",
)  # fmt: skip


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def new(request, evaluation):
    """Add a priority."""
    evaluation = found(request, evaluation)
    form = form_for(request, _shape(request, evaluation))
    command = partial(write_priority, evaluation=evaluation, by=request.user)
    if done(request, form, lambda: command(said=form.said)):
        return redirect(evaluation)
    return form_page(request, form, "Add a priority", evaluation=evaluation)


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def change(request, evaluation, priority):
    """Change a priority, or say what became of it."""
    evaluation = found(request, evaluation)
    row = get_object_or_404(evaluation.improvements, pk=priority)
    shape = _shape(request, evaluation)
    form = form_for(
        request, shape, initial={name: getattr(row, name) for name in NAMES}
    )
    try:
        if done(request, form, lambda: _change(request, evaluation, row, form)):
            return redirect(evaluation)
    except EditedMeanwhile as error:
        form = _on_top_of(error.theirs, form, shape)
    return form_page(request, form, "Change a priority", evaluation=evaluation)


def _change(request, evaluation, row, form):
    write_priority(
        evaluation=evaluation,
        priority=row,
        said=form.said,
        revision=form.cleaned_data["revision"],
        by=request.user,
    )


def _on_top_of(theirs, form, shape):
    sent = form.data.copy()
    sent["revision"] = str(theirs.revision)
    form = shape(sent)
    form.add_error(
        None,
        f"{theirs.written_by} changed this while you were writing. It says now: "
        f"“{theirs.words}”, by {theirs.due_on:%d %B %Y}, "
        f"{theirs.get_status_display().lower()}. Save again to put yours in its place.",
    )
    return form


def _shape(request, evaluation):
    return partial(
        PriorityForm,
        template=evaluation.outline,
        people=queries.people_of_centre(evaluation, viewer=request.user),
        agencies=queries.agencies_of_centre(evaluation, viewer=request.user),
    )


@page(permission=EVALUATE)
@require_POST
def carry(request, evaluation):
    """Bring what last year left open into this year."""
    evaluation = found(request, evaluation)
    command = partial(carry_over, evaluation=evaluation, by=request.user)
    pressed(request, command, "What last year left open is in this year's plan.")
    return redirect(evaluation)
