"""One request to see a record in the demo: half read, with a month to go."""

from datetime import timedelta

from django.utils import timezone

from information_sharing.asking_to_see import Asking, Capacity
from information_sharing.commands import subject_access as commands
from information_sharing.commands.oversight import (
    Request,
    approve_oversight,
    ask_oversight,
)
from information_sharing.models import Oversight, Passage
from information_sharing.queries import subject_access as queries


def ask_to_see(story, *, officer, second) -> None:
    """The mother asks what is held about her; the officer has begun to read.

    `second` is a safeguarding lead: she approves the oversight, and is to release.
    """
    oversee(story, officer, second)
    asking = Asking(
        person=story.mother,
        asker=story.mother,
        representative="",
        capacity=Capacity.HERSELF,
        identity_checked="She came to the centre. Seen: driving licence.",
        child_says="",
        asked_on=timezone.localdate() - timedelta(days=6),
    )
    request = commands.receive_request(case=story.case, asking=asking, by=officer)
    commands.build_pack(request=request, by=officer)
    commands.release_unmarked(request=request, by=officer)
    _read_some(request, officer)


def oversee(story, officer, second) -> None:
    """The officer may read this case for three weeks, to answer the request."""
    asked = ask_oversight(
        case=story.case,
        request=Request(
            purpose=Oversight.Purpose.SUBJECT_ACCESS,
            reason="The mother asked at the centre to see what is held about her.",
            days=21,
        ),
        by=officer,
    )
    approve_oversight(oversight=asked, by=second)


def _read_some(request, officer) -> None:
    passages = queries.passages_of(viewer=officer, request=request, which="left")
    verdicts = (
        commands.Verdict(Passage.Choice.RELEASE),
        commands.Verdict(Passage.Choice.WITHHOLD, "", "It is about somebody else."),
    )
    for passage, verdict in zip(passages[:2], verdicts, strict=False):
        commands.decide_passage(passage=passage, verdict=verdict, by=officer)
