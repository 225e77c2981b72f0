"""What the officer's desk remembers: the log was checked, reading was looked at."""

from django.db import IntegrityError, transaction

from agencies.models import Practitioner
from information_sharing import access, audit, verification
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import LogCheck, ReadingReview
from information_sharing.roles import Permission
from information_sharing.watching import Entry

KEPT = 100
"""How many faults of one check are kept: the first of them tell enough."""


@transaction.atomic
def check_log(*, by: Practitioner | None) -> verification.Verdict:
    """Verify the whole log, keep what was found, and return it."""
    found = verification.verify()
    check = LogCheck.objects.create(
        checked_by=by, events=found.lines, faults=list(found.faults[:KEPT])
    )
    details = {"faults": len(found.faults)}
    audit.record(audit.Event.LOG_VERIFIED, by=by, target=check.pk, details=details)
    return found


def review_reading(
    *, entry: Entry, is_concern: bool, words: str, by: Practitioner
) -> ReadingReview:
    """Keep what an officer thought of one reader's unusual day; not of her own."""
    access.check_has(by, Permission.WATCH_READING)
    if entry.reader == by.pk:
        raise AccessDenied("Somebody else must look at your own reading.")
    try:
        with transaction.atomic():
            return _keep(entry, is_concern, words, by)
    except IntegrityError as twice:
        raise NotPossibleNow("Somebody has looked at this already.") from twice


def _keep(
    entry: Entry, is_concern: bool, words: str, by: Practitioner
) -> ReadingReview:
    review = ReadingReview.objects.create(
        reader_id=entry.reader,
        sign=entry.sign,
        day=entry.day,
        is_concern=is_concern,
        words=words,
        reviewed_by=by,
    )
    details = {"sign": entry.sign, "day": str(entry.day), "is_concern": is_concern}
    audit.record(
        audit.Event.READING_REVIEWED, by=by, target=entry.reader, details=details
    )
    return review
