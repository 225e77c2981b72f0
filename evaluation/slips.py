"""Slips of paper with one link each, for people who are not written to by e-mail."""

import base64
from dataclasses import dataclass

from django.utils import timezone

from agencies.models import Practitioner
from config.pdf import render_pdf
from evaluation.models import Survey
from evaluation.survey_mail import link_of

GROUP = 4


@dataclass(frozen=True)
class Slip:
    """One link, to be typed or scanned."""

    link: str
    square: str


def slips_pdf(survey: Survey, tokens: list[str], *, made_for: Practitioner) -> bytes:
    """Return a sheet of slips; the links stand on it and nowhere else."""
    slips = [_slip(link_of(in_groups(token))) for token in tokens]
    context = {"survey": survey, "slips": slips, "made_for": str(made_for)}
    return render_pdf("reports/survey_slips.html", context, created=timezone.now())


def in_groups(token: str) -> str:
    """Return a token as people copy it: its kind, then four letters at a time."""
    rest = token[1:]
    parts = [rest[at : at + GROUP] for at in range(0, len(rest), GROUP)]
    return "-".join([token[0], *parts])


def _slip(link: str) -> Slip:
    from qrcode import QRCode
    from qrcode.image.svg import SvgPathImage

    code = QRCode(border=2)
    code.add_data(link)
    drawn = code.make_image(image_factory=SvgPathImage).to_string()
    encoded = base64.b64encode(drawn).decode()
    return Slip(link, f"data:image/svg+xml;base64,{encoded}")
