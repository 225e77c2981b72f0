"""What a meeting leaves behind in a full case."""

from cases.models import Person
from tests.factories.cases_meetings import (
    AgendaItemFactory,
    BringBackFactory,
    ClearingFactory,
    InviteeFactory,
    MeetingFactory,
    SaidFactory,
)


def meet_about(child: Person, *, word: str) -> None:
    """Leave a meeting with its agenda, a gap that was met, and what was taken home."""
    meeting = MeetingFactory(case=child.case, place=word)
    comes = InviteeFactory(meeting=meeting, support_needs=word)
    friend = InviteeFactory(meeting=meeting, family=True, companion=word)
    item = AgendaItemFactory(
        meeting=meeting, person=child, heading=word, agreed=word, family_view=word
    )
    SaidFactory(item=item, invitee=comes, words=word)
    ClearingFactory(item=item, invitee=friend)
    BringBackFactory(meeting=meeting, words=word, done_words=word)
