"""What each agency means by a word; asking about one without a name, and the answer."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agencies.commands import glossary as commands
from agencies.forms.glossary import AnswerForm, AskForm, MeaningForm
from agencies.queries import words as queries
from agencies.views.learning_pages import form_page
from cases.form_pages import did, form_for
from information_sharing.audit import Event
from information_sharing.door import nameless, page
from information_sharing.roles import Permission

READING = page(Event.GLOSSARY_VIEWED)
OWN = page(Event.GLOSSARY_VIEWED, permission=Permission.KEEP_DIRECTORY)
EDITING = page(Event.GLOSSARY_VIEWED, permission=Permission.SET_LOCAL_TERMS)
POSTED = require_http_methods(["GET", "POST"])


@OWN
@POSTED
def say_meaning(request, term):
    """Say what one's own agency means by a word."""
    row = queries.term_for(viewer=request.user, pk=term)
    agencies = queries.agencies_kept(viewer=request.user)
    said = queries.meaning_of(viewer=request.user, term=row, agency=agencies.first())
    initial = {"meaning": said}
    form = form_for(request, MeaningForm, agencies=agencies, initial=initial)
    write = {"term": row, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.say_meaning, "Saved.", **write | form.cleaned_data
    ):
        return redirect("agencies:glossary")
    heading = f"What “{row.name}” means in your agency"
    return form_page(request, form, heading, reverse("agencies:glossary"))


@READING
@nameless
@POSTED
def ask_meaning(request):
    """Ask what a word means; nobody learns who asked, from no log and no table (U4)."""
    form = form_for(
        request, AskForm, initial={"word": request.GET.get("word", "")[:120]}
    )
    if form.is_valid():
        commands.ask_meaning(**form.cleaned_data, by=request.user)
        messages.success(request, "Asked, without your name. Look here again soon.")
        return redirect("agencies:glossary")
    back, lead = reverse("agencies:glossary"), "Nobody sees who asks."
    return form_page(request, form, "What does this mean?", back, lead=lead)


@EDITING
@POSTED
def answer_question(request, asked_word):
    """Say where the answer to a question stands."""
    row = queries.question_for(viewer=request.user, pk=asked_word)
    form = form_for(request, AnswerForm, terms=queries.glossary(viewer=request.user))
    write = {"question": row, "by": request.user}
    if form.is_valid() and did(
        request,
        form,
        commands.answer_question,
        "Answered.",
        **write | form.cleaned_data,
    ):
        return redirect("agencies:glossary")
    heading = f"Somebody asked: “{row.word}”"
    back = reverse("agencies:glossary")
    return form_page(request, form, heading, back, lead=row.where)
