"""The e-mail that goes with a notice.

No e-mail names a family or says what is in a record: it says that something waits,
and leads to a page that asks for the reader's rights again (R3, R15).
"""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from information_sharing.models import Notice
from information_sharing.notice_words import KINDS


def mail(notice: Notice) -> None:
    """Send the e-mail of one notice, unless it was sent, and remember that."""
    if notice.mailed_at or not notice.to.is_active:
        return
    path = reverse("information_sharing:notice", args=[notice.pk])
    send_mail(
        subject="Team Around: something waits for you",
        message=f"{KINDS[notice.kind].sentence}.\n\nSign in to read it:\n"
        f"{settings.PUBLIC_ADDRESS}{path}\n\n"
        "This message says nothing about any family, on purpose.\n",
        from_email=None,
        recipient_list=[notice.to.email],
    )
    notice.mailed_at = timezone.now()
    notice.save(update_fields=["mailed_at"])
