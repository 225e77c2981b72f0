"""Three people write, at one meeting, at the same moment."""

import pytest

from cases.commands.agenda import ItemText, add_item
from cases.commands.closing_meetings import Ending, close_meeting
from cases.commands.in_meeting import Agreed, agree, say
from cases.models import AgendaItem, Meeting
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow
from tests.cases.meeting_world import begin, item, planned, soon
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_who_write_and_close_at_once_lose_nothing():
    world = planned()
    about = item(world)
    begin(world)
    mother = world.guest(world.family.mother)
    ending = Ending(next_on=soon(30), no_action_because="All goes well.")

    outcomes = at_once(
        lambda: agree(item=about, agreed=Agreed("Hers"), seen="", by=world.by),
        lambda: agree(item=about, agreed=Agreed("His"), seen="", by=world.therapist),
        lambda: say(item=about, invitee=mother, words="Mine", by=world.lead),
        lambda: close_meeting(meeting=world.meeting, ending=ending, by=world.therapist),
        lambda: add_item(
            meeting=world.meeting,
            text=ItemText("More", "DISCUSS", "PLAN"),
            by=world.lead,
        ),
    )

    failed = [one for one in outcomes if isinstance(one, Exception)]
    assert {type(one) for one in failed} <= {EditedMeanwhile, NotPossibleNow}
    kept = AgendaItem.objects.get(pk=about.pk)
    told = {type(one) for one in outcomes[:2] if isinstance(one, Exception)}
    assert told, "one of two who saved the same must have been told"
    saved = [one for one in outcomes[:2] if not isinstance(one, Exception)]
    assert [kept.family_view] == ([saved[0].family_view] if saved else [""])
    assert about.said.count() == (not isinstance(outcomes[2], Exception))
    assert Meeting.objects.get(pk=world.meeting.pk).status == "CLOSED"
