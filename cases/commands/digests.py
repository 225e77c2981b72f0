"""The digest: how much waits, as counts and one link; no word about a family (P43)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, WorkingPattern
from agencies.patterns import wants_digest
from cases import notifications
from cases.queries.home import grouped, work_items


def send_digests(*, by: Practitioner | None) -> int:
    """Send a digest to each whose hour it is; return to how many. `by` is nobody."""
    asked = WorkingPattern.objects.exclude(digest=WorkingPattern.Digest.NEVER)
    keys = asked.filter(practitioner__is_active=True).values_list("pk", flat=True)
    return sum(send_digest(pattern=pk, by=by) for pk in list(keys))


@transaction.atomic
def send_digest(*, pattern: UUID, by: Practitioner | None) -> bool:
    """Send one digest, if it is due now; two workers at once send it once."""
    rows = WorkingPattern.objects.select_for_update(of=("self",), skip_locked=True)
    held = rows.select_related("practitioner").filter(pk=pattern).first()
    if held is None or not wants_digest(held, timezone.now()):
        return False
    groups = grouped(work_items(viewer=held.practitioner))
    held.digest_sent_on = timezone.localdate()
    held.save(update_fields=["digest_sent_on"])
    if groups:
        counts = [(group.heading, group.count) for group in groups]
        notifications.mail_digest(held.practitioner, counts)
    return bool(groups)
