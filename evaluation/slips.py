"""Slips of paper with one link each, for people who are not written to by e-mail."""

from django.utils import timezone

from agencies.models import Practitioner
from config.pdf import render_pdf
from evaluation.models import Survey
from evaluation.survey_mail import link_of


def slips_pdf(survey: Survey, tokens: list[str], *, made_for: Practitioner) -> bytes:
    """Return a sheet of slips; the links stand on it and nowhere else."""
    links = [link_of(token) for token in tokens]
    context = {"survey": survey, "links": links, "made_for": str(made_for)}
    return render_pdf("reports/survey_slips.html", context, created=timezone.now())
