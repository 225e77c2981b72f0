"""To whom minutes were given, and words in them that nobody has explained."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies.models import Practitioner
from cases.acronyms import ShortForms, unexplained
from cases.clearing import room_of
from cases.models import AgendaItem, Invitee, Meeting, Said
from cases.queries.glossary import all_terms, written_out
from information_sharing import access
from information_sharing.models import AccessEvent


@dataclass(frozen=True)
class Given:
    """To whom minutes were made, when, and by whom."""

    to: str
    at: datetime
    by: str


def minutes_given(*, viewer: Practitioner, meeting: Meeting) -> list[Given]:
    """Return for whom the minutes were made, the latest first (R16)."""
    shared = access.facts_of(viewer, Invitee, meeting.case)
    guests = shared.filter(meeting=meeting).select_related("person", "practitioner")
    names = {each.pk: each for each in guests}
    services = access.services_for(viewer, meeting.case)
    rows = AccessEvent.objects.filter(
        case=meeting.case, event="MINUTES_PRINTED", target__in=names
    )
    return [
        Given(
            to=services.name(names[row.target].practitioner or names[row.target]),
            at=row.at,
            by=services.name(row.by),
        )
        for row in rows.select_related("by").order_by("-at")
    ]


def words_to_explain(*, viewer: Practitioner, meeting: Meeting) -> ShortForms:
    """Return the short forms in what all may hear, explained or not (U4)."""
    return words_in(viewer=viewer, meeting=meeting, only=room_of(meeting).clear_to_all)


def words_in(*, viewer: Practitioner, meeting: Meeting, only: set[UUID]) -> ShortForms:
    """Return the short forms in these items of the agenda, explained or not."""
    case = meeting.case
    items = access.facts_of(viewer, AgendaItem, case).filter(pk__in=only)
    said = access.facts_of(viewer, Said, case).filter(item__in=only)
    texts = [word for row in items.values_list(*_TEXTS) for word in row]
    texts += said.values_list("words", flat=True)
    return unexplained(texts, written_out(all_terms(viewer=viewer)))


_TEXTS = ("heading", "family_view", "agreed", "decided_by", "dissent")
