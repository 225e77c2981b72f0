"""What runs by the clock: e-mails that were left, and the nightly check of the log."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from information_sharing.commands.watch import check_log
from information_sharing.models import Notice
from information_sharing.notifications import waits
from information_sharing.tasks import mail_notice

LATELY = timedelta(days=14)
"""So long an e-mail may wait for somebody's next day of work (P43)."""


@shared_task(name="information_sharing.schedule.send_notices")
def send_notices() -> int:
    """Send what was not sent and need not wait; return how many were taken up."""
    left = Notice.objects.filter(
        mailed_at__isnull=True, made_at__gt=timezone.now() - LATELY
    )
    rows = left.select_related("to__working_pattern")
    keys = [notice.pk for notice in rows if not waits(notice)]
    for notice_id in keys:
        mail_notice.delay(str(notice_id))
    return len(keys)


@shared_task(name="information_sharing.schedule.verify_log")
def verify_log() -> int:
    """Verify the whole log, for the officer's desk; return how many faults there are."""
    return len(check_log(by=None).faults)
