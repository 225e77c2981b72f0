"""Standing in, handing over, and one who is asked and does not answer (P21, P34)."""

from datetime import timedelta

from django.utils import timezone

from information_sharing.exceptions import NotPossibleNow
from lead_professional import commands, queries
from lead_professional.commands import Days, Note, Wishes
from lead_professional.models import Nomination

MOST = 16
ON_LEAVE, LEAVES, ASKED = 13, 14, 16
"""Which family has a deputy, is handed over, and waits for an answer."""


def tell_leading(town, stories) -> None:
    """Agree how much one person leads; stand in for one, hand over another."""
    chief = town.people["grace"]
    here = queries.caps(viewer=chief)
    commands.change_caps(most=dict.fromkeys(here, MOST), by=chief)
    _stand_in(stories[ON_LEAVE])
    _hand_over(town, stories[LEAVES], "rosa", reason="NEEDS_CHANGED")
    _hand_over(town, stories[ASKED], "wilf", reason="AWAY")
    rows = Nomination.objects.filter(case=stories[ASKED].case, accepted_at=None)
    rows.update(nominated_at=timezone.now() - timedelta(days=9))
    commands.escalate_unanswered()


def _stand_in(story) -> None:
    today = timezone.localdate()
    commands.name_deputy(
        case=story.case,
        deputy=story.by,
        team=story.case.recording_team,
        days=Days(today, today + timedelta(days=14), "On leave for two weeks."),
        by=story.case.appointments.get(ended_at=None).practitioner,
    )


def _hand_over(town, story, name: str, *, reason: str) -> None:
    lead = story.case.appointments.get(ended_at=None)
    nominee = town.people[name]
    if nominee == lead.practitioner:
        raise NotPossibleNow("The demo hands over to somebody else.")
    commands.hand_over(
        case=story.case,
        note=Note(
            reason=reason,
            words="They like to be rung the day before, not on the day.",
            meeting_on=timezone.localdate() + timedelta(days=7),
        ),
        nominee=nominee,
        team=lead.team,
        wishes=Wishes("Somebody who stays a while.", over_cap="A team of three."),
        by=lead.practitioner,
    )
