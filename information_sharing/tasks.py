"""E-mail that starts from a row: a lost message is picked up by the schedule."""

from uuid import UUID

from celery import shared_task
from django.db import transaction

from information_sharing import notifications
from information_sharing.models import Notice


@shared_task(name="information_sharing.tasks.mail_notice")
def mail_notice(notice_id: str) -> None:
    """Send the e-mail of one notice; sending twice sends once."""
    with transaction.atomic():
        notices = Notice.objects.select_for_update(of=["self"]).select_related("to")
        notifications.mail(notices.get(pk=UUID(notice_id)))


def mail_on_commit(notice: Notice) -> None:
    """Hand the e-mail to the workers once the notice is saved.

    When the broker cannot be reached the row waits for the schedule.
    """

    def send() -> None:
        mail_notice.apply_async([str(notice.pk)], retry=False)

    transaction.on_commit(send, robust=True)
