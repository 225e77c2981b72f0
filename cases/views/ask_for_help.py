"""The public form: help is asked for without signing in, and nothing is given away.

Nobody learns from it whether a family is known. It gives back a number, and by when the
team will call.
"""

from django.core import signing
from django.core.cache import cache
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import referrals as commands
from cases.forms.referrals import PublicForm
from cases.opening_referrals import centres_receiving, team_of_centre
from config.rates import address_of, is_too_often
from information_sharing.door import public
from information_sharing.exceptions import NotPossibleNow

SALT = "ask-for-help"
HOUR, DAY = 60 * 60, 24 * 60 * 60
MOST = (5, 300)
"""In an hour from one address, and in a day from all: a machine sends more."""
NOBODY = "No team takes requests here now. Please call the centre."


@public
@never_cache
@require_http_methods(["GET", "POST"])
def ask_for_help(request):
    """Show the form; keep what is asked; lead to the number."""
    form = PublicForm(request.POST or None, centres=centres_receiving())
    if request.method == "POST" and form.is_valid():
        if sent_before := cache.get(_once(form)):
            return redirect(sent_before)
        if not _may_send(request):
            return _page(request, form, too_often=True, status=429)
        if thanks := _kept(form):
            cache.set(_once(form), thanks, DAY)
            return redirect(thanks)
    return _page(request, form)


def _page(request, form, status=200, **more):
    context = {"form": form, **more}
    name = "cases/referrals/ask_for_help.html"
    return TemplateResponse(request, name, context, status=status)


def _may_send(request) -> bool:
    """Return whether this is not one too many, from one address or in all."""
    per_hour, per_day = MOST
    by = address_of(request)
    too_often = is_too_often(SALT, most=per_hour, seconds=HOUR, by=by)
    return not (too_often or is_too_often(SALT, most=per_day, seconds=DAY))


def _once(form) -> str:
    return f"ask-for-help:{form.once}"


def _kept(form) -> str:
    """Return where to go on, or nothing with a refusal on the form."""
    team = team_of_centre(form.cleaned_data["centre"])
    try:
        if team is None:
            raise NotPossibleNow(NOBODY)
        made = commands.take_online(team=team, asked=form.asked)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return ""
    said = {"number": made.number, "by": made.contact_by.isoformat()}
    return f"{reverse('cases:help-asked')}?r={signing.dumps(said, salt=SALT)}"


@public
@never_cache
@require_safe
def help_asked(request):
    """Say the number, and what happens next; nothing is read from any record."""
    try:
        said = signing.loads(request.GET.get("r", ""), salt=SALT, max_age=DAY)
    except signing.BadSignature:
        said = {"number": "", "by": ""}
    context = {"number": said["number"], "by": parse_date(said["by"])}
    return TemplateResponse(request, "cases/referrals/help_asked.html", context)
