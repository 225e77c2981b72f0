"""Where the invented town decides together: four bodies, a closed meeting, a late answer."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from agencies.commands import bodies, body_meetings, body_work, escalations, levels
from agencies.models import (
    Agency,
    Body,
    BodyAttendance,
    BodyItem,
    BodyMeeting,
    BodyMember,
    Escalation,
    PartnershipLevel,
)
from config.demo.families import Town

BOARD, STEERING = "Wexbourne early years board", "Riverside steering group"
WAITING, FORUM = "Talking early task group", "Riverside parents' forum"
CARDS = (
    (BOARD, "BOARD", None, 12, 4, "COMMITS_MONEY",
     "Sets the direction for all centres, and shares out pooled money.",
     "It does not speak of single families, and does not manage staff.",
     "A pooled budget, and an hour of each director's time a month.",
     "One person of each agency who can commit its resources; two parents."),
    (STEERING, "STEERING", BOARD, 6, 3, "DECIDES",
     "Decides how the agencies at Riverside work together.",
     "It does not allocate families: the allocation panel does.",
     "A room, and the time of its members.",
     "A manager of each agency with people at the centre; the forum's chair."),
    (WAITING, "TASK_GROUP", STEERING, 4, 2, "RECOMMENDS",
     "Shortens the wait between a first worry about talking and the first visit.",
     "It does not change how therapists work.",
     "Three afternoons of a therapist.",
     "Whoever meets the wait: therapists, health visitors, nursery, parents."),
    (FORUM, "USER_FORUM", STEERING, 8, 3, "ADVISES",
     "Says what it is like to use the centre, and asks for what is missing.",
     "It is no place for complaints about one person.",
     "A creche, lunch, and fares.",
     "Any parent or carer of the area who wants to come."),
)  # fmt: skip
SEATS = {
    BOARD: (
        ("carol", "KNOWS DECIDES HELPS COMMITS", True), ("abel", "KNOWS DECIDES", False),
        ("grace", "KNOWS DECIDES HELPS", False), ("harriet", "KNOWS", False),
    ),
    STEERING: (
        ("marge", "KNOWS DECIDES HELPS", True), ("amina", "KNOWS", False),
        ("nadia", "KNOWS HELPS", False), ("omar", "KNOWS DECIDES", False),
        ("harriet", "KNOWS", False),
    ),
    WAITING: (("joan", "KNOWS HELPS", True), ("beth", "KNOWS", False)),
    FORUM: (("wilf", "HELPS", False),),
}  # fmt: skip
PARENTS = {BOARD: ("Dee, a parent",), FORUM: ("Dee, a parent", "Sal, a grandfather")}
PAIRS = (
    ("Wexbourne community health", "Riverside children's centre", "COLLABORATION",
     "A joint plan for the two-year review, and one list of who goes when.", "abel"),
    ("Wexbourne community health", "Wexbourne homes", "CO_OPERATION",
     "We ring each other about damp flats. There is no protocol yet.", "abel"),
    ("Riverside children's centre", "Open Door families", "CO_OPERATION",
     "Befrienders come to the Tuesday group; each plans alone.", "grace"),
    ("Riverside children's centre", "Wexbourne community health", "CO_OPERATION",
     "The review is planned together; the rest is not, as we see it.", "grace"),
)  # fmt: skip


def sit_together(town: Town) -> None:
    """Hold a meeting of the steering group, plan the next; the forum has fallen silent."""
    found = _set_up(town)
    group = found[STEERING]
    goal = _objective(town, found)
    before = _hold(
        town, group, _tuesday(timezone.localdate() - timedelta(weeks=5)), goal
    )
    _answer(town, before)
    _plan_next(town, group)
    _raise(town, found)
    _say_levels(town)


def _set_up(town: Town) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for row in CARDS:
        said: dict[str, Any] = dict(
            zip(
                ("name", "kind", "reports_to", "weeks_between", "quorum", "authority",
                 "is_for", "is_not_for", "resources", "who_belongs"),
                row, strict=True,
            )
        )  # fmt: skip
        said["reports_to"] = found.get(said["reports_to"])
        said["centre"] = None if said["name"] == BOARD else _riverside(town)
        by = town.people["carol"]
        body = bodies.set_up_body(said=said, by=by)
        found[body.name] = body
        _seat_all(town, body)
    for name, body in found.items():
        weeks = 52 if name == FORUM else 7
        since = timezone.now() - timedelta(weeks=weeks)
        Body.objects.filter(pk=body.pk).update(set_up_at=since)
    return found


def _riverside(town: Town):
    return town.teams["Riverside centre management"].centre


def _seat_all(town: Town, body: Body) -> None:
    by = town.people["carol"]
    empty = {
        "practitioner": None,
        "name": "",
        "agency": None,
        "sector": "",
        "deputy": None,
    }
    for name, may, chairs in SEATS[body.name]:
        who = town.people[name]
        said = empty | {
            "practitioner": who,
            "speaks": "AGENCY",
            "agency": who.memberships.get().team.agency,
            "may": may.split(),
            "is_chair": chairs,
            "deputy": town.people["rosa"] if name == "marge" else None,
        }
        bodies.seat_body_member(body=body, said=said, by=by)
    for name in PARENTS.get(body.name, ()):
        said = empty | {
            "name": name,
            "speaks": "FAMILIES",
            "may": [],
            "is_chair": False,
        }
        bodies.seat_body_member(body=body, said=said, by=by)


def _objective(town: Town, found: dict[str, Body]):
    said = {
        "words": "Children who are slow to talk see a therapist within eight weeks",
        "outcome": "EA",
        "task_group": found[WAITING],
    }
    by = town.people["marge"]
    return bodies.set_objective(body=found[STEERING], said=said, by=by)


def _meeting(town: Town, group: Body, day: date) -> BodyMeeting:
    return body_meetings.plan_body_meeting(
        body=group, held_on=day, begins=None, place="Riverside, garden room",
        by=town.people["marge"],
    )  # fmt: skip


def _tuesday(day: date) -> date:
    """Return the Tuesday of or before this day."""
    return day - timedelta(days=(day.weekday() - 1) % 7)


def _item(town: Town, meeting: BodyMeeting, kind: str, title: str, words: str = ""):
    said = {"kind": kind, "title": title, "words": words, "escalation": None}
    return body_meetings.put_body_item(
        meeting=meeting, said=said, by=town.people["marge"]
    )


def _hold(town: Town, group: Body, day: date, goal) -> BodyMeeting:
    """Hold a meeting to its end, as if on that day."""
    marge = town.people["marge"]
    meeting = _meeting(town, group, day)
    item = _item(town, meeting, BodyItem.Kind.DECIDE, "Where the first visit happens",
                 "Families wait eleven weeks for a room at the clinic.")  # fmt: skip
    _item(town, meeting, BodyItem.Kind.INFORM, "Summer programme")
    ways = BodyAttendance.How
    said = {
        seat.pk: (ways.PRESENT, "") for seat in BodyMember.objects.filter(body=group)
    }
    last = BodyMember.objects.get(body=group, practitioner=town.people["harriet"])
    said[last.pk] = (ways.APOLOGIES, "")
    body_meetings.note_body_attendance(meeting=meeting, said=said, by=marge)
    body_meetings.decide_body_item(
        item=item,
        decision="Therapists see children first at the centre, on Thursdays.",
        reason="The room is free, families know it, and no other way is sooner.",
        by=marge,
    )
    _follow(town, meeting, item, goal)
    body_meetings.close_body_meeting(meeting=meeting, words="", by=marge)
    BodyMeeting.objects.filter(pk=meeting.pk).update(
        closed_at=timezone.now() - timedelta(weeks=5)
    )
    return meeting


def _follow(town: Town, meeting: BodyMeeting, item: BodyItem, goal) -> None:
    marge, today = town.people["marge"], timezone.localdate()
    health, centre = (
        _agency("Wexbourne community health"),
        _agency("Riverside children's centre"),
    )
    for agency, owner, words, days in (
        (health, "joan", "Bring toys and forms to the centre.", -3),
        (centre, "marge", "Keep the garden room free on Thursdays.", 12),
    ):
        said = {
            "agency": agency, "owner": town.people[owner], "words": words,
            "due_on": today + timedelta(days=days), "item": item, "objective": goal,
        }  # fmt: skip
        body_work.agree_body_action(meeting=meeting, said=said, by=marge)
    for agency, words in (
        (health, "Ask the health visitors whether Thursdays suit them."),
        (
            _agency("Little Otters nursery"),
            "Ask staff who could walk over with a child.",
        ),
    ):
        said = {"agency": agency, "words": words, "item": item}
        body_work.give_to_take_back(meeting=meeting, said=said, by=marge)


def _agency(name: str) -> Agency:
    return Agency.objects.get(name=name)


def _answer(town: Town, meeting: BodyMeeting) -> None:
    """The health visitors have answered; the nursery has not."""
    taken = meeting.taken_back.get(agency__name="Wexbourne community health")
    body_work.answer_take_back(
        taken=taken,
        answer="Thursdays suit all but one, who works Mondays and Tuesdays.",
        by=town.people["amina"],
    )
    first = meeting.actions.get(owner=town.people["marge"])
    body_work.finish_body_action(
        action=first, result="It is free until July.", by=town.people["marge"]
    )


def _plan_next(town: Town, group: Body) -> None:
    meeting = _meeting(town, group, _tuesday(timezone.localdate() + timedelta(days=12)))
    _item(town, meeting, BodyItem.Kind.DECIDE, "Who chairs after the summer")
    _item(town, meeting, BodyItem.Kind.DISCUSS, "Thursdays at the centre: what we see")
    seat = BodyMember.objects.get(body=group, practitioner=town.people["omar"])
    bodies.declare_interest(
        member=seat,
        words="Open Door has asked the council for money for befrienders.",
        by=town.people["omar"],
    )


def _raise(town: Town, found: dict[str, Body]) -> None:
    """A practitioner waits for an answer of the board, which is late."""
    today = timezone.localdate()
    said = {
        "from_body": None,
        "to_body": found[STEERING],
        "words": "Housing answers letters about damp after ten weeks or more.",
        "tried": "We rang and wrote three times, and asked their manager.",
        "answer_by": today,
    }
    first = escalations.raise_escalation(said=said, by=town.people["amina"])
    second = escalations.pass_on_escalation(
        escalation=first,
        to_body=found[BOARD],
        words="We have no say over housing. The board can speak with its director.",
        answer_by=today,
        by=town.people["marge"],
    )
    for row, days in ((first, 30), (second, 6)):
        Escalation.objects.filter(pk=row.pk).update(
            answer_by=today - timedelta(days=days),
            raised_at=timezone.now() - timedelta(days=days + 14),
        )


def _say_levels(town: Town) -> None:
    review = timezone.localdate() + timedelta(days=200)
    for one, other, rung, evidence, by in PAIRS:
        levels.record_level(
            pair=(_agency(one), _agency(other)),
            rung=PartnershipLevel.Rung[rung],
            evidence=evidence,
            review_on=review,
            by=town.people[by],
        )
