"""The demo's learning: days to come and past, who came, a talk, a story, an expectation."""

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone

from agencies.commands import learning, supervision
from agencies.models import CommonCore, PracticeStory, Supervision, WorkExchange

SHARING, SAFE = CommonCore.SHARING, CommonCore.SAFEGUARDING


def learn_together(town) -> None:
    """Hold one day, arrange another, expect something, talk, tell, and go elsewhere."""
    grace, amina, tom = (town.people[name] for name in ("grace", "amina", "tom"))
    past = _day(
        "Sharing information well", [SHARING, CommonCore.MULTI_AGENCY], -200, 12
    )
    held = learning.arrange_event(event=past, audience=[], by=grace)
    for person, team in (
        (amina, "Riverside health visiting"),
        (tom, "Riverside family support"),
        (town.people["joan"], "Speech and language therapy"),
        (town.people["nadia"], "Little Otters nursery staff"),
    ):
        held.taken_places.create(
            practitioner=person, agency=town.teams[team].agency, booked_by=person
        )
    came = {place.pk: True for place in held.taken_places.all()}
    learning.note_who_came(event=held, came=came, by=grace)
    _look_back(held)
    soon = _day("Keeping babies safe", [SAFE, CommonCore.DEVELOPMENT], 18, 24)
    learning.arrange_event(event=soon, audience=[], by=grace)
    for profession in (amina.profession, tom.profession):
        learning.expect(
            profession=profession, area=SHARING, again_after_months=12, by=grace
        )
    _talk(town, amina)
    _tell(town, tom, grace)


def _look_back(held) -> None:
    said = ((5, "I ask before I ring."), (4, "I write down why I share."), (3, ""))
    for place, (useful, words) in zip(held.taken_places.all(), said, strict=False):
        learning.look_back(
            place=place, useful=useful, will_change=words, by=place.practitioner
        )


def _day(title, areas, days, lasts) -> learning.EventWords:
    return learning.EventWords(
        title=title,
        areas=areas,
        mode="CASE_STUDY",
        held_by="Wexbourne learning partnership",
        held_on=timezone.localdate() + timedelta(days=days),
        hours=Decimal(3),
        begins=time(9, 30),
        place="Riverside children's centre, hall",
        words="Bring one question from your own work. Name no family.",
        lasts_months=lasts,
        places=16,
    )


def _talk(town, amina) -> None:
    today = timezone.localdate()
    talk = supervision.Talk(
        kind=Supervision.Kind.PROFESSIONAL,
        held_on=today - timedelta(days=9),
        words="How the week is shared out, and how to end a long visit kindly.",
        agreed="One afternoon a week without visits, tried until our next talk.",
        next_on=today + timedelta(days=26),
    )
    supervision.write_supervision(
        supervisor=town.people["joan"], supervisee=amina, talk=talk, by=amina
    )


def _tell(town, tom, grace) -> None:
    story = supervision.StoryWords(
        title="One visit instead of three",
        kind=PracticeStory.Kind.STORY,
        areas=[CommonCore.MULTI_AGENCY],
        words="Three of us each wanted to come in the same week. We asked the parent "
        "what would help, and came once, together, at the hour that she chose.",
        what_helped="Somebody looked at the calendar before calling.",
    )
    team = town.teams["Riverside health visiting"]
    told = supervision.tell_story(story=story, agencies=[team.agency], by=tom)
    supervision.release_story(story=told, by=grace)
    exchange = supervision.Exchange(
        WorkExchange.Kind.SHADOWING,
        town.teams["Little Otters nursery staff"].agency,
        half_days=6,
        starts_on=timezone.localdate() - timedelta(days=40),
    )
    supervision.arrange_exchange(exchange=exchange, by=tom)
