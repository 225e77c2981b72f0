"""What somebody did with a record, in the few kinds that a family reads (R17)."""

from collections.abc import Iterable

from django.db.models import TextChoices

from information_sharing.trail_words import LOOKED, SHARED, WROTE


class Did(TextChoices):
    """The kinds, in the order in which they are told."""

    READ = "READ", "read it"
    WROTE = "WROTE", "wrote in it"
    SHARED = "SHARED", "saw to consent or sharing"
    PRINTED = "PRINTED", "printed or downloaded a part"
    ASKED = "ASKED", "asked somebody about it"
    ANSWERED = "ANSWERED", "answered somebody about it"
    OPENED = "OPENED", "opened it in an emergency"
    OFFICE = "OFFICE", "did a task of the office"
    REFUSED = "REFUSED", "was refused"


ASKED = {
    "ACCESS_REQUESTED",
    "ADVICE_ASKED",
    "ADVICE_WRITTEN",
    "LEAD_NOMINATED",
    "OVERSIGHT_ASKED",
    "REPORT_REQUESTED",
    "SHIELD_LIFT_ASKED",
}
ANSWERED = {
    "ACCESS_REQUEST_ANSWERED",
    "ADVICE_GIVEN",
    "LEAD_ACCEPTED",
    "LEAD_DECLINED",
    "OVERSIGHT_APPROVED",
    "SUBJECT_ACCESS_REFUSED",
    "SUBJECT_ACCESS_RELEASED",
}
PRINTED = ("_PRINTED", "_DOWNLOADED")
GROUPS = (
    (Did.ASKED, ASKED),
    (Did.ANSWERED, ANSWERED),
    (Did.READ, LOOKED),
    (Did.WROTE, WROTE),
    (Did.SHARED, SHARED),
    (Did.OPENED, {"EMERGENCY_OPENED"}),
    (Did.REFUSED, {"REFUSED"}),
)


def kind_of(event: str) -> Did:
    """Return what kind of act an event is."""
    if event.endswith(PRINTED):
        return Did.PRINTED
    return next((did for did, events in GROUPS if event in events), Did.OFFICE)


def kinds_of(events: Iterable[str]) -> tuple[str, ...]:
    """Return each kind of act once, in the usual order."""
    found = {kind_of(event) for event in events}
    return tuple(str(did.label) for did in Did if did in found)
