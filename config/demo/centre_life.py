"""The demo's centre from day to day: hours, rooms, a programme, who is there, its money."""

from datetime import date, time, timedelta
from decimal import Decimal

from django.utils import timezone

from agencies.commands import centre as keeping
from agencies.commands import funding
from cases.commands import activities, programme
from cases.models import Activity

ROOMS = (
    ("Otter room", 20, "mats, a sink, step-free"),
    ("Hall", 60, "step-free, with a kitchen"),
    ("Room 2", 6, "quiet, for talks"),
)
OPEN = time(8, 30), time(17)
PROGRAMME = {
    "Mill Lane stay and play": (
        "Hall",
        "Come and play, and meet other families.",
        "children under five, with whoever looks after them",
        ((1, time(9, 30), time(11, 30), 1), (3, time(13), time(14, 30), 2)),
    ),
    "Weigh and talk": (
        "Room 2",
        "A health visitor weighs your baby and has time for questions.",
        "babies, with their parents",
        ((4, time(10), time(11, 30), 1),),
    ),
}


def run_centre(town) -> None:
    """Open Riverside centre, put its activities on, say who is there and what pays."""
    grace = town.people["grace"]
    centre = town.teams["Riverside health visiting"].centre
    hours = [keeping.Hours(day, *OPEN) for day in range(5)]
    keeping.set_hours(centre=centre, hours=hours, by=grace)
    rooms = {
        name: keeping.add_room(
            centre=centre, name=name, holds=holds, words=words, by=grace
        )
        for name, holds, words in ROOMS
    }
    closed = timezone.localdate() + timedelta(days=32)
    keeping.close_on(centre=centre, on=closed, words="Staff learn together", by=grace)
    _put_on(town, rooms)
    _be_there(town, centre, rooms)
    _pay(town, centre, grace)


def _put_on(town, rooms) -> None:
    by, start = town.people["amina"], date(2026, 9, 1)
    for name, (room, summary, whom, times) in PROGRAMME.items():
        found = Activity.objects.get(name=name)
        words = programme.ActivityWords(
            summary, whom, "Just come.", rooms[room], is_public=True
        )
        programme.describe_activity(activity=found, words=words, by=by)
        for weekday, begins, ends, weeks in times:
            when = programme.When(weekday, begins, ends, weeks, start, None)
            programme.add_slot(activity=found, when=when, by=by)
    team = town.teams["Riverside family support"]
    group = activities.add_activity(
        team=team,
        name="Talking circle",
        kind=Activity.Kind.COURSE,
        by=town.people["tom"],
    )
    when = programme.When(
        2, time(14), time(15, 30), 1, start, None, term_time_only=True
    )
    programme.add_slot(activity=group, when=when, by=town.people["tom"])


def _be_there(town, centre, rooms) -> None:
    today = timezone.localdate()
    for name, team, room in (
        ("amina", "Riverside health visiting", "Room 2"),
        ("tom", "Riverside family support", None),
    ):
        there = keeping.Presence(today, time(9), time(12, 30), rooms.get(room))
        keeping.say_on_site(
            team=town.teams[team], centre=centre, presence=there, by=town.people[name]
        )


def _pay(town, centre, grace) -> None:
    today = timezone.localdate()
    soon = today + timedelta(days=128)
    grant = funding.add_stream(
        centre=centre,
        stream=funding.StreamWords(
            "Early talk grant",
            "Wexbourne community fund",
            Decimal(38000),
            date(2024, 4, 1),
            soon,
            "Three years, one report a year.",
        ),
        by=grace,
    )
    core = funding.add_stream(
        centre=centre,
        stream=funding.StreamWords(
            "Core grant", "Wexbourne council", Decimal(210000), date(2022, 4, 1), None
        ),
        by=grace,
    )
    support = town.teams["Riverside family support"]
    therapy = town.teams["Speech and language therapy"]
    worker = funding.Pays(
        post="Family support worker", team=support, full_time_equivalent=Decimal(2)
    )
    therapist = funding.Pays(
        post="Speech therapy assistant",
        team=therapy,
        full_time_equivalent=Decimal("0.6"),
    )
    funding.add_funded(stream=core, pays=worker, by=grace)
    funding.add_funded(stream=grant, pays=therapist, by=grace)
