"""Referrals of the half year that is over, so that the mirror has something to show (U8)."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from cases.models import Referral, ReferralMove
from cases.opening_referrals import new_number
from cases.queries.mirror import halves
from cases.referring import promised
from config.demo.names import CHILDREN, pick

SUPPORT, HEALTH = "Riverside family support", "Riverside health visiting"
CALLED = ("Abbott", "Birch", "Carver", "Dawes", "Emmet", "Garland", "Hobbs", "Ivory")
WORDS = "A hand with sleep and mealtimes, and company."
ACCEPTED = ""
# (who refers, the team that answers, what it answered how often)
ANSWERS = (
    ("amina", SUPPORT, "tom", ((ACCEPTED, 14), ("FULL", 7), ("NOT_FOR_US", 6))),
    ("tom", HEALTH, "beth", ((ACCEPTED, 12), ("FULL", 6), ("NOT_REACHED", 2))),
)
TOLD = {ACCEPTED: "We have met the family.", "FULL": "We have no room this month."}


def answer_each_other(town) -> None:
    """Let two agencies refer to each other and answer, each referrer told."""
    rows = [row for each in ANSWERS for row in _referrals(town, *each)]
    day = timedelta(days=1)
    Referral.objects.bulk_create(rows)
    for number, row in enumerate(rows):
        row.received_at = _moment(number)
        on = timezone.localdate(row.received_at)
        row.contact_by, row.contacted_on = promised(row.team, on), on + day
        row.allocated_at = row.received_at + day
        row.decided_at = row.received_at + day * 3
        row.told_at = row.received_at + day * 4
    names = ("received_at", "contact_by", "contacted_on", "allocated_at", "decided_at")
    Referral.objects.bulk_update(rows, [*names, "told_at"])
    _move(rows)


def _referrals(town, referrer: str, team: str, worker: str, answers):
    sender, holder = town.people[referrer], town.people[worker]
    now, here = timezone.now(), town.teams[team]
    for declined, times in answers:
        for number in range(times):
            yield Referral(
                number=new_number(), centre=here.centre, team=here,
                source=Referral.Source.PROFESSIONAL, status=Referral.Status.ENDED,
                referrer=sender, referrer_name=str(sender), received_by=sender,
                child_name=f"{pick(CHILDREN, number + 3)} {pick(CALLED, number)}",
                words=WORDS, family_knows=True, worker=holder, declined_for=declined,
                contact_by=now.date(), allocated_at=now, allocated_by=holder,
                decided_at=now, decided_by=holder, told_at=now, told_by=holder,
                told_words=TOLD.get(declined, "Another service is right for them."),
            )  # fmt: skip


def _moment(number: int) -> datetime:
    """Return a moment in the half year that is over, well before its end."""
    day = halves()[0].starts_on + timedelta(days=20 + number * 3 % 120)
    return timezone.make_aware(datetime.combine(day, time(10)))


def _move(rows: list[Referral]) -> None:
    """Write the steps of each, on the days on which they were taken."""
    status = Referral.Status
    moves = []
    for row in rows:
        answer = status.DECLINED if row.declined_for else status.ACCEPTED
        steps = (status.RECEIVED, status.ALLOCATED, status.CONTACTED, answer)
        befores = ("", *steps)
        for before, after in zip(befores, (*steps, status.ENDED), strict=True):
            moves.append(ReferralMove(referral=row, before=before, after=after))
    ReferralMove.objects.bulk_create(moves)
    for number, move in enumerate(moves):
        move.made_at = move.referral.received_at + timedelta(days=number % 5)
        move.made_by = move.referral.worker if number % 5 else move.referral.received_by
    ReferralMove.objects.bulk_update(moves, ["made_at", "made_by"])
