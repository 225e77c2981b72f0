"""Work for the background: thin, and started from a row that says what is wanted."""

from uuid import UUID

from celery import shared_task
from django.db import transaction

from evaluation import building


@shared_task(name="evaluation.tasks.build_report")
def build_report(report_id: str) -> None:
    """Make one report; running it twice makes one document."""
    building.build(UUID(report_id))


def enqueue_on_commit(report_id: UUID) -> None:
    """Send the report to the workers once it is saved.

    When the broker cannot be reached the row waits for evaluation.schedule, and the
    reader sees that it waits: asking must not fail for that.
    """

    def send() -> None:
        build_report.apply_async([str(report_id)], retry=False)

    transaction.on_commit(send, robust=True)
