"""What runs by the clock: reports that a killed worker or a lost message left."""

from celery import shared_task

from evaluation import building
from evaluation.tasks import build_report


@shared_task(name="evaluation.schedule.resume_reports")
def resume_reports() -> int:
    """Take up reports of which nothing was heard for two minutes; return how many."""
    left = building.left_behind()
    for report_id in left:
        build_report.delay(str(report_id))
    return len(left)
