"""The demonstration's post: what was sent to oneself, read in the browser."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from information_sharing.door import page

SEPARATOR = b"\n" + b"-" * 79 + b"\n"
MOST = 50


@dataclass(frozen=True)
class Letter:
    """One e-mail as its reader would see it."""

    subject: str
    sent_at: datetime
    text: str


@page()
@require_safe
def show_mail(request):
    """List the e-mails to this reader, newest first; only in a demonstration."""
    if not settings.DEMO_MODE:
        raise Http404("No such page.")
    letters = letters_to(request.user.email)
    return TemplateResponse(request, "demo_mail.html", {"letters": letters})


def letters_to(address: str) -> list[Letter]:
    """Return the last e-mails that were written to files for this address."""
    found = []
    for file in sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), reverse=True):
        found += _letters(file, address)
        if len(found) >= MOST:
            break
    return sorted(found, key=lambda letter: letter.sent_at, reverse=True)[:MOST]


def _letters(file: Path, address: str) -> list[Letter]:
    parts = [part for part in file.read_bytes().split(SEPARATOR) if part.strip()]
    messages = [message_from_bytes(part, policy=policy.default) for part in parts]
    return [_letter(each) for each in messages if each["To"] == address]


def _letter(message) -> Letter:
    return Letter(
        subject=message["Subject"],
        sent_at=parsedate_to_datetime(message["Date"]),
        text=message.get_content(),
    )
