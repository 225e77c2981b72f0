"""Surveys of one centre: two rounds that are over, and one whose links are in the post.

In the first 253 people were asked and 134 answered, as in the study (issue 6, point 7).
Half a year later the same people were asked the same.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

from django.utils import timezone

from agencies.models import Agency
from config.demo.families import Town
from evaluation.commands import invitations, sending, surveys
from evaluation.commands.partnership import Way, record_partnership
from evaluation.commands.survey_plan import plan_action
from evaluation.instruments import dimension_of
from evaluation.issuing import group_of, labels_of
from evaluation.models import (
    Ballot,
    Extent,
    Improvement,
    Invitation,
    Model,
    Perspective,
    Survey,
    SurveyItem,
)
from evaluation.queries.invitees import colleagues_of

LOOK = Perspective
ASKED = (
    (LOOK.FRONT_LINE, "Wexbourne community health", 46, 23),
    (LOOK.FRONT_LINE, "Wexbourne hospital", 12, 6),
    (LOOK.FRONT_LINE, "Riverside children's centre", 24, 12),
    (LOOK.FRONT_LINE, "Wexbourne council children's services", 22, 11),
    (LOOK.FRONT_LINE, "Little Otters nursery", 14, 7),
    (LOOK.FRONT_LINE, "Mill Lane primary school", 16, 8),
    (LOOK.FRONT_LINE, "Wexbourne homes", 12, 6),
    (LOOK.FRONT_LINE, "Wexbourne jobs and benefits office", 8, 4),
    (LOOK.FRONT_LINE, "Wexbourne neighbourhood police", 6, 3),
    (LOOK.FRONT_LINE, "Open Door families", 14, 7),
    (LOOK.FRONT_LINE, "Haven Wexbourne", 4, 2),
    (LOOK.MANAGER, "Wexbourne community health", 8, 5),
    (LOOK.MANAGER, "Riverside children's centre", 6, 5),
    (LOOK.MANAGER, "Wexbourne council children's services", 9, 6),
    (LOOK.MANAGER, "Mill Lane primary school", 3, 2),
    (LOOK.MANAGER, "Wexbourne hospital", 2, 1),
    (LOOK.MANAGER, "Wexbourne homes", 2, 1),
    (LOOK.COMMISSIONER, "Wexbourne council children's services", 7, 6),
    (LOOK.FAMILY, "", 38, 19),
)
"""(level, agency, invited, answered): 253 and 134 in all."""
SEES = {LOOK.COMMISSIONER: 0.7, LOOK.MANAGER: 0.4, LOOK.FRONT_LINE: -0.1}
"""Who stands further off sees it more kindly."""
THINKS = {
    "relationships": 3.9,
    "processes": 3.1,
    "resources": 2.6,
    "governance": 3.3,
    "impact": 3.5,
}
LOWER = {"PR26": 2.1, "CO6": 2.2, "PR3": 2.3, "WR27": 2.4, "FA1": 2.2, "RE11": 2.1}
LOW_AT = {("Open Door families", "WR7"): 1.7}
"""One agency does not feel heard (notes-000-003, T8)."""


class Round(NamedTuple):
    """What differs from round to round: what is low, where, and who more answered."""

    lower: dict[str, float]
    low_at: dict[tuple[str, str], float]
    more: int = 0


FIRST = Round(LOWER, LOW_AT)
SECOND = Round(
    LOWER | {"PR26": 2.9, "CO6": 2.3}, {("Open Door families", "WR7"): 3.4}, 1
)
"""The chair goes round, and visits stand in one list: these two are better."""
HERE_FIRST = ("RK3", "RK1", "RK8", "RK2", "RK4", "RK7", "RK5", "RK6")
"""How people at this centre put the success factors in order, by and large."""
WROTE = (
    "Nobody knows who else goes to the house that week.",
    "Three systems, and none shows what the other two know.",
    "We meet too late in the afternoon for anyone who works part-time.",
    "A list of who does what, kept up to date.",
    "Time that is really free for it.",
    "Different forms for the same question.",
    "Someone to ring who answers.",
    "It works well where we share the corridor.",
)
SETS = ("short-form", "success-factors", "climate-pulse", "families")
AGO, AHEAD = timedelta(days=40), timedelta(days=21)
HALF_A_YEAR = timedelta(days=182)


def ask_how_we_work(town: Town) -> None:
    """Close one in two rounds, open the other."""
    _say_how_we_work(town)
    first = _hold_the_first(town)
    _hold_the_second(first, town)
    _open_the_next(town)


def _say_how_we_work(town: Town) -> None:
    today = timezone.localdate()
    said = "The agencies plan together each month; each keeps its own budget."
    ways = (Way(Model.CENTRE_BASED, Extent.CO_OPERATION, today - 10 * AGO),
            Way(Model.CO_ORDINATED, Extent.COLLABORATION, today - 5 * AGO, said))  # fmt: skip
    for way in ways:
        record_partnership(centre=_centre(town), way=way, by=town.people["grace"])


def _hold_the_first(town: Town) -> Survey:
    grace = town.people["grace"]
    survey = surveys.make_survey(
        centre=_centre(town),
        title="How we work together",
        purpose="To see what helps us, and what to change first.",
        closes_on=timezone.localdate(),
        what=SETS,
        by=grace,
    )
    _hold(survey, FIRST, AGO + HALF_A_YEAR, by=grace)
    survey.refresh_from_db()
    _plan(survey, town, "WR7", CHAIR)
    _plan(survey, town, "PR26", LIST)
    return survey


def _hold_the_second(first: Survey, town: Town) -> None:
    grace, today = town.people["grace"], timezone.localdate()
    survey = surveys.ask_again(survey=first, months=6, closes_on=today, by=grace)
    _hold(survey, SECOND, AGO, by=grace)
    survey.refresh_from_db()
    _plan(survey, town, "CO6", TIME)


def _hold(survey: Survey, asked: Round, ago: timedelta, *, by) -> None:
    _invite(survey, ago)
    Ballot.objects.bulk_create(_ballots(survey, asked))
    ended = timezone.now() - ago
    Survey.objects.filter(pk=survey.pk).update(
        status=Survey.Status.CLOSED,
        opened_at=ended - AHEAD,
        opened_by=by,
        closed_at=ended,
        closed_by=by,
        closes_on=ended.date(),
    )


DONE, STARTED = Improvement.Status.DONE, Improvement.Status.STARTED
CHAIR = (
    "Each agency chairs the steering group in turn, voluntary ones too.",
    "A higher score for the same say in the next round",
    STARTED,
    "Open Door families was in the chair twice.",
)
LIST = (
    "One list of who visits which family, kept in the record.",
    "A higher score for knowing who visits whom",
    DONE,
    "Since May every visit is booked in the record.",
)
TIME = (
    "Half a day each month that is free for joint work.",
    "A higher score for time, in half a year",
    STARTED,
    "Agreed with three of the agencies.",
)


def _plan(survey: Survey, town: Town, about: str, words: tuple[str, ...]) -> None:
    by = town.people["grace"]
    names = ("words", "success", "status", "progress")
    said = dict(zip(names, words, strict=True)) | {
        "resources": "",
        "due_on": timezone.localdate() + AHEAD,
        "owner_practitioner": by,
        "owner_agency": None,
    }
    plan_action(survey=survey, about=about, said=said, by=by)


def _invite(survey: Survey, ago: timedelta) -> None:
    agencies = {agency.name: agency for agency in Agency.objects.all()}
    sent_on = timezone.localdate() - ago - AHEAD
    Invitation.objects.bulk_create(
        Invitation(
            survey=survey,
            perspective=perspective,
            agency=agencies.get(name),
            email=f"asked-{place}-{number}@wexbourne.example",
            sent_on=sent_on,
        )
        for place, (perspective, name, invited, _) in enumerate(ASKED)
        for number in range(invited)
    )


def _ballots(survey: Survey, asked: Round) -> Iterator[Ballot]:
    dice = random.Random(2026)  # noqa: S311  the same answers in every demo
    labels = labels_of(survey)
    agencies = {str(a.pk): a.name for a in Agency.objects.all()}
    groups = {group_of(each): group_of(each) for each in survey.invitations.all()}
    named = {(p, agencies.get(a, "")): (p, a) for p, a in groups}
    items = list(survey.items.all())
    rows = [
        (
            labels[named[perspective, name]],
            _answers(items, perspective, Voice(name, asked, dice)),
        )
        for perspective, name, invited, answered in ASKED
        for _ in range(min(invited, answered + asked.more))
    ]
    dice.shuffle(rows)
    for number, ((perspective, agency), answers) in enumerate(rows):
        yield Ballot(
            survey=survey,
            digest=sha256(f"{survey.pk} {number}".encode()).hexdigest(),
            perspective=perspective,
            agency_id=agency or None,
            is_answered=True,
            answers=answers,
        )


class Voice(NamedTuple):
    """Somebody of an agency who answers in a round."""

    agency: str
    asked: Round
    dice: random.Random


def _answers(items: list[SurveyItem], perspective: str, voice: Voice) -> dict:
    dice = voice.dice
    family = perspective == LOOK.FAMILY
    asked = [each for each in items if each.for_families == family]
    kind = SurveyItem.Kind
    said = {
        e.code: _value(e, perspective, voice) for e in asked if e.kind == kind.RATING
    }
    said |= _ranks(dice) if not family else {}
    for each in asked:
        if each.kind == kind.OPEN and dice.random() < 0.2:
            said[each.code] = dice.choice(WROTE)
    return {code: value for code, value in said.items() if value is not None}


def _value(item: SurveyItem, perspective: str, voice: Voice) -> int | None:
    """One in twenty leaves it blank, one in fifteen does not know."""
    (agency, asked, dice), code = voice, item.code
    chance = dice.random()
    if (agency, code) in asked.low_at:
        chance = 0.5
    if chance < 0.05 or chance > 0.933:
        return None if chance < 0.05 else 0
    usual = THINKS[dimension_of(item.instrument, item.dimension).factor]
    middle = asked.low_at.get((agency, code), asked.lower.get(code, usual))
    around = dice.gauss(middle + SEES.get(perspective, 0), 0.9)
    value = min(5, max(1, round(around)))
    return 6 - value if item.is_reversed else value


def _ranks(dice: random.Random) -> dict[str, int]:
    """Everybody a little otherwise, most near the order of the house."""
    near = {code: n + dice.gauss(0, 1.8) for n, code in enumerate(HERE_FIRST)}
    order = sorted(near, key=lambda code: near[code])
    return {code: place for place, code in enumerate(order, 1)}


def _open_the_next(town: Town) -> None:
    centre, grace = _centre(town), town.people["grace"]
    survey = surveys.make_survey(
        centre=centre,
        title="Climate pulse, autumn",
        purpose="How is it to work here just now?",
        closes_on=timezone.localdate() + AHEAD,
        what=("climate-pulse", "families"),
        by=grace,
    )
    everybody = colleagues_of(centre, viewer=grace)
    invitations.invite_colleagues(survey=survey, colleagues=everybody, by=grace)
    invitations.plan_slips(survey=survey, number=12, perspective=LOOK.FAMILY, by=grace)
    surveys.open_survey(survey=survey, by=grace)
    sending.send_invitations(survey=survey.pk, by=None)


def _centre(town: Town):
    return town.teams["Riverside centre management"].centre
