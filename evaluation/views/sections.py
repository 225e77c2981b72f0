"""Around a section: its author, comments, what it rests on; one figure and its source."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cases.form_pages import form_for
from evaluation import queries
from evaluation.commands import sections as commands
from evaluation.forms import AuthorForm, CommentForm, EvidenceForm
from evaluation.how_counted import how_counted
from evaluation.indicators import INDICATORS
from evaluation.views.pressing import done, form_page, pressed
from evaluation.views.self_evaluations import EVALUATE, POSTED, found, line_of
from information_sharing.audit import Event
from information_sharing.door import page

SECTION = "evaluation:self-evaluation-section"


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def author(request, evaluation, code):
    """Say who writes a section."""
    evaluation = found(request, evaluation)
    line = line_of(evaluation, code)
    authors = queries.authors_of(evaluation, viewer=request.user)
    written = {"author": line.section.assigned_to if line.section else None}
    form = form_for(request, AuthorForm, initial=written, authors=authors)
    asked = partial(commands.assign_section, evaluation=evaluation, code=code)
    if done(request, form, lambda: asked(**form.cleaned_data, by=request.user)):
        return redirect(evaluation)
    return form_page(request, form, f"Who writes: {line.title}", evaluation=evaluation)


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def comment(request, evaluation, code):
    """Say something to the authors of a section."""
    evaluation = found(request, evaluation)
    line = line_of(evaluation, code)
    form = form_for(request, CommentForm)
    asked = partial(commands.comment_on_section, evaluation=evaluation, code=code)
    if done(request, form, lambda: asked(**form.cleaned_data, by=request.user)):
        return redirect(SECTION, evaluation.pk, code)
    return form_page(request, form, f"Comment: {line.title}", evaluation=evaluation)


@page(permission=EVALUATE)
@require_POST
def settle(request, evaluation, comment):
    """Say that a comment is dealt with."""
    evaluation = found(request, evaluation)
    said = get_object_or_404(evaluation.comments, pk=comment)
    command = partial(commands.settle_comment, comment=said, by=request.user)
    pressed(request, command, "The comment is settled.")
    return redirect(SECTION, evaluation.pk, said.code)


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def evidence(request, evaluation, code):
    """Rest a section on a figure, a released story, or a document elsewhere."""
    evaluation = found(request, evaluation)
    line = line_of(evaluation, code)
    figures = queries.figures_of(evaluation)
    stories = queries.released_stories(evaluation, viewer=request.user)
    form = form_for(request, EvidenceForm, figures=figures, stories=stories)
    asked = partial(commands.place_evidence, evaluation=evaluation, code=code)
    if done(request, form, lambda: asked(said=form.cleaned_data, by=request.user)):
        return redirect(SECTION, evaluation.pk, code)
    title = f"Evidence for: {line.title}"
    return form_page(request, form, title, evaluation=evaluation)


@page(permission=EVALUATE)
@require_POST
def take_out(request, evaluation, placed):
    """Take something out of a section."""
    evaluation = found(request, evaluation)
    evidence = get_object_or_404(evaluation.evidence, pk=placed)
    command = partial(commands.take_out_evidence, evidence=evidence, by=request.user)
    pressed(request, command, "It is taken out.")
    return redirect(SECTION, evaluation.pk, evidence.code)


@page(Event.SELF_EVALUATION_VIEWED, permission=EVALUATE)
@require_safe
def figure(request, evaluation, figure):
    """Show one figure: what it is, how it is counted, where it is used."""
    evaluation = found(request, evaluation)
    counted = queries.figure_of(evaluation, figure)
    if counted is None:
        raise Http404("No such figure.")
    lines = queries.section_lines(evaluation)
    rests = {each.code for each in queries.placed(evaluation) if each.figure == figure}
    context = {
        "evaluation": evaluation,
        "figure": counted,
        "how": how_counted(counted),
        "is_live": figure in INDICATORS,
        "used_in": [line for line in lines if line.code in rests],
    }
    return render(request, "evaluation/self_evaluation_figure.html", context)
