"""What runs by the clock: names on old sheets are removed each night."""

from celery import shared_task

from cases.commands.sheets import forget_names


@shared_task(name="cases.schedule.forget_names_on_sheets")
def forget_names_on_sheets() -> int:
    """Remove names that were never registered, after three months; return how many."""
    return forget_names()
