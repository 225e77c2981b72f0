"""How often one person may search the index, and ask about records of others."""

from datetime import timedelta

from django.utils import timezone

from agencies.models import Practitioner
from information_sharing import audit
from information_sharing.exceptions import TooOften
from information_sharing.models import AccessEvent

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST = {
    audit.Event.INDEX_SEARCHED: ((HOUR, 30), (DAY, 200)),
    audit.Event.ACCESS_REQUESTED: ((DAY, 20),),
    audit.Event.JOIN_ASKED: ((DAY, 10),),
}
"""By event: in how long, how often. Counted from the log, which nobody can edit."""


def check_pace(*, event: audit.Event, by: Practitioner) -> None:
    """Raise TooOften when this person has done this too often; one at a time."""
    Practitioner.objects.select_for_update(no_key=True).get(pk=by.pk)
    done = AccessEvent.objects.filter(by=by, event=event)
    for within, most in MOST[event]:
        if done.filter(at__gt=timezone.now() - within).count() >= most:
            raise TooOften
