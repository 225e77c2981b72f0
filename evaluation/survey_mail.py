"""The words of a survey's e-mails; the link stands here and nowhere else."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from evaluation.models import Invitation, Survey


def link_of(token: str) -> str:
    """Return the address that opens one ballot."""
    path = reverse("evaluation:survey-answer", kwargs={"token": token})
    return f"{settings.PUBLIC_ADDRESS}{path}"


def subject_of(survey: Survey) -> str:
    """Return by what the invitation is found again in somebody's post."""
    return " ".join(f"{survey.title}: your answers, {survey.centre}".split())


def invitation(survey: Survey, to: Invitation, token: str) -> EmailMessage:
    """Return the e-mail with the link."""
    return _message("survey_invitation", survey, to, link=link_of(token))


def reminder(survey: Survey, to: Invitation) -> EmailMessage:
    """Return the e-mail that goes to everybody, without a link."""
    return _message("survey_reminder", survey, to, sent_on=to.sent_on)


def _message(name: str, survey: Survey, to: Invitation, **more) -> EmailMessage:
    subject = subject_of(survey)
    context = {"survey": survey, "subject": subject, **more}
    if name == "survey_reminder":
        subject = f"Reminder: {subject}"
    text = render_to_string(f"evaluation/emails/{name}.txt", context)
    address = to.practitioner.email if to.practitioner else to.email
    return EmailMessage(subject=subject, body=text, to=[address])
