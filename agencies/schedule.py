"""What runs by the clock: agreements that wait, are due, or are replaced today."""

from celery import shared_task

from agencies.commands.agreement_days import (
    remind_of_reviews,
    remind_signatories,
    supersede_due,
)


@shared_task(name="agencies.schedule.mind_agreements")
def mind_agreements() -> int:
    """Let old versions go, and tell who is to sign or to look again; return how many."""
    supersede_due(by=None)
    return remind_signatories(by=None) + remind_of_reviews(by=None)
