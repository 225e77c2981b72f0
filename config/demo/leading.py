"""Standing in, handing over, a late answer, and somebody who left (P21, P34, T5)."""

from datetime import timedelta

from django.utils import timezone

from agencies import commands as agencies
from agencies.models import Practitioner
from config.demo.sharing import SUPPORT
from lead_professional import commands, queries
from lead_professional.commands import Days, Note, Wishes
from lead_professional.models import Nomination

MOST = 16
ON_LEAVE, LEAVES, ASKED, LEFT = 13, 41, 31, 37
"""Which family has a deputy, is handed over, waits for an answer, lost its lead."""


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
    _leave(town, stories[LEFT])


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


def _leave(town, story) -> None:
    """Faye takes over for one family, and leaves: what she held stands on a list."""
    team, lead = town.teams[SUPPORT], story.case.appointments.get(ended_at=None)
    faye = Practitioner.objects.create(
        username="faye",
        first_name="Faye",
        last_name="Dent",
        profession="Family support worker",
    )
    place = agencies.join_team(
        practitioner=faye, team=team, by=None, starts_on=timezone.localdate()
    )
    asked = commands.nominate(
        case=story.case,
        nominee=faye,
        team=team,
        wishes=Wishes("We liked Faye at the group.", family_chose=True),
        by=lead.practitioner,
    )
    commands.accept(nomination=asked, by=faye)
    agencies.leave_team(membership=place, by=town.people["marge"])
