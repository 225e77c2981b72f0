"""The public page of a survey: a link is used once, and says nothing about anybody.

Nobody is signed in here, even if she is: neither the page nor our own log of requests
may know who answers. The address of the page is a secret; no other page is told it.
"""

from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from config.rates import address_of, is_too_often
from evaluation.commands.answering import answer
from evaluation.forms.answers import AnswerForm
from evaluation.forms.parts import BACK, NEXT, part_of, turned, with_mistake
from evaluation.issuing import digest_of, is_familys, survey_for
from evaluation.surveying import asked_of, minutes_for
from information_sharing.door import public

HOUR = 60 * 60
MOST = {"known": 600, "unknown": 600}
"""In an hour: how often one link is opened, and links that there are not, from one
address. A whole centre may share an address, so no more is asked of those who have a
link."""
NOT_OPEN, TOO_MANY = 404, 429


def _as_nobody(view):
    @wraps(view)
    def seen(request, **kwargs):
        request.user = request._cached_user = AnonymousUser()
        response = view(request, **kwargs)
        response["Referrer-Policy"] = "strict-origin"
        return response

    return seen


@public
@never_cache
@require_http_methods(["GET", "POST"])
@_as_nobody
def answer_survey(request, token):
    """Show the questions of a link; keep the answers; say thank you."""
    survey = survey_for(token)
    too_often = _is_too_often(request, token, survey)
    if survey is None:
        return _not_open(request, TOO_MANY if too_often else NOT_OPEN)
    items = asked_of(survey, families=is_familys(token))
    form, part = _filled_in(request, items, too_often=too_often)
    if part:
        shown = {"form": form, "part": part, "too_often": too_often}
        return _page(request, survey, token, shown)
    if answer(token=token, answers=form.answers, by=None):
        return redirect("evaluation:survey-answered")
    return _not_open(request, NOT_OPEN)


def _filled_in(request, items, *, too_often):
    """Return the form, and the page of it to show; no page: it can be sent."""
    sent = request.POST
    if request.method != "POST":
        form = AnswerForm(items=items)
        return form, part_of(form, 1, {})
    if sent.get("go") in {NEXT, BACK}:
        return turned(items, sent)
    form = AnswerForm(sent, items=items)
    if too_often or not form.is_valid():
        return form, with_mistake(form, sent)
    return form, None


def _is_too_often(request, token, survey) -> bool:
    name = "known" if survey else "unknown"
    by = digest_of(token) if survey else address_of(request)
    return is_too_often(f"survey-{name}", most=MOST[name], seconds=HOUR, by=by)


def _page(request, survey, token, shown):
    number, minutes = minutes_for(survey, families=is_familys(token))
    told = {"number": number, "minutes": minutes}
    context = {"survey": survey, **shown, **told}
    status = TOO_MANY if shown["too_often"] else 200
    name = "evaluation/surveys/answer.html"
    return TemplateResponse(request, name, context, status=status)


def _not_open(request, status):
    name = "evaluation/surveys/not_open.html"
    return TemplateResponse(request, name, {}, status=status)


@public
@never_cache
@require_safe
@_as_nobody
def survey_answered(request):
    """Say thank you; which survey it was is not said."""
    return TemplateResponse(request, "evaluation/surveys/answered.html", {})
