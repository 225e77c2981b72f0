"""The e-mail that goes with a notice.

No e-mail names a family or says what is in a record: it says that something waits,
and leads to a page that asks for the reader's rights again (R3, R15).
"""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from agencies.patterns import is_quiet, pattern_of
from information_sharing.models import Notice
from information_sharing.notice_words import KINDS

AT_ONCE = frozenset({"EMERGENCY_OPENED", "EMERGENCY_TO_REVIEW"})
"""What reaches people at any hour (R11); all else waits for the end of quiet hours."""


def waits(notice: Notice) -> bool:
    """Return whether its e-mail waits: it is a quiet hour of hers, or no day of work."""
    if notice.kind in AT_ONCE:
        return False
    return is_quiet(pattern_of(notice.to), timezone.now())


def mail(notice: Notice) -> None:
    """Send the e-mail of one notice, unless it was sent or waits, and remember that."""
    if notice.mailed_at or not notice.to.is_active or waits(notice):
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
