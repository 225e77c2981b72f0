"""Words of the field, explained: for everybody who is signed in."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies import commands, queries
from agencies.forms.glossary import TermForm
from agencies.queries.words import open_questions
from cases.form_pages import draft_of, form_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

EDITING = page(Event.GLOSSARY_VIEWED, permission=Permission.SET_LOCAL_TERMS)
POSTED = require_http_methods(["GET", "POST"])


@page(Event.GLOSSARY_VIEWED)
@require_safe
def show_glossary(request):
    """Show the words explained, or those that were looked for."""
    wanted = request.GET.get("q", "").strip()[:60]
    context = {
        "terms": queries.glossary(viewer=request.user, wanted=wanted),
        "wanted": wanted,
        "may_change": access.can_have(request.user, Permission.SET_LOCAL_TERMS),
        "may_say": access.can_have(request.user, Permission.KEEP_DIRECTORY),
        "questions": open_questions(viewer=request.user),
    }
    return TemplateResponse(request, "agencies/glossary.html", context)


@EDITING
@POSTED
def add_term(request):
    """Add a word to the glossary."""
    return _explained(request, None)


@EDITING
@POSTED
def change_term(request, term):
    """Explain a word otherwise."""
    return _explained(request, queries.term_for(viewer=request.user, pk=term))


def _explained(request, term):
    names = ("name", "stands_for", "meaning")
    initial = {name: getattr(term, name) for name in names} if term else None
    form = form_for(request, TermForm, initial=initial)
    if request.method == "POST" and form.is_valid() and _save(request, form, term):
        return redirect("agencies:glossary")
    context = {"form": form, "draft": draft_of(request), "term": term}
    return TemplateResponse(request, "agencies/term.html", context)


def _save(request, form, term) -> bool:
    try:
        commands.explain_term(said=form.explanation, by=request.user, term=term)
    except NotPossibleNow as refused:
        form.add_error("name", str(refused))
        return False
    messages.success(request, "The word is explained.")
    return True
