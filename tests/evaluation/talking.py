"""What each side says in an annual conversation."""

import datetime

from evaluation.commands import conversations as commands
from evaluation.models import AnnualConversation

TODAY = datetime.date(2026, 10, 20)
SAID = {
    "held_on": TODAY,
    "present": "The manager and the officer",
    "challenge": "Why do fewer fathers come?",
    "support": "Two days of outreach",
}
TARGET = {
    "words": "Nine in ten registered",
    "indicator": "families-all",
    "value": 90,
    "by_on": datetime.date(2027, 3, 31),
}


def challenge(submission, by, revision=0, **said):
    return commands.write_challenge(
        submission=submission, said=SAID | said, revision=revision, by=by
    )


def answer(submission, by, revision=1):
    return commands.answer_challenge(
        submission=submission, answer="We ask them.", revision=revision, by=by
    )


def sign(submission, by):
    held = AnnualConversation.objects.filter(self_evaluation=submission).first()
    read = held.as_read if held else ""
    return commands.sign_conversation(submission=submission, read=read, by=by)


def date_parts(name, day):
    """Return what the form sends for a day."""
    parts = (("day", day.day), ("month", day.month), ("year", day.year))
    return {f"{name}_{part}": str(number) for part, number in parts}
