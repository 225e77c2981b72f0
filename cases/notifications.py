"""What an e-mail about somebody's work says: counts and links, never a family (R3)."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse

from agencies.models import Practitioner


def mail_digest(to: Practitioner, counts: list[tuple[str, int]]) -> None:
    """Send how much waits, by how soon it is due."""
    lines = "\n".join(f"{heading}: {count}" for heading, count in counts)
    home = f"{settings.PUBLIC_ADDRESS}{reverse('home')}"
    days = f"{settings.PUBLIC_ADDRESS}{reverse('agencies:my-days')}"
    send_mail(
        subject="Team Around: what waits for you",
        message=f"{lines}\n\nSign in to read it:\n{home}\n\n"
        "This message says nothing about any family, on purpose.\n"
        f"How often it comes, you choose here: {days}\n",
        from_email=None,
        recipient_list=[to.email],
    )
