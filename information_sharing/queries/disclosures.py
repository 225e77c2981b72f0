"""The document of a decision about somebody outside, and whether it may leave."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from information_sharing import access, outside, packing
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Disclosure, SharingDecision


@dataclass(frozen=True)
class DisclosureLine:
    """What the page of a decision says about its document."""

    disclosure: Disclosure | None
    why_not: str
    """Why it may not be made, read or sent by this person now, or ""."""


def disclosure_line(
    decision: SharingDecision, *, viewer: Practitioner
) -> DisclosureLine | None:
    """Return how the document stands; None where nothing goes outside."""
    if decision.team_id or not decision.categories:
        return None
    papers = _papers(viewer, decision)
    made = papers.defer("document").select_related("made_by", "sent_by").first()
    return DisclosureLine(made, _why_not(decision, made, viewer))


def disclosure_of(decision: SharingDecision, *, viewer: Practitioner) -> Disclosure:
    """Return the document of a decision, or raise Http404."""
    return get_object_or_404(_papers(viewer, decision))


def readable_disclosure(
    decision: SharingDecision, *, viewer: Practitioner
) -> Disclosure:
    """Return the document if she may read it at this moment, else raise AccessDenied.

    Until it is sent it may be read only while the decision stands; what was sent stays
    a record.
    """
    made = disclosure_of(decision, viewer=viewer)
    outside.check_sees_all(viewer, decision)
    packing.check_may_know_the_move(viewer, made)
    if made.sent_at is None:
        try:
            outside.check_may_leave(decision)
        except NotPossibleNow as refused:
            raise AccessDenied(str(refused)) from refused
    return made


def _papers(viewer: Practitioner, decision: SharingDecision):
    if not access.can_coordinate(viewer, decision.case):
        return Disclosure.objects.none()
    return Disclosure.objects.filter(decision=decision)


def _why_not(
    decision: SharingDecision, made: Disclosure | None, viewer: Practitioner
) -> str:
    try:
        outside.check_sees_all(viewer, decision)
        if made:
            packing.check_may_know_the_move(viewer, made)
        if made is None or made.sent_at is None:
            outside.check_may_leave(decision)
    except (AccessDenied, NotPossibleNow) as refused:
        return str(refused)
    return ""
