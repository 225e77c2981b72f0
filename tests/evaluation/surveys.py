"""Surveys for tests: drafted, opened with their links, and answered."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from evaluation.commands import invitations, sending, surveys
from evaluation.commands.answering import answer
from evaluation.issuing import digest_of
from evaluation.models import Ballot, Perspective

WORDS = {"title": "How we work together", "purpose": ""}


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def drafted(centre, by, *, what="climate-pulse", addresses=7):
    """Return a draft with questions and some addresses of the front line."""
    survey = surveys.make_survey(centre=centre, closes_on=in_days(14), by=by, **WORDS)
    surveys.add_items(survey=survey, what=what, by=by)
    invite(survey, addresses, by=by)
    return survey


def invite(survey, number, *, by, perspective=Perspective.FRONT_LINE, agency=None):
    """Invite so many addresses of one perspective and agency."""
    where = f"{agency.pk if agency else 'none'}".replace("-", "")
    written = [f"{perspective}{n}@{where}.example" for n in range(number)]
    return invitations.invite_addresses(
        survey=survey,
        addresses=written,
        perspective=perspective,
        agency=agency,
        by=by,
    )


def opened(survey, by):
    """Open it, send its e-mails, and return their tokens by address."""
    mail.outbox.clear()
    surveys.open_survey(survey=survey, by=by)
    sending.send_invitations(survey=survey.pk, by=None)
    survey.refresh_from_db()
    return sent_tokens()


def sent_tokens():
    """Return the token that each address was sent, out of the post."""
    return {message.to[0]: token_in(message.body) for message in mail.outbox}


def token_in(text):
    """Return the token of the link in a message."""
    return text.split("/surveys/answer/")[1].split("/")[0]


def say(token, **answers):
    """Answer by a link."""
    return answer(token=token, answers=answers or {"CP1": 4}, by=None)


def ballot_of(token):
    """Return the ballot of a link, as long as the survey is open."""
    return Ballot.objects.get(digest=digest_of(token))
