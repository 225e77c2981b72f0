"""Consents, decisions and lead professionals of the demo, in every state."""

from datetime import timedelta

from django.utils import timezone

from config.demo.dates import FIRST
from information_sharing import commands
from information_sharing.agreements import Agreement
from information_sharing.eight_questions import NO, YES, Walk, walk_by_consent
from information_sharing.models import Consent
from lead_professional import commands as lead_commands
from lead_professional.commands import Wishes

AGREED = ("HEALTH", "DEVELOPMENT", "WELLBEING", "FAMILY", "PLAN")
SHARED = ("HEALTH", "DEVELOPMENT")
SCHOOL = "Hill Top school"
THERAPY, SUPPORT = "Speech and language therapy", "Riverside family support"
YEAR = timedelta(days=365)


def agree(story) -> None:
    """The mother agrees for herself and the child, but not with the nursery."""
    teams, today = story.town.teams, timezone.localdate()
    commands.record_consent(
        case=story.case,
        agreement=Agreement(
            given_by=story.mother,
            capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
            people=(story.mother, story.child),
            categories=AGREED,
            teams=(teams[THERAPY], teams[SUPPORT]),
            bodies=(SCHOOL,),
            purposes=(Consent.Purpose.ASSESS, Consent.Purpose.PLAN),
            method=Consent.Method.SIGNED,
            may_be_found=story.number % 3 != 1,
            given_on=today - timedelta(days=FIRST + story.number % 60 - 1),
            expires_on=today + YEAR - timedelta(days=FIRST + story.number % 60),
            excluded_agencies=(teams["Little Otters nursery staff"].agency,),
        ),
        by=story.by,
    )


def share_with_therapy(story) -> None:
    """Share health and development with speech and language therapy."""
    consent = story.case.consents.get()
    walk = walk_by_consent(
        team=story.town.teams[THERAPY],
        purpose="To plan help with talking.",
        consent=consent,
        people=(story.mother, story.child),
        categories=SHARED,
        ends_on=consent.expires_on,
    )
    commands.decide(case=story.case, walk=walk, by=story.by)


def lead(story) -> None:
    """Ask a family support worker to lead; she or he accepts."""
    name = ("tom", "rosa", "wilf")[story.number % 3]
    nominee = story.town.people[name]
    nomination = lead_commands.nominate(
        case=story.case,
        nominee=nominee,
        team=story.town.teams[SUPPORT],
        wishes=Wishes(
            family=f"We would like {nominee.first_name}. We know each other.",
            family_chose=True,
            criteria={"TRUST": 2, "KNOWS": 1},
            over_cap="The family knows nobody else of the team.",
        ),
        by=story.by,
    )
    lead_commands.accept(nomination=nomination, by=nominee)


def twist(story) -> None:
    """Give some families something that a rule must notice."""
    twists = {
        1: withdraw,
        7: let_expire,
        4: report_a_worry,
        10: hurry,
        3: withdraw_all,
        6: ask_the_officer,
    }
    twists.get(story.number % 13, lambda story: None)(story)


def withdraw(story) -> None:
    """The mother changes her mind about therapy."""
    commands.withdraw_consent(
        consent=story.case.consents.get(),
        team=story.town.teams[THERAPY],
        reason="She would rather wait until spring.",
        by=story.by,
    )


def withdraw_all(story) -> None:
    """The mother no longer agrees to anything; she does not have to say why."""
    commands.withdraw_consent(
        consent=story.case.consents.get(),
        reason="She wants to think about it.",
        by=story.by,
    )


def ask_the_officer(story) -> None:
    """Somebody was not sure, and asks the information officer."""
    commands.ask_advice(
        case=story.case,
        question=3,
        words="May the school know that there is a plan, without what is in it?",
        team=story.town.teams["Mill Lane school staff"],
        by=story.by,
    )


def let_expire(story) -> None:
    """The consent was for a few months and ran out last week; nobody renewed it."""
    last_week = timezone.localdate() - timedelta(days=7)
    story.case.consents.update(expires_on=last_week)


def report_a_worry(story) -> None:
    """Share in the public interest, waiting for a second person."""
    _without_consent(story, urgent=False)


def hurry(story) -> None:
    """Share in the public interest at once; countersignature is due tomorrow."""
    _without_consent(story, urgent=True)


def _without_consent(story, *, urgent: bool) -> None:
    said = {number: {"answer": YES, "reason": ""} for number in "123"}
    said |= {
        "4": {"answer": NO, "reason": "Asking could put the child at risk."},
        "5": {"answer": NO, "reason": ""},
        "6": {"answer": YES, "reason": "Shouting was heard twice; harm is likely."},
        "7": {"answer": YES, "reason": ""},
    }
    walk = Walk(
        team=story.town.teams["Safer neighbourhoods"],
        purpose="To keep the child safe tonight.",
        answers=said,
        people=(story.child,),
        categories=("FAMILY",),
        ends_on=timezone.localdate() + timedelta(days=14),
        person_told=False,
        not_told_reason="Telling could put the child at risk.",
        urgent=urgent,
    )
    commands.decide(case=story.case, walk=walk, by=story.by)
