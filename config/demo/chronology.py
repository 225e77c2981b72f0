"""Contacts and words of the demo, in four families: the chronology has a story to tell."""

import struct
import zlib
from datetime import time, timedelta

from django.utils import timezone

from cases.commands.chronology import add_contact, add_voice, correct_contact
from cases.models import Contact, Voice
from cases.notes import Note, Subject, Words
from config.scans import Scan
from information_sharing import access
from information_sharing.categories import Category

VISIT, CALL, NOTE = Contact.Kind.VISIT, Contact.Kind.CALL, Contact.Kind.NOTE
NOT_SEEN, AT_CENTRE = Contact.Kind.NOT_SEEN, Contact.Kind.AT_CENTRE
CONTACTS = (
    (61, NOT_SEEN, Category.CHRONOLOGY, "Nobody opened. I left a card.", ""),
    (54, VISIT, Category.CHRONOLOGY, "Everybody was at home. We talked about nights.",
     "They are tired and want help."),
    (33, AT_CENTRE, Category.HEALTH, "Weighed: 12.4 kg. Eats at the table now.",
     "Growing well."),
    (8, CALL, Category.HOUSING_MONEY, "The council promised to look at the damp.",
     "I would ring again in two weeks."),
)  # fmt: skip
TOLD = (CONTACTS[:2], CONTACTS[1:], CONTACTS[:3])
WEIGHED = "Weighed: 21.4 kg. Eats at the table now."
SHOWN = "Points at the picture cards and says six words."


def tell_chronology(stories) -> None:
    """Write two or three contacts for each family, one correction, and their words."""
    for number, story in enumerate(stories):
        write_contacts(story, TOLD[number % 3])
        say(story, number)
    correct_weight(stories[0])
    show_the_therapist(stories[0])


def write_contacts(story, contacts) -> None:
    """Let the one who registered the family write what happened."""
    for days, kind, category, fact, judgement in contacts:
        note = Note(
            kind,
            timezone.localdate() - timedelta(days=days),
            fact,
            judgement,
            time_of_day=time(10, 30) if kind == VISIT else None,
            child_seen=kind in {VISIT, AT_CENTRE},
        )
        person = story.child if category == Category.HEALTH else None
        write(story, note, Subject(person, category))


def write(story, note: Note, subject: Subject, scan: Scan | None = None) -> Contact:
    """Write one contact for the team that opened the case."""
    team = story.case.recording_team
    return add_contact(
        case=story.case, note=note, subject=subject, team=team, by=story.by, scan=scan
    )


def correct_weight(story) -> None:
    """Two digits changed places; both can be read afterwards."""
    day = timezone.localdate() - timedelta(days=33)
    wrong = write(
        story,
        Note(AT_CENTRE, day, WEIGHED, child_seen=True),
        Subject(story.child, Category.HEALTH),
        Scan("growth chart.png", "image/png", tiny_picture()),
    )
    correct_contact(
        contact=wrong,
        note=Note(AT_CENTRE, day, WEIGHED.replace("21.4", "12.4"), child_seen=True),
        reason="Two digits had changed places.",
        by=story.by,
    )


def show_the_therapist(story) -> None:
    """Let the therapist write, where development is shared with her."""
    joan = story.town.people["joan"]
    if not access.can_write(joan, story.case, Category.DEVELOPMENT):
        return
    day = timezone.localdate() - timedelta(days=5)
    add_contact(
        case=story.case,
        note=Note(AT_CENTRE, day, SHOWN, "More than in summer.", child_seen=True),
        subject=Subject(story.child, Category.DEVELOPMENT),
        team=access.memberships(joan)[0].team,
        by=joan,
    )


SAID = (
    ("child", Voice.Occasion.ASSESSMENT, "I like the sand. I don't like the shouting."),
    ("mother", Voice.Occasion.PLAN, "I want one person to ring, not seven."),
    ("child", Voice.Occasion.REVIEW, "Now I have my own bed with stars."),
)


def say(story, number: int) -> None:
    """Keep what somebody of this family said, if the list has something."""
    for who, occasion, words in SAID[number : number + 1]:
        person = getattr(story, who)
        kind = Category.FAMILY if who == "mother" else Category.WELLBEING
        add_voice(
            case=story.case,
            words=Words(
                occasion, words, timezone.localdate() - timedelta(days=20 + number)
            ),
            subject=Subject(person, kind),
            by=story.by,
        )


def tiny_picture() -> bytes:
    """Return a picture of one pixel."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00\xff")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
