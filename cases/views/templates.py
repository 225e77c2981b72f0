"""What an assessment asks: its versions, local questions, and publishing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.commands import templates as commands
from cases.form_pages import draft_of, form_for
from cases.forms.assessment import form_of
from cases.forms.templates import QuestionForm, as_typed
from cases.queries import templates as queries
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

MANAGER = Permission.SET_LOCAL_TERMS


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_safe
def list_templates(request):
    """Show every version of each kind of assessment."""
    context = {"kinds": queries.by_kind(viewer=request.user)}
    return TemplateResponse(request, "cases/templates/list.html", context)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_safe
def show_template(request, template):
    """Show what one version asks."""
    found = queries.template_for(viewer=request.user, pk=template)
    context = {"template": found, "domains": queries.questions_of(found)}
    context |= {"most": commands.MOST_LOCAL}
    return TemplateResponse(request, "cases/templates/version.html", context)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_safe
def preview_template(request, template):
    """Show one version as somebody who assesses would see it."""
    found = queries.template_for(viewer=request.user, pk=template)
    context = {"template": found, "domains": _as_asked(found)}
    return TemplateResponse(request, "cases/templates/preview.html", context)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_POST
def write_next_version(request, template):
    """Begin the next version of this kind."""
    found = queries.template_for(viewer=request.user, pk=template)
    try:
        found = commands.write_next_version(template=found, by=request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:template", found.pk)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_http_methods(["GET", "POST"])
def add_question(request, template):
    """Add a local question to a version that is being written."""
    found = queries.template_for(viewer=request.user, pk=template)
    form = form_for(request, QuestionForm, template=found)
    said = {"template": found}
    if _saved(request, form, commands.add_question, said):
        messages.success(request, "The question is in the draft.")
        return redirect("cases:template", found.pk)
    return _question_page(request, found, form)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_http_methods(["GET", "POST"])
def change_question(request, template, asked):
    """Change a local question of a version that is being written."""
    found = queries.template_for(viewer=request.user, pk=template)
    question = queries.question_for(found, pk=asked)
    initial = as_typed(question)
    form = form_for(request, QuestionForm, initial=initial, template=found)
    if _saved(request, form, commands.change_question, {"question": question}):
        messages.success(request, "The question is changed.")
        return redirect("cases:template", found.pk)
    return _question_page(request, found, form, question)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_http_methods(["GET", "POST"])
def remove_question(request, template, asked):
    """Ask once more, then leave a local question out."""
    found = queries.template_for(viewer=request.user, pk=template)
    question = queries.question_for(found, pk=asked)
    context = {"template": found, "question": question}
    if request.method == "GET":
        return TemplateResponse(request, "cases/templates/remove.html", context)
    if _tried(request, commands.remove_question, question=question):
        messages.success(request, "The question is left out.")
    return redirect("cases:template", found.pk)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_http_methods(["GET", "POST"])
def publish_template(request, template):
    """Ask once more, then let new assessments be asked by this version."""
    found = queries.template_for(viewer=request.user, pk=template)
    if request.method == "GET":
        context = {"template": found, "local": queries.local_questions(found)}
        return TemplateResponse(request, "cases/templates/publish.html", context)
    if _tried(request, commands.publish_version, template=found):
        messages.success(request, "New assessments are asked by this version now.")
    return redirect("cases:template", found.pk)


@page(Event.TEMPLATES_VIEWED, permission=MANAGER)
@require_http_methods(["GET", "POST"])
def discard_template(request, template):
    """Ask once more, then throw a draft away."""
    found = queries.template_for(viewer=request.user, pk=template)
    if request.method == "GET":
        context = {"template": found}
        return TemplateResponse(request, "cases/templates/discard.html", context)
    if _tried(request, commands.discard_version, template=found):
        messages.success(request, "The draft is thrown away.")
    return redirect("cases:templates")


def _as_asked(template):
    """Return each question with the form that it is answered in."""
    return [
        (
            domain,
            [(each, form_of(each.element)(prefix=each.code)) for each in questions],
        )
        for domain, questions in queries.questions_of(template)
    ]


def _saved(request, form, command, said) -> bool:
    """Run a command with what was typed; what it refuses is told on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        command(asked=form.asked, by=request.user, **said)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _tried(request, command, **said) -> bool:
    try:
        command(by=request.user, **said)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
        return False
    return True


def _question_page(request, template, form, question=None):
    context = {"template": template, "form": form, "question": question}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, "cases/templates/question.html", context)
