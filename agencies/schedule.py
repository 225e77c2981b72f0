"""What runs by the clock: agreements that are due, places that end, silent accounts."""

from celery import shared_task

from agencies.commands.agreement_days import (
    remind_of_reviews,
    remind_signatories,
    supersede_due,
)
from agencies.commands.leaving import end_lapsed_places
from agencies.commands.silent import mind_silent_accounts


@shared_task(name="agencies.schedule.mind_agreements")
def mind_agreements() -> int:
    """Let old versions go, and tell who is to sign or to look again; return how many."""
    supersede_due(by=None)
    return remind_signatories(by=None) + remind_of_reviews(by=None)


@shared_task(name="agencies.schedule.mind_accounts")
def mind_accounts() -> int:
    """End places whose last day is over, and mind silent accounts; return how many."""
    return end_lapsed_places(by=None) + mind_silent_accounts(by=None)
