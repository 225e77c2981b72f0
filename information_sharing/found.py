"""What a search hands on: that this person found this case, for an hour, unforgeable."""

from uuid import UUID

from django.core import signing

from agencies.models import Practitioner
from cases.models import Case

SALT = "information_sharing.found"
AN_HOUR = 3600


def sign(case: Case, viewer: Practitioner) -> str:
    """Return the word by which this person may ask about this case."""
    return signing.dumps([str(case.pk), str(viewer.pk)], salt=SALT)


def case_in(word: str, viewer: Practitioner) -> UUID | None:
    """Return the key of the case, or None when the word is not hers or too old."""
    try:
        case, finder = signing.loads(word, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return UUID(case) if finder == str(viewer.pk) else None
