"""What runs by the clock: reports and e-mails that were left, and surveys that end."""

from uuid import UUID

from celery import shared_task

from evaluation import building
from evaluation.commands import sending
from evaluation.commands.editions import make_due_editions
from evaluation.issuing import left_to_send
from evaluation.tasks import REMIND_SURVEY, SEND_SURVEY, build_report


@shared_task(name="evaluation.schedule.resume_reports")
def resume_reports() -> int:
    """Take up reports of which nothing was heard for two minutes; return how many."""
    left = building.left_behind()
    for report_id in left:
        build_report.delay(str(report_id))
    return len(left)


@shared_task(name="evaluation.schedule.make_editions")
def make_editions() -> int:
    """Ask for the regular reports whose month or quarter is over; return how many."""
    return make_due_editions()


@shared_task(name=SEND_SURVEY)
def send_survey(survey_id: str) -> int:
    """Send the e-mails of one survey that have not gone out; return how many went."""
    return sending.send_invitations(survey=UUID(survey_id), by=None)


@shared_task(name=REMIND_SURVEY)
def remind_survey(survey_id: str) -> int:
    """Remind all who got an e-mail of this survey; return how many."""
    return sending.send_reminders(survey=UUID(survey_id), by=None)


@shared_task(name="evaluation.schedule.mind_surveys")
def mind_surveys() -> int:
    """Close surveys whose day is over; take up e-mails that were left."""
    closed = sending.close_due_surveys(by=None)
    for survey in left_to_send():
        send_survey.delay(str(survey))
    return closed
