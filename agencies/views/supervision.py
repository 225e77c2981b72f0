"""What only two read: supervision and one's own thoughts; time elsewhere; stories."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import supervision as commands
from agencies.forms.learning import ExchangeForm, LearntForm, StoryForm
from agencies.forms.supervision import DecisionForm, ReflectionForm, TalkForm
from agencies.models import CommonCore
from agencies.queries import learning
from agencies.queries import supervision as queries
from agencies.views.learning_pages import form_page, pressed
from cases.form_pages import did, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission

EVERYBODY = page(AgencyEvent.LEARNING_VIEWED)
RELEASING = page(AgencyEvent.LEARNING_VIEWED, permission=Permission.ARRANGE_TRAINING)
POSTED = require_http_methods(["GET", "POST"])


@EVERYBODY
@require_safe
def list_talks(request):
    """List her talks, and the thoughts that are hers or shared with her."""
    context = {
        "talks": queries.talks(viewer=request.user),
        "thoughts": queries.thoughts(viewer=request.user),
    }
    return TemplateResponse(request, "agencies/learning/supervision.html", context)


@EVERYBODY
@POSTED
def write_talk(request):
    """Write down a talk of two people."""
    colleagues = queries.colleagues_to_talk_with(viewer=request.user)
    form = form_for(request, TalkForm, colleagues=colleagues)
    if form.is_valid() and did(
        request, form, commands.write_supervision, "Kept for the two of you.",
        talk=form.talk, by=request.user, **_the_two(request, form),
    ):  # fmt: skip
        return redirect("agencies:supervision")
    back = reverse("agencies:supervision")
    return form_page(request, form, "A supervision talk", back)


def _the_two(request, form):
    other = form.cleaned_data["colleague"]
    if form.cleaned_data["part"] == "me":
        return {"supervisor": request.user, "supervisee": other}
    return {"supervisor": other, "supervisee": request.user}


@EVERYBODY
@require_safe
def show_talk(request, talk):
    """Show a talk to one of the two."""
    row = queries.talk_for(viewer=request.user, pk=talk)
    context = {"talk": row, "may_confirm": row.written_by_id != request.user.pk}
    return TemplateResponse(request, "agencies/learning/talk.html", context)


@EVERYBODY
@require_POST
def confirm_talk(request, talk):
    """Say that it was so."""
    row = queries.talk_for(viewer=request.user, pk=talk)
    back = reverse("agencies:talk", args=[row.pk])
    told = "Both of you have said that it was so."
    return pressed(request, commands.confirm_supervision, told, back, supervision=row)


@EVERYBODY
@POSTED
def copy_decision(request, talk):
    """Write what was decided about a family into its record."""
    row = queries.talk_for(viewer=request.user, pk=talk)
    form = form_for(request, DecisionForm)
    if form.is_valid() and _copied(request, form, row):
        return redirect("agencies:talk", row.pk)
    back = reverse("agencies:talk", args=[row.pk])
    return form_page(request, form, "Copy a decision into a record", back)


def _copied(request, form, talk) -> bool:
    said = form.cleaned_data
    case = queries.case_of_hers(viewer=request.user, reference=said["reference"])
    if case is None:
        form.add_error("reference", "No family of this reference is shared with you")
        return False
    write = {"supervision": talk, "case": case, "words": said["words"]}
    told = f"It stands in the chronology of {case.reference}."
    return did(request, form, commands.copy_decision, told, by=request.user, **write)


@EVERYBODY
@POSTED
def write_thought(request):
    """Write down one's own thoughts."""
    return _thought(request, None)


@EVERYBODY
@POSTED
def change_thought(request, thought):
    """Read one's thoughts again, or change them."""
    row = queries.thought_for(viewer=request.user, pk=thought)
    if not access.can_change_reflection(request.user, row):
        template = "agencies/learning/thought.html"
        return TemplateResponse(request, template, {"thought": row})
    return _thought(request, row)


def _thought(request, row):
    colleagues = queries.colleagues_to_talk_with(viewer=request.user)
    known = ReflectionForm.known_of(row)
    form = form_for(request, ReflectionForm, known=known, colleagues=colleagues)
    if form.is_valid() and did(
        request, form, commands.write_reflection, "Kept.",
        reflection=row, by=request.user, **form.cleaned_data,
    ):  # fmt: skip
        return redirect("agencies:supervision")
    back = reverse("agencies:supervision")
    return form_page(request, form, "Your own thoughts", back)


@EVERYBODY
@POSTED
def arrange_exchange(request):
    """Enter one's own time in another agency."""
    agencies = learning.agencies_here(viewer=request.user)
    form = form_for(request, ExchangeForm, agencies=agencies)
    if form.is_valid() and did(
        request, form, commands.arrange_exchange, "Entered.",
        exchange=form.exchange, by=request.user,
    ):  # fmt: skip
        return redirect("agencies:learning")
    back = reverse("agencies:learning")
    return form_page(request, form, "Time in another agency", back)


@EVERYBODY
@POSTED
def end_exchange(request, exchange):
    """Say what time in another agency taught."""
    row = learning.exchange_for(viewer=request.user, pk=exchange)
    form = form_for(request, LearntForm)
    write = {"exchange": row, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.end_exchange, "Kept.", **write | form.cleaned_data
    ):
        return redirect("agencies:learning")
    back = reverse("agencies:learning")
    return form_page(request, form, "What it taught", back, caption=str(row.host))


@EVERYBODY
@require_safe
def list_stories(request):
    """List the stories of practice."""
    area = request.GET.get("area", "")
    area = area if area in CommonCore.values else ""
    wanted = request.GET.get("q", "").strip()[:60]
    context = {
        "stories": learning.stories(viewer=request.user, area=area, wanted=wanted),
        "areas": CommonCore.choices,
        "area": area,
        "wanted": wanted,
        "may_release": access.can_have(request.user, Permission.ARRANGE_TRAINING),
    }
    return TemplateResponse(request, "agencies/learning/stories.html", context)


@EVERYBODY
@POSTED
def tell_story(request):
    """Tell a story of practice."""
    agencies = learning.agencies_here(viewer=request.user)
    form = form_for(request, StoryForm, agencies=agencies)
    if form.is_valid() and did(
        request, form, commands.tell_story, "Kept. Somebody else reads it first.",
        story=form.story, agencies=list(form.cleaned_data["agencies"]),
        by=request.user,
    ):  # fmt: skip
        return redirect("agencies:practice-stories")
    back = reverse("agencies:practice-stories")
    return form_page(request, form, "A story of practice", back)


@RELEASING
@require_POST
def release_story(request, practice):
    """Let everybody read a story."""
    row = learning.story_for(viewer=request.user, pk=practice)
    back, told = reverse("agencies:practice-stories"), "Everybody can read it."
    return pressed(request, commands.release_story, told, back, story=row)


@EVERYBODY
@require_POST
def take_story_back(request, practice):
    """Take a story back."""
    row = learning.story_for(viewer=request.user, pk=practice)
    back, told = reverse("agencies:practice-stories"), "It is taken back."
    return pressed(request, commands.take_story_back, told, back, story=row)
