"""Telling people: a row for each, an e-mail behind it, both only if all is saved."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing.models import Notice
from information_sharing.tasks import mail_on_commit


def tell(
    *,
    people: Iterable[Practitioner],
    kind: str,
    by: Practitioner | None,
    case: Case | None = None,
    target: UUID | None = None,
) -> list[Notice]:
    """Tell each of these people once, the doer left out; return the notices.

    `kind` is a key of `notice_words.KINDS`, `target` what its page is about. Called
    inside a command's transaction, after its own checks.
    """
    told = {person.pk: person for person in people if by is None or person != by}
    notices = [
        Notice.objects.create(to=to, kind=kind, case=case, target=target, made_by=by)
        for to in told.values()
    ]
    for notice in notices:
        mail_on_commit(notice)
    return notices


def mark_seen(*, notice: Notice, by: Practitioner) -> Notice:
    """Remember that she to whom it was told has looked."""
    if notice.to == by and notice.seen_at is None:
        notice.seen_at = timezone.now()
        notice.save(update_fields=["seen_at"])
    return notice
