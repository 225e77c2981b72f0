"""Surveys as the manager of a centre makes them, opens them and closes them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from evaluation.commands import surveys as commands
from evaluation.forms.answers import AnswerForm
from evaluation.forms.parts import divided, number_in, part_of
from evaluation.forms.surveys import (
    AddItemsForm,
    AgainForm,
    JudgeForm,
    NewSurveyForm,
    SurveyForm,
)
from evaluation.queries.ballots import surveys_of
from evaluation.queries.surveys import parts_of, summary_of
from evaluation.surveying import asked_of, minutes_for, original
from evaluation.views.pressing import done, pressed
from information_sharing import access
from information_sharing.audit import EvaluationEvent, Event
from information_sharing.door import page
from information_sharing.roles import Permission

RUN = Permission.RUN_SURVEYS
VIEWED = EvaluationEvent.SURVEYS_VIEWED
BOTH = ["GET", "POST"]


def survey_of(request, survey):
    """Return a survey of the reader's centres, or no such page."""
    return get_object_or_404(surveys_of(viewer=request.user), pk=survey)


def form_page(request, survey, form, title, **more):
    """Return the page of one form about a survey."""
    context = {"survey": survey, "form": form, "title": title, **more}
    context |= {"draft": draft_of(request)}
    return render(request, "evaluation/surveys/form.html", context)


@page(VIEWED, permission=RUN)
@require_safe
def survey_list(request):
    """List the surveys of the reader's centres."""
    found = surveys_of(viewer=request.user)[:100]
    return render(request, "evaluation/surveys/list.html", {"surveys": found})


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_new(request):
    """Begin a survey, with the sets of questions that were ticked."""
    centres = access.centres_with(request.user, RUN)
    form = form_for(
        request, NewSurveyForm, centres=centres, initial={"centre": centres.first()}
    )
    made = []
    if done(request, form, lambda: made.append(_begun(form, request.user))):
        return redirect("evaluation:survey", survey=made[0].pk)
    return form_page(request, None, form, "Make a survey", button="Make the survey")


def _begun(form, user):
    told = dict(form.cleaned_data)
    return commands.make_survey(what=told.pop("what"), **told, by=user)


@page(VIEWED, permission=RUN)
@require_safe
def survey_page(request, survey):
    """Show what it asks, whom, and what can be done with it next."""
    survey = survey_of(request, survey)
    context = {"survey": survey, "summary": summary_of(survey, viewer=request.user)}
    return render(request, "evaluation/surveys/survey.html", context)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_edit(request, survey):
    """Change its title, purpose or last day."""
    survey = survey_of(request, survey)
    names = ("title", "purpose", "closes_on")
    initial = {name: getattr(survey, name) for name in names}
    form = form_for(request, SurveyForm, initial=initial)

    def change():
        commands.change_survey(survey=survey, **form.cleaned_data, by=request.user)

    if done(request, form, change):
        return redirect("evaluation:survey", survey=survey.pk)
    return form_page(request, survey, form, "Title, purpose and last day")


@page(VIEWED, permission=RUN)
@require_http_methods(BOTH)
def survey_items(request, survey):
    """Show all items with what became of them; take sets in and out."""
    survey = survey_of(request, survey)
    if request.method == "POST" and "remove" in request.POST:
        form, act = AddItemsForm({"what": request.POST["remove"]}), _taken_out
    else:
        form, act = form_for(request, AddItemsForm), _taken_in
    if done(request, form, lambda: act(request, survey, form.cleaned_data["what"])):
        return redirect("evaluation:survey-items", survey=survey.pk)
    context = {"survey": survey, "form": form, "parts": parts_of(survey)}
    return render(request, "evaluation/surveys/items.html", context)


def _taken_in(request, survey, what):
    number = commands.add_items(survey=survey, what=what, by=request.user)
    messages.success(request, f"{number} items are new in the survey.")


def _taken_out(request, survey, what):
    number = commands.remove_items(survey=survey, what=what, by=request.user)
    messages.success(request, f"{number} items are taken out.")


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_item(request, survey, survey_item):
    """Adopt, adapt or leave out one item."""
    survey = survey_of(request, survey)
    item = get_object_or_404(
        survey.items.select_related("survey__centre"), pk=survey_item
    )
    initial = {name: getattr(item, name) for name in ("choice", "words", "reason")}
    form = form_for(request, JudgeForm, initial=initial)

    def judge():
        commands.judge_item(item=item, **form.cleaned_data, by=request.user)

    if done(request, form, judge):
        return redirect("evaluation:survey-items", survey=survey.pk)
    more = {"item": item, "original": original(item)}
    return form_page(request, survey, form, f"Item {item.code}", **more)


@page(VIEWED, permission=RUN)
@require_safe
def survey_preview(request, survey):
    """Show the questions as people at work, or families, will see them."""
    survey = survey_of(request, survey)
    families = request.GET.get("who") == "families"
    number, minutes = minutes_for(survey, families=families)
    form = AnswerForm(items=asked_of(survey, families=families))
    context = {
        "survey": survey,
        "part": part_of(form, number_in(request.GET), {}),
        "parts": divided(form.sections),
        "families": families,
        "number": number,
        "minutes": minutes,
    }
    return render(request, "evaluation/surveys/preview.html", context)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_open(request, survey):
    """Ask once more, then open it and have the links sent."""
    told = "The survey is open. The e-mails are on their way."
    return _confirmed(request, survey, commands.open_survey, told)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_close(request, survey):
    """Ask once more, then close it and cut all links."""
    told = "The survey is closed. No link opens it any more."
    return _confirmed(request, survey, commands.close_survey, told)


def _confirmed(request, survey, command, told):
    survey = survey_of(request, survey)
    if request.method == "POST":
        pressed(request, lambda: command(survey=survey, by=request.user), told)
        return redirect("evaluation:survey", survey=survey.pk)
    context = {"survey": survey, "summary": summary_of(survey, viewer=request.user)}
    context |= {"opens": command is commands.open_survey, "draft": draft_of(request)}
    return render(request, "evaluation/surveys/confirm.html", context)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_again(request, survey):
    """Prepare the next round, against the first."""
    survey = survey_of(request, survey)
    form, made = form_for(request, AgainForm), []

    def ask():
        told = form.cleaned_data
        made.append(commands.ask_again(survey=survey, **told, by=request.user))

    if done(request, form, ask):
        return redirect("evaluation:survey", survey=made[0].pk)
    return form_page(request, survey, form, "Ask again", button="Prepare it")
