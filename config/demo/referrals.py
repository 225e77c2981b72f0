"""Referrals of the demo: a school told in time, the desk's share, a bounce, a double.

T1, T2 and T6 of the stories: what a school, a mother at a drop-in and a worker who asks
an education colleague on a Monday should meet with.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.commands import promises
from cases.commands import referral_steps as steps
from cases.commands.colleagues import Question, answer_colleague, ask_colleague
from cases.commands.referrals import refer, take_online, take_referral
from cases.models import ColleagueRequest, Person, Referral, ReferralMove
from cases.referring import Asked, Passing, Telling, promised
from information_sharing import access

PROMISED = {"Riverside family support": 3, "Riverside health visiting": 5}
HERE, THERE = PROMISED
DAY = timedelta(days=1)
HER_SPEECH = "Would like her speech looked at."
# (source, child, parent, what for, received so many days ago, how far it went)
ASKED: tuple[tuple[str, str, str, str, int, str], ...] = (
    ("DESK", "Maisie Ford", "Ellen Ford", "Tired, and would like company.", 40, "told"),
    ("DESK", "", "Sunita Rao", "New in town, asks about groups.", 33, "told"),
    ("DESK", "Jude Allen", "Kim Allen", "Asks for help with a benefits form.", 12, "told"),
    ("DESK", "Lily Marsh", "Jo Marsh", "Bedtimes are hard.", 8, "allocated"),
    ("PROFESSIONAL", "Ned Croft", "Ann Croft", "Seen at the clinic, low mood.", 26, "no"),
    ("COMMUNITY", "Otis Bell", "", "A neighbour is worried.", 19, "double"),
    ("SCHOOL", "Otis Bell", "Gail Bell", "Often late, often hungry.", 21, "contacted"),
    ("PROFESSIONAL", "Rhea Nunn", "Dot Nunn", "Words come slowly.", 15, "passed"),
)  # fmt: skip
NO_ROOM = {
    "declined_for": "NOT_FOR_US",
    "words": "The health visitor is the right person for this.",
    "next_holder": "Riverside health visiting",
}


def refer_families(town, stories) -> None:
    """Promise, take what is asked, and bring each as far as it went."""
    days = {town.teams[name]: number for name, number in PROMISED.items()}
    promises.set_promises(days=days, by=town.people["grace"])
    for row in ASKED:
        take(town, row)
    tell_the_school(town)
    ask_online(town)
    ask_joan(stories[0], town)


def take(town, row) -> None:
    """Take one referral at the desk."""
    source, child, carer, words, days, far = row
    tom, team = town.people["tom"], town.teams[HERE]
    asked = Asked(
        source=source, words=words, child_name=child, carer_name=carer,
        how_to_reach="01632 960 377", referrer_name="" if source == "DESK" else "Ms Dale",
        referrer_contact="01632 960 378",
    )  # fmt: skip
    referral = take_referral(team=team, asked=asked, by=tom)
    if far not in {"", "double"}:
        go_on(town, referral, far)
    _into_the_past(referral, days)


def go_on(town, referral: Referral, far: str) -> None:
    """Bring a referral as far as it went."""
    tom, of = town.people["tom"], {"referral": referral, "by": town.people["tom"]}
    if far == "passed":
        to = town.teams[THERE]
        steps.pass_on(passing=Passing(to, HER_SPEECH, family_knows=True), **of)
        return
    steps.allocate(worker=town.people["rosa"] if far == "allocated" else tom, **of)
    if far == "allocated":
        return
    steps.note_first_contact(contacted_on=timezone.localdate(), words="", **of)
    if far == "contacted":
        double = Referral.objects.get(child_name=referral.child_name, status="RECEIVED")
        steps.mark_duplicate(referral=double, first=referral, by=tom)
    elif far == "no":
        steps.decline(**NO_ROOM, **of)
    else:
        accept(town, referral)


def accept(town, referral: Referral, told: str = "We meet on Tuesdays.") -> None:
    """Register the family, and tell whoever asked."""
    tom = town.people["tom"]
    given, _, family = referral.child_name.rpartition(" ")
    parent, _, name = referral.carer_name.rpartition(" ")
    child: dict[str, Any] = {
        "given_name": given or "Baby",
        "family_name": family or name,
    }
    child |= {"kind": Person.Kind.CHILD, "born_on": timezone.localdate() - DAY * 900}
    adult = {"given_name": parent, "family_name": name, "relationship": "Mother"}
    adult |= {"kind": Person.Kind.PARENT_CARER}
    home = {"lines": "", "postcode": "", "telephone": "01632 960377"}
    steps.register_referred(referral=referral, people=[child, adult], home=home, by=tom)
    telling = Telling("By telephone", told)
    steps.tell_referrer(referral=referral, telling=telling, by=tom)


def tell_the_school(town) -> None:
    """A teacher refers a child; she is told within the days that were promised (T1)."""
    asked = Asked(
        source="SCHOOL",
        words="His behaviour has changed since the move. The educational psychologist "
        "sees him in school; his mother would like somebody for the family.",
        child_name="Theo Barker",
        carer_name="Lena Barker",
        how_to_reach="01632 960 391, after school",
    )
    team, tom = town.teams[HERE], town.people["tom"]
    referral = refer(team=team, asked=asked, by=town.people["ruth"])
    of = {"referral": referral, "by": tom}
    steps.allocate(worker=tom, **of)
    steps.note_first_contact(contacted_on=timezone.localdate(), words="Rang.", **of)
    referral.refresh_from_db()
    accept(town, referral, "Tom Reed works with the family from Monday.")
    _into_the_past(referral, 9)


def ask_online(town) -> None:
    """A mother asks for help on the public form, today."""
    asked = Asked(
        source="ONLINE",
        words="I have twins and no family nearby. Is there a group?",
        carer_name="Paula Wren",
        referrer_name="Paula Wren",
        referrer_contact="paula@example.org",
    )
    take_online(team=town.teams[HERE], asked=asked)


def ask_joan(story, town) -> None:
    """On a Monday a health visitor asks the speech therapist, who answers that day (T6)."""
    joan = town.people["joan"]
    if not access.can_write(joan, story.case, "DEVELOPMENT"):
        return
    question = Question(
        words="Which group would suit her best while she waits for you?",
        category="DEVELOPMENT",
        person=story.child,
        team=town.teams["Speech and language therapy"],
        asked_of=joan,
    )
    asked = ask_colleague(case=story.case, question=question, by=story.by)
    said = "The Tuesday talking group. Mei is there and knows her."
    answer_colleague(question=asked, answer=said, by=joan)
    monday = timezone.now() - DAY * (7 + timezone.localdate().weekday())
    ColleagueRequest.objects.filter(pk=asked.pk).update(
        asked_at=monday, answered_at=monday + timedelta(hours=5)
    )


def _into_the_past(referral: Referral, days: int) -> None:
    """Move a referral back, so that its promise tells something."""
    referral.refresh_from_db()
    came = timezone.now() - DAY * days
    on = timezone.localdate(came)
    said: dict[str, Any] = {
        "received_at": came,
        "contact_by": promised(referral.team, on),
    }
    after = {"allocated_at": DAY, "decided_at": DAY * 4, "told_at": DAY * 5}
    said |= {
        name: came + late for name, late in after.items() if getattr(referral, name)
    }
    if referral.contacted_on:
        said["contacted_on"] = on + DAY * (2 if days % 2 else 1)
    Referral.objects.filter(pk=referral.pk).update(**said)
    moves = ReferralMove.objects.filter(referral=referral)
    for number, move in enumerate(moves):
        at = min(came + DAY * number, timezone.now())
        ReferralMove.objects.filter(pk=move.pk).update(made_at=at)
