"""What a practitioner was told."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from information_sharing import access
from information_sharing.models import Notice
from information_sharing.notice_words import words
from information_sharing.queries.done import is_done

MOST = 50


@dataclass(frozen=True)
class Told:
    """One notice with its sentence."""

    notice: Notice
    words: str


def notices_for(*, viewer: Practitioner, unseen: bool = False) -> list[Told]:
    """Return what this person was told, newest first; with `unseen`, what is new.

    New is what she has not opened and what nobody has done in the meantime.
    """
    found = _told(viewer)
    if unseen:
        found = found.filter(seen_at__isnull=True).exclude(is_done())
    return [Told(notice, words(notice)) for notice in found[:MOST]]


def notice_for(*, viewer: Practitioner, pk: UUID) -> Notice:
    """Return one notice of this person, or raise Http404."""
    return get_object_or_404(_told(viewer), pk=pk)


def _told(viewer: Practitioner) -> QuerySet[Notice]:
    """A case that was sealed since then is not mentioned any more (R12)."""
    told = Notice.objects.filter(to=viewer).select_related("case")
    return told.exclude(case__in=access.hidden_cases(viewer))
