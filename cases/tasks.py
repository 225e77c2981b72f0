"""Work for the background, asked for by its name: what does it stands in `schedule`.

Taking in a file calls commands, which a task may not; commands ask for it from here.
"""

from uuid import UUID

from celery import current_app
from django.db import transaction

WORK_ON_IMPORT = "cases.schedule.work_on_import"


def work_on_commit(batch: UUID, attempt: int) -> None:
    """Send a file to the workers once it is saved.

    When the broker cannot be reached the row waits for the schedule.
    """

    def send() -> None:
        current_app.send_task(WORK_ON_IMPORT, [str(batch), attempt], retry=False)

    transaction.on_commit(send, robust=True)
