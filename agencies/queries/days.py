"""Reads of when somebody works."""

from agencies.models import Practitioner, WorkingPattern


def days_of(*, viewer: Practitioner) -> dict[str, object]:
    """Return her working days as a form shows them; the usual ones until she says."""
    found = WorkingPattern.objects.filter(practitioner=viewer).first()
    pattern = found or WorkingPattern(practitioner=viewer)
    return {
        "days": [str(day) for day in pattern.days],
        "quiet_from": f"{pattern.quiet_from:%H:%M}",
        "quiet_until": f"{pattern.quiet_until:%H:%M}",
        "digest": pattern.digest,
    }
