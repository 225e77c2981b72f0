"""The centre's self-evaluation: started, and written section by section."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from evaluation import queries
from evaluation.commands.self_evaluations import start_self_evaluation, write_section
from evaluation.forms import SectionForm, StartForm
from evaluation.outlines import outlines
from evaluation.presenting import account
from evaluation.views.pressing import done
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow
from information_sharing.roles import Permission

EVALUATE = Permission.EVALUATE_CENTRE
POSTED = require_http_methods(["GET", "POST"])


@page(Event.SELF_EVALUATION_VIEWED, permission=EVALUATE)
@POSTED
def self_evaluation_list(request):
    """List the self-evaluations of the reader's centres, and start one."""
    centres = access.centres_with(request.user, EVALUATE)
    form = form_for(
        request, StartForm, centres=centres, initial={"centre": centres.first()}
    )
    started = []
    if done(request, form, lambda: started.append(_start(request, form))):
        return redirect(started[0])
    found = queries.self_evaluations_of(viewer=request.user)[:100]
    context = {"form": form, "draft": draft_of(request), "self_evaluations": found}
    context["outlines"] = outlines()
    return render(request, "evaluation/self_evaluation_list.html", context)


def _start(request, form):
    return start_self_evaluation(**form.said, by=request.user)


def found(request, pk):
    """Return one of the reader's self-evaluations, or that there is none."""
    rows = queries.self_evaluations_of(viewer=request.user)
    return get_object_or_404(rows, pk=pk)


@page(Event.SELF_EVALUATION_VIEWED, permission=EVALUATE)
@require_safe
def self_evaluation_page(request, evaluation):
    """Show how far the sections have got; what was submitted is read elsewhere."""
    evaluation = found(request, evaluation)
    if not evaluation.is_draft:
        return redirect("evaluation:submission", evaluation.pk)
    outcomes = evaluation.snapshot.get("outcomes")
    context = {
        "evaluation": evaluation,
        "template": evaluation.outline,
        "sections": queries.section_lines(evaluation),
        "figures": queries.figures_of(evaluation),
        "account": account(outcomes) if outcomes else None,
        "priorities": queries.priorities_of(evaluation),
        "before": queries.year_before(evaluation, viewer=request.user),
    }
    return render(request, "evaluation/self_evaluation.html", context)


def line_of(evaluation, code):
    """Return one section of the template with what is written in it."""
    lines = queries.section_lines(evaluation)
    line = next((each for each in lines if each.code == code), None)
    if line is None:
        raise Http404("No such section.")
    return line


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def self_evaluation_section(request, evaluation, code):
    """Write one section."""
    evaluation = found(request, evaluation)
    line, template = line_of(evaluation, code), evaluation.outline
    shape = partial(SectionForm, template=template, asked=line.asked)
    form, clash = form_for(request, shape, initial=_as_written(line)), None
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, evaluation, code, form)
            return redirect(evaluation)
        except NotPossibleNow as refused:
            form.add_error(None, str(refused))
        except EditedMeanwhile as error:
            clash, form = error.theirs, _on_top_of(error.theirs, form, shape)
    context = _around(request, evaluation, line)
    context |= {"form": form, "draft": draft_of(request), "clash": clash}
    context["clash_grade"] = template.grade(getattr(clash, "grade", None))
    return render(request, "evaluation/self_evaluation_section.html", context)


def _write(request, evaluation, code, form):
    write_section(
        evaluation=evaluation,
        code=code,
        said=form.said,
        revision=form.cleaned_data["revision"],
        by=request.user,
    )


def _around(request, evaluation, line):
    """Return what stands around the form: what it rests on, and last year's text."""
    before = queries.year_before(evaluation, viewer=request.user)
    return {
        "evaluation": evaluation,
        "template": evaluation.outline,
        "sections": queries.section_lines(evaluation),
        "line": line,
        "comments": queries.comments_on(evaluation, line.code),
        "placed": queries.placed_in(evaluation, line.code),
        "before": before,
        "last_year": queries.section_before(before, line.code),
    }


def _as_written(line):
    section = line.section
    names = ("narrative", "strengths", "to_develop", "voices", "grade", "grade_reason")
    said = {name: getattr(section, name) for name in names} if section else {}
    return said | {"revision": line.revision}


def _on_top_of(theirs, form, shape):
    """Return the form as she sent it; sending it again replaces what stands now."""
    sent = form.data.copy()
    sent["revision"] = str(theirs.revision)
    form = shape(sent)
    form.add_error(
        None,
        f"{theirs.written_by} saved this section while you were writing. Your text is "
        "still here. Put the two together, then save again.",
    )
    return form
