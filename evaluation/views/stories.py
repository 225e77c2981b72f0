"""Stories of a family, what its owner lets be told, and what a centre may tell."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.form_pages import did, form_for
from cases.queries import owners
from cases.views.asking import ask
from evaluation.commands import stories as commands
from evaluation.forms.stories import ReleaseForm, StoryForm
from evaluation.queries import stories as queries
from information_sharing import access
from information_sharing.audit import EvaluationEvent
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

BACK = "evaluation:outcomes"
RELEASING = (
    "A story belongs to whoever tells it.",
    "What may be told outside the record is a text that its owner has read and may change.",
    "They can take it back at any time: then no new report or document holds it.",
)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_http_methods(["GET", "POST"])
def write_story(request, case):
    """Write down what somebody tells of a change."""
    kinds = owners.kinds_written(viewer=request.user, case=case)
    people = owners.people_for(viewer=request.user, case=case)
    form = form_for(request, StoryForm, people=people, kinds=kinds)
    if form.is_valid() and did(
        request, form, commands.write_story, case=case, text=form.text, by=request.user
    ):
        messages.success(request, "The story is in the record.")
        return redirect(BACK, pk=case.pk)
    return ask(request, case, form, heading="Write a story", button="Save", back=BACK)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_http_methods(["GET", "POST"])
def release_story(request, case, story):
    """Write what its owner lets be told outside the record."""
    found = queries.story_for(viewer=request.user, case=case, pk=story)
    access.check_can_release_story(request.user, found)
    people = owners.people_for(viewer=request.user, case=case)
    start = {"words": found.released_words or found.words, "owner": found.owner_id}
    form = form_for(request, ReleaseForm, people=people, initial=start)
    if form.is_valid() and did(
        request,
        form,
        commands.release_story,
        story=found,
        release=form.release,
        by=request.user,
    ):
        messages.success(request, "The story may be told, in these words.")
        return redirect(BACK, pk=case.pk)
    return ask(
        request,
        case,
        form,
        heading="Let a story be told",
        button="Release it",
        back=BACK,
        about=found.words,
        sentences=RELEASING,
    )


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_POST
def take_back_story(request, case, story):
    """Record that its owner does not want it told any more."""
    found = queries.story_for(viewer=request.user, case=case, pk=story)
    try:
        commands.take_back_story(story=found, by=request.user)
        messages.success(request, "The story is taken back. No new document holds it.")
    except NotPossibleNow as refused:
        messages.warning(request, str(refused))
    return redirect(BACK, pk=case.pk)


@page(EvaluationEvent.STORIES_VIEWED, permission=Permission.EVALUATE_CENTRE)
@require_safe
def released_stories(request):
    """Show a manager what families of her centre let be told, and no family."""
    context = {"stories": queries.released_stories(viewer=request.user)}
    return TemplateResponse(request, "evaluation/stories.html", context)
