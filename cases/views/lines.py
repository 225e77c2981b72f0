"""One line of a sheet: which child it is, registering her family, or a mistake."""

from uuid import uuid4

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from cases import drafts
from cases.commands import activities as commands
from cases.forms.activities import WhichChildForm
from cases.queries import activities as queries
from cases.queries.on_the_sheet import children_named
from cases.views.activities import FAMILIES, done, sent
from cases.views.aside import SeeOther
from cases.views.sheets import keep_ticks
from cases.written_names import given_and_family
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(["GET", "POST"])
def say_who(request, line):
    """Say which of the children in her sight a typed line is."""
    found = queries.named_line_for(viewer=request.user, pk=line)
    children = children_named(viewer=request.user, line=found)
    form = WhichChildForm(sent(request), children=children)
    if form.is_valid():
        who = {"person": form.cleaned_data["child"], "by": request.user}
        if done(form, lambda: commands.know_as(sign_in=found, **who)):
            messages.success(request, "The line is this child's now.")
            return redirect("cases:sheet", found.session_id)
    context = {"form": form, "line": found, "children": children}
    return TemplateResponse(request, "cases/activities/which.html", context)


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_POST
def register(request, line):
    """Begin to register the family of a typed line; its name is filled in."""
    found = queries.named_line_for(viewer=request.user, pk=line)
    keep_ticks(request, found.session)
    given, family = given_and_family(found.name)
    post = QueryDict(mutable=True)
    post["_once"] = str(uuid4())
    post.update(
        {
            "child_given_name": given,
            "child_family_name": family,
            "first_family_name": family,
        }
    )
    path = reverse("cases:register")
    drafts.keep(by=request.user, path=path, post=post)
    return SeeOther(f"{path}?{urlencode({'line': str(found.pk)})}")


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(["GET", "POST"])
def strike(request, line):
    """Take a line off the sheet, after asking once more."""
    found = queries.line_for(viewer=request.user, pk=line)
    if request.method == "POST":
        try:
            commands.strike(sign_in=found, by=request.user)
            messages.success(request, "The line is taken off the sheet.")
        except NotPossibleNow as refused:
            messages.error(request, str(refused))
        return redirect("cases:sheet", found.session_id)
    shown = queries.line_shown(viewer=request.user, line=found)
    context = {"line": found, "shown": shown}
    return TemplateResponse(request, "cases/activities/strike.html", context)
