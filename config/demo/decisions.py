"""Decisions of the demo that need two people, a body outside, or the officer's word."""

from datetime import date, timedelta

from django.utils import timezone

from agencies.models import Agreement, AgreementParty
from config.demo.sharing import SCHOOL
from information_sharing import commands
from information_sharing.eight_questions import NO, YES, Walk

SINCE = date(2026, 1, 5)
UNSIGNED = ("Little Otters nursery", "Open Door families")
"""Two agencies that have not signed yet: sharing with them asks for a reason."""


def sign_protocols(teams) -> None:
    """Let every other agency have signed the information-sharing protocol."""
    protocol = Agreement.objects.create(
        kind=Agreement.Kind.INFORMATION_SHARING,
        title="Wexbourne information-sharing protocol",
        tier=Agreement.Tier.OVERARCHING,
        status=Agreement.Status.IN_FORCE,
        starts_on=SINCE,
    )
    for agency in {team.agency for team in teams.values()}:
        if agency.name not in UNSIGNED:
            protocol.parties.create(agency=agency, answer=AgreementParty.Answer.SIGNED)


def tell_decisions(stories) -> None:
    """Give three of these families a decision that stands out; some may be fewer."""
    able = [story for story in stories if _consent(story)]
    for story, tell in zip(able, (tell_a_school, say_no, talk_it_over), strict=False):
        tell(story)


def _consent(story):
    return story.case.consents.in_force().filter(people=story.child).first()


def tell_a_school(story) -> None:
    """A school without log-ins gets a document; it went by post to a named person."""
    consent = _consent(story)
    said = {number: {"answer": YES, "reason": ""} for number in "12347"}
    decision = commands.decide(
        case=story.case,
        walk=Walk(
            team=None,
            outside_name="Ms Hall, head teacher",
            outside_organisation=SCHOOL,
            purpose="To plan a gentle start at school.",
            answers=said,
            consent=consent,
            people=(story.child,),
            categories=("HEALTH", "DEVELOPMENT"),
            held_back=("FAMILY",),
            held_back_reason="The school does not need it to plan her start.",
            method="DOCUMENT",
            ends_on=_day(120, consent),
            review_on=_day(60, consent),
            no_protocol_reason="The school signs in March; she starts in January.",
        ),
        by=story.by,
    )
    made = commands.make_disclosure(decision=decision, by=story.by)
    commands.record_sent(
        disclosure=made,
        how="POST",
        to="Ms Hall, Hill Top school, by recorded post",
        by=story.by,
    )


def _day(days: int, consent) -> date:
    return min(timezone.localdate() + timedelta(days=days), consent.expires_on)


def say_no(story) -> None:
    """Somebody wanted to share without consent; a colleague did not countersign."""
    said = {number: {"answer": YES, "reason": ""} for number in "123"}
    said |= {
        "4": {"answer": NO, "reason": "She has not been asked yet."},
        "5": {"answer": NO, "reason": ""},
        "6": {"answer": YES, "reason": "The flat is damp and cold; it may get worse."},
        "7": {"answer": YES, "reason": ""},
    }
    decision = commands.decide(
        case=story.case,
        walk=Walk(
            team=story.town.teams["Tenancy support"],
            purpose="To have the damp seen to.",
            answers=said,
            people=(story.child,),
            categories=("HOUSING_MONEY",),
            ends_on=timezone.localdate() + timedelta(days=30),
            urgent=True,
        ),
        by=story.by,
    )
    others = [story.town.people[name] for name in ("amina", "beth", "chidi")]
    second = next(person for person in others if person != story.by)
    commands.refuse_countersignature(
        decision=decision,
        reason="Nobody is in danger today. Let us ask her first: she is in on Monday.",
        by=second,
    )


def talk_it_over(story) -> None:
    """Somebody was not sure; she and the officer write to each other."""
    officer = story.town.people["idris"]
    advice = commands.ask_advice(
        case=story.case,
        question=5,
        words="A court asks for a report on the child. Is that an order to share?",
        team=story.town.teams["Safer neighbourhoods"],
        by=story.by,
        today=True,
    )
    commands.write_advice(
        advice=advice, words="Is it an order, or a letter that asks?", by=officer
    )
    commands.write_advice(
        advice=advice, words="It is a letter from a solicitor.", by=story.by
    )
