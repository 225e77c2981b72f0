"""What runs by the clock: requests to lead that nobody has answered."""

from celery import shared_task

from lead_professional.commands import escalate_unanswered


@shared_task(name="lead_professional.schedule.escalate_requests")
def escalate_requests() -> int:
    """Tell managers and askers, once each; return how many requests were late."""
    return escalate_unanswered()
