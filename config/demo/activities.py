"""Two activities of the health visitors at the centre, with sheets half filled."""

from datetime import timedelta

from django.utils import timezone

from cases.commands.activities import add_activity, open_session, sign_in_child
from cases.commands.sheets import Typed, enter_lines
from cases.models import Activity, SignIn

STAY, CLINIC = Activity.Kind.STAY_AND_PLAY, Activity.Kind.CLINIC
PAPER, SHEET = SignIn.Source.PAPER, SignIn.Source.SHEET
COME = (0, 1, 3, 5, 6, 7)
"""Families who come to stay and play, by number; half of them are here today."""

NAMES = (
    Typed("Robin Hart", adults=2),
    Typed("Sky Adeyemi-Lund", "TA-777-77"),
    Typed("Bo"),
)


def run_activities(town, stories) -> None:
    """Open today's sheet and two earlier ones; a baby clinic has one."""
    team, by = town.teams["Riverside health visiting"], town.people["amina"]
    play = add_activity(
        team=team, name="Mill Lane stay and play", kind=STAY, place="Hall", by=by
    )
    clinic = add_activity(
        team=team, name="Weigh and talk", kind=CLINIC, place="Room 2", by=by
    )
    families = [stories[number] for number in COME]
    fill(play, 7, families, NAMES[1:], by)
    fill(play, 14, families[2:], NAMES[:1], by)
    fill(play, 0, families[:3], NAMES[:2], by)
    fill(clinic, 3, families[:2], NAMES[2:], by)


def fill(activity: Activity, days: int, families, names, by) -> None:
    """Fill the sheet of so many days ago: today's on the screen, others from paper."""
    day = timezone.localdate() - timedelta(days=days)
    session = open_session(activity=activity, held_on=day, by=by)
    source = PAPER if days else SHEET
    for story in families:
        if story.child.kind == "CHILD" and story.case.is_open:
            sign_in_child(session=session, person=story.child, by=by, source=source)
    enter_lines(session=session, lines=list(names), source=source, by=by)
