"""E-mails of a survey: each address once, whatever breaks in the middle.

An invitation is claimed before its e-mail leaves. When the sending breaks off, those not
claimed get new ballots; the links of the others were in memory only and are gone. When
the mail server refuses, the link is burnt before another is made. So nobody can hold
two links that both count.
"""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation import survey_mail
from evaluation.commands.surveys import close_survey
from evaluation.issuing import burn, issue
from evaluation.models import Invitation, Survey
from evaluation.queries.invitees import mailable, to_remind
from information_sharing.exceptions import NotPossibleNow

_STATUS = Survey.Status
ENOUGH = 3
"""After so many refusals one after the other the mail server is left alone a while."""


def send_invitations(*, survey: UUID, by: Practitioner | None) -> int:
    """Send what has not gone out; return how many went. One worker at a time."""
    with _alone(survey) as mine:
        return _send(survey) if mine else 0


def send_reminders(*, survey: UUID, by: Practitioner | None) -> int:
    """Remind all who got an e-mail and have not been reminded today."""
    today, number = timezone.localdate(), 0
    row = Survey.objects.select_related("centre").get(pk=survey)
    if row.status != _STATUS.OPEN:
        return 0
    for each in to_remind(row, today):
        mine = to_remind(row, today).filter(pk=each.pk).update(reminded_on=today)
        number += bool(mine) and _gone(survey_mail.reminder(row, each))
    return number


def close_due_surveys(*, by: Practitioner | None) -> int:
    """Close those whose last day is over; return how many."""
    today = timezone.localdate()
    due = Survey.objects.filter(status=_STATUS.OPEN, closes_on__lt=today)
    closed = 0
    for each in due:
        with suppress(NotPossibleNow):
            close_survey(survey=each, by=by)
            closed += 1
    return closed


def _send(survey: UUID) -> int:
    post = get_connection()
    try:
        post.open()
    except OSError:
        return 0
    try:
        return _send_all(*_issued(survey), post)
    finally:
        post.close()


def _send_all(waiting: list[Invitation], tokens: list[str], post: Any) -> int:
    number = refused = 0
    for each, token in zip(waiting, tokens, strict=True):
        sent = refused < ENOUGH and _sent(each, token, post)
        number, refused = number + sent, 0 if sent else refused + 1
        if not sent:
            burn(token)
    return number


@transaction.atomic
def _issued(survey: UUID) -> tuple[list[Invitation], list[str]]:
    row = Survey.objects.select_for_update(no_key=True).get(pk=survey)
    if row.status != _STATUS.OPEN:
        return [], []
    unsent = mailable(row.invitations.filter(sent_on__isnull=True))
    waiting = list(unsent.select_related("practitioner", "survey__centre"))
    return waiting, issue(row, waiting) if waiting else []


def _sent(invitation: Invitation, token: str, post: Any) -> bool:
    claimed = Invitation.objects.filter(pk=invitation.pk, sent_on__isnull=True)
    if not claimed.update(sent_on=timezone.localdate()):
        return False
    message = survey_mail.invitation(invitation.survey, invitation, token)
    message.connection = post
    try:
        return bool(message.send())
    except smtplib.SMTPRecipientsRefused:
        return False
    except OSError:
        _take_back(invitation, token)
        return False


@transaction.atomic
def _take_back(invitation: Invitation, token: str) -> None:
    if burn(token):
        Invitation.objects.filter(pk=invitation.pk).update(sent_on=None)


def _gone(message: EmailMessage) -> bool:
    try:
        return bool(message.send())
    except OSError:
        return False


@contextmanager
def _alone(survey: UUID) -> Iterator[bool]:
    """Hold the sending of one survey; the server lets go when this process dies."""
    key = [survey.int % 2**63]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", key)
        mine = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", key)
