"""A panel of one centre: one sitting that is over, one to come (P41, P42)."""

from datetime import timedelta

from django.utils import timezone

from cases.commands import panels
from cases.commands.panels import Decision
from cases.models import PanelMeeting, Referral
from information_sharing import access

SITS = ("amina", "tom", "joan", "kit")
PURPOSE = (
    "Decides together which team works with a family. It does not decide what is "
    "shared: that is for the family to say."
)
AGO, AHEAD = timedelta(days=13), timedelta(days=15)
GROUP, TALKING, HOME_START, NEXT = 5, 11, 45, 47
"""Families of the health visitors that come before the panel."""
ASKED_WHO_LEADS = "Maisie Ford"


def sit_on_a_panel(town, stories) -> None:
    """Set a panel up, hold one sitting to its end, and fill the list of the next."""
    people, today = town.people, timezone.localdate()
    panel = panels.set_up_panel(
        centre=town.teams["Riverside centre management"].centre,
        name="Riverside allocation panel",
        purpose=PURPOSE,
        by=people["grace"],
    )
    for name in SITS:
        who = people[name]
        team = access.memberships(who).first().team
        panels.seat_member(
            panel=panel,
            practitioner=who,
            team=team,
            is_chair=name == SITS[0],
            by=people["grace"],
        )
    before, after = (
        panels.plan_sitting(panel=panel, held_on=day, by=people["grace"])
        for day in (today, today + AHEAD)
    )
    _decide(town, before, stories)
    panels.close_sitting(meeting=before, by=people["grace"])
    PanelMeeting.objects.filter(pk=before.pk).update(held_on=today - AGO)
    _fill(town, after, stories)


def _decide(town, meeting: PanelMeeting, stories) -> None:
    """One family gets a team, one is declined, one waits for the next sitting."""
    open_door = town.teams["Open Door befrienders"]
    decisions = {
        GROUP: Decision(
            "ALLOCATED",
            "A befriender, or a place in the Tuesday group.",
            "The mother would rather have somebody who comes to her.",
            open_door,
        ),
        TALKING: Decision(
            "DECLINED",
            "A second block of speech therapy.",
            "The first block has only just begun. Ask again when it ends.",
        ),
        HOME_START: Decision(
            "LATER",
            "Family support twice a week, or the nursery.",
            "The mother wants to see the nursery first.",
        ),
    }
    for number, decision in decisions.items():
        item = panels.put_to_panel(
            case=stories[number].case,
            meeting=meeting,
            words="Which of you can begin soonest? The family would take any day.",
            by=stories[number].by,
        )
        panels.decide_item(item=item, decision=decision, by=town.people["amina"])


def _fill(town, meeting: PanelMeeting, stories) -> None:
    """A family of the health visitors, and one that they do not see."""
    led = Referral.objects.get(child_name=ASKED_WHO_LEADS).case
    put = (
        (stories[NEXT].case, stories[NEXT].by, "Somebody for the grandmother too?"),
        (led, town.people["tom"], "A place in a group, for mother and child."),
    )
    for case, by, words in put:
        panels.put_to_panel(case=case, meeting=meeting, words=words, by=by)
