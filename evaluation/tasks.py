"""Work for the background: thin, and started from a row that says what is wanted."""

from uuid import UUID

from celery import current_app, shared_task
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


SEND_SURVEY = "evaluation.schedule.send_survey"
REMIND_SURVEY = "evaluation.schedule.remind_survey"


def send_survey_on_commit(survey_id: UUID) -> None:
    """Have the e-mails of a survey sent; the schedule sends what was left.

    Only its id goes to the broker: links are made where they are sent.
    """
    _ask_on_commit(SEND_SURVEY, survey_id)


def remind_on_commit(survey_id: UUID) -> None:
    """Have everybody reminded who got an e-mail of this survey."""
    _ask_on_commit(REMIND_SURVEY, survey_id)


def _ask_on_commit(name: str, survey_id: UUID) -> None:
    def send() -> None:
        current_app.send_task(name, [str(survey_id)], retry=False)

    transaction.on_commit(send, robust=True)
