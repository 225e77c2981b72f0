"""On which days somebody works: her own to say."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from agencies import commands, queries
from agencies.forms.days import DaysForm
from cases.form_pages import draft_of, form_for
from information_sharing.audit import Event
from information_sharing.door import page

POSTED = require_http_methods(["GET", "POST"])


@page(Event.WORKING_PATTERN_VIEWED)
@POSTED
def change_days(request):
    """Say on which days she works, and when she wants e-mail."""
    pattern = queries.days_of(viewer=request.user)
    form = form_for(request, DaysForm, initial=pattern)
    if request.method == "POST" and form.is_valid():
        commands.change_days(days=form.days_chosen, by=request.user)
        messages.success(request, "Your days are saved.")
        return redirect("agencies:my-days")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "agencies/my_days.html", context)
