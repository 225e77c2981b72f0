"""What runs by the clock, and files taken in: it calls commands, a task may not."""

from uuid import UUID

from celery import shared_task

from cases.commands.births import remove_old_births
from cases.commands.digests import send_digests as send_all_digests
from cases.commands.importing import forget_rows, take_over, work_on
from cases.commands.sheets import forget_names
from cases.tasks import WORK_ON_IMPORT


@shared_task(name="cases.schedule.forget_names_on_sheets")
def forget_names_on_sheets() -> int:
    """Remove names that were never registered, after three months; return how many."""
    return forget_names(by=None)


@shared_task(name=WORK_ON_IMPORT)
def work_on_import(key: str, attempt: int) -> int:
    """Take a file in, or out, to its end; return in how many steps."""
    steps = 0
    while work_on(key=UUID(key), attempt=attempt):
        steps += 1
    return steps


@shared_task(name="cases.schedule.resume_imports")
def resume_imports() -> int:
    """Take up files of which nothing was heard for two minutes; return how many."""
    return take_over()


@shared_task(name="cases.schedule.clear_lists")
def clear_lists() -> int:
    """Remove births a year old and rows a month old; return how many."""
    return remove_old_births() + forget_rows()


@shared_task(name="cases.schedule.send_digests")
def send_digests() -> int:
    """Send what waits, as counts, to those whose hour it is; return to how many."""
    return send_all_digests(by=None)
