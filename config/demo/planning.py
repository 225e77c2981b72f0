"""What the plan of a few families shows beside goals: needs, services, steps."""

from datetime import timedelta

from django.utils import timezone

from cases.commands.actions import begin, note_progress
from cases.commands.needs import NeedSaid, ask_about_needs
from cases.commands.services import ServiceText, answer, recommend
from cases.commands.social_care import (
    Heard,
    SocialCareText,
    hear_from_social_care,
    refer_to_social_care,
)
from cases.models import Action
from information_sharing.categories import Category

NEEDS = (
    NeedSaid("HOUSING", "NEEDED", "Black mould in the children's bedroom."),
    NeedSaid("EQUIPMENT", "NEEDED", "A bed for the little one."),
    NeedSaid("TRANSPORT", "NO_NEED"),
)
SPEECH = ServiceText(
    service="A talking group near home",
    element="1.1.3",
    category=Category.DEVELOPMENT,
    why="So that she can try words with other children.",
)
YEAR, WEEK = timedelta(days=365), timedelta(days=7)


def plan_further(stories) -> None:
    """Give the first families what a plan gathers in a few months."""
    for story in stories[:2]:
        ask_for_more(story)
    step_up(stories[2])


def ask_for_more(story) -> None:
    """Ask about practical needs; recommend a service that says no; begin an action."""
    case, by, today = story.case, story.by, timezone.localdate()
    ask_about_needs(case=case, said=list(NEEDS), asked_on=today - WEEK, by=by)
    said_no = recommend(case=case, text=SPEECH, by=by)
    answer(
        recommendation=said_no,
        outcome="DECLINED",
        words="The group is full until spring.",
        ask_again_on=today + YEAR,
        by=by,
    )
    action = Action.objects.filter(case=case).to_do().first()
    if action:
        begin(action=action, by=by)
        note_progress(action=action, words="Telephoned; they ring back.", by=by)


def step_up(story) -> None:
    """Ask social care, and hear that early help goes on."""
    case, by, today = story.case, story.by, timezone.localdate()
    sent = SocialCareText(
        reason="Nobody has seen the children for three weeks.",
        consent="AGREED",
        family_told=True,
        sent_to="Children's social care",
        sent_on=today - WEEK,
        how="By telephone, then in writing",
    )
    referral = refer_to_social_care(case=case, text=sent, by=by)
    heard = Heard(
        "DECIDED", today - WEEK + timedelta(days=1), "Go on together.", "EARLY_HELP"
    )
    hear_from_social_care(referral=referral, heard=heard, by=by)
