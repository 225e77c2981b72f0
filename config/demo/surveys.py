"""Two surveys of one centre: one that is over, and one whose links are in the post.

In the first 253 people were asked and 134 answered, as in the study (issue 6, point 7).
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

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


def ask_how_we_work(town: Town) -> None:
    """Close the one, open the other."""
    _say_how_we_work(town)
    _hold_the_first(town)
    _open_the_next(town)


def _say_how_we_work(town: Town) -> None:
    today = timezone.localdate()
    said = "The agencies plan together each month; each keeps its own budget."
    ways = (Way(Model.CENTRE_BASED, Extent.CO_OPERATION, today - 10 * AGO),
            Way(Model.CO_ORDINATED, Extent.COLLABORATION, today - 5 * AGO, said))  # fmt: skip
    for way in ways:
        record_partnership(centre=_centre(town), way=way, by=town.people["grace"])


def _hold_the_first(town: Town) -> None:
    grace = town.people["grace"]
    survey = surveys.make_survey(
        centre=_centre(town),
        title="How we work together",
        purpose="To see what helps us, and what to change first.",
        closes_on=timezone.localdate(),
        what=SETS,
        by=grace,
    )
    _invite(survey)
    Ballot.objects.bulk_create(_ballots(survey))
    ended = timezone.now() - AGO
    Survey.objects.filter(pk=survey.pk).update(
        status=Survey.Status.CLOSED,
        opened_at=ended - AHEAD,
        opened_by=grace,
        closed_at=ended,
        closed_by=grace,
        closes_on=ended.date(),
    )
    _plan_what_follows(survey, town)


def _plan_what_follows(survey: Survey, town: Town) -> None:
    said = {
        "words": "Each agency chairs the steering group in turn, voluntary ones too.",
        "success": "A higher score for the same say in the next round",
        "resources": "",
        "due_on": timezone.localdate() + AHEAD,
        "status": Improvement.Status.STARTED,
        "progress": "Open Door families chairs next month.",
        "owner_practitioner": town.people["grace"],
        "owner_agency": None,
    }
    by = town.people["grace"]
    plan_action(survey=survey, about="WR7", said=said, by=by)


def _invite(survey: Survey) -> None:
    agencies = {agency.name: agency for agency in Agency.objects.all()}
    sent_on = timezone.localdate() - AGO - AHEAD
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


def _ballots(survey: Survey) -> Iterator[Ballot]:
    dice = random.Random(2026)  # noqa: S311  the same answers in every demo
    labels = labels_of(survey)
    agencies = {str(a.pk): a.name for a in Agency.objects.all()}
    groups = {group_of(each): group_of(each) for each in survey.invitations.all()}
    named = {(p, agencies.get(a, "")): (p, a) for p, a in groups}
    items = list(survey.items.all())
    rows = [
        (labels[named[perspective, name]], _answers(items, perspective, name, dice))
        for perspective, name, _, answered in ASKED
        for _ in range(answered)
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


def _answers(
    items: list[SurveyItem], perspective: str, agency: str, dice: random.Random
) -> dict:
    family = perspective == LOOK.FAMILY
    asked = [each for each in items if each.for_families == family]
    kind = SurveyItem.Kind
    said = {
        e.code: _value(e, perspective, agency, dice)
        for e in asked
        if e.kind == kind.RATING
    }
    said |= _ranks(dice) if not family else {}
    for each in asked:
        if each.kind == kind.OPEN and dice.random() < 0.2:
            said[each.code] = dice.choice(WROTE)
    return {code: value for code, value in said.items() if value is not None}


def _value(
    item: SurveyItem, perspective: str, agency: str, dice: random.Random
) -> int | None:
    """One in twenty leaves it blank, one in fifteen does not know."""
    chance = dice.random()
    if (agency, item.code) in LOW_AT:
        chance = 0.5
    if chance < 0.05 or chance > 0.933:
        return None if chance < 0.05 else 0
    usual = THINKS[dimension_of(item.instrument, item.dimension).factor]
    middle = LOW_AT.get((agency, item.code), LOWER.get(item.code, usual))
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
