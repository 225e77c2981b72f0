"""The events of the log as its auditor reads them, and as she chooses among them."""

from information_sharing.models import AccessEvent
from information_sharing.trail_words import EVENTS_OF, WORDS, Kind, what_was_done

SYSTEM = "The system"
NOT_SIGNED_IN = "Somebody not signed in"
FROM_OUTSIDE = {"REFUSED", "SIGN_IN_FAILED"}
"""What happens to people without a name here; all else without one is the system's."""


def line_of(event: AccessEvent) -> tuple[str, str]:
    """Return who did it and what was done, in words."""
    nobody = NOT_SIGNED_IN if event.event in FROM_OUTSIDE else SYSTEM
    return str(event.by or nobody), what_was_done(event)


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every event by its kind, in the order of the alphabet within."""
    return [(Kind(kind).label, _sorted(events)) for kind, events in EVENTS_OF.items()]


def _sorted(events: tuple[str, ...]) -> list[tuple[str, str]]:
    named = [(event, _capital(WORDS[event])) for event in events]
    return sorted(named, key=lambda choice: choice[1])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
