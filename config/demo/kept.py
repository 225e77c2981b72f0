"""What became of the demo's promises: days at the centre, first contacts, a meeting."""

from datetime import date, time, timedelta

from django.utils import timezone

from agencies.commands import promises
from agencies.models import Agreement, BodyMeeting, Commitment, OnSite
from cases.models import Referral
from cases.opening_referrals import new_number

THERAPY = "Speech and language therapy"
TUESDAY, THURSDAY = 1, 3
DAYS = {TUESDAY: "joan", THURSDAY: "mei"}
"""Who of the therapists is at the centre on which day of the week."""
WEEKS = 22
SOON, LATE = 10, 6
"""How many families heard within the days that were promised, and how many later."""


def keep_promises(town, row: Agreement) -> None:
    """Let the record tell of the speech therapy at the centre, and of a meeting."""
    _be_there(town, row)
    promises.judge_commitment(
        commitment=row.commitments.get(measure=Commitment.Measure.STAFF_HOURS),
        kept=Commitment.Kept.PARTLY,
        why="Sixty hours in most months. One was short, through illness.",
        by=town.people["grace"],
    )
    _call_families(town)
    _promise_at_a_meeting(town)


def _be_there(town, row: Agreement) -> None:
    """Each comes on her day; one of the two was ill for four weeks."""
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    days = [
        OnSite(
            practitioner=town.people[name],
            team=town.teams[THERAPY],
            centre=row.centre,
            on=monday - timedelta(weeks=week) + timedelta(days=weekday),
            arrives=time(9),
            leaves=time(16),
            said_by=town.people[name],
        )
        for week in range(1, WEEKS)
        for weekday, name in DAYS.items()
        if not (name == "mei" and 8 <= week <= 11)
    ]
    OnSite.objects.bulk_create(days)


def _call_families(town) -> None:
    """Families asked for therapy in summer; most heard within five working days."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday(), weeks=8)
    for number in range(SOON + LATE):
        _heard(town, monday - timedelta(weeks=number % 8), 4 if number < SOON else 9)


def _heard(town, came: date, after: int) -> None:
    joan = town.people["joan"]
    team = town.teams[THERAPY]
    moment = timezone.now() - (timezone.localdate() - came)
    referral = Referral.objects.create(
        number=new_number(),
        centre=team.centre,
        team=team,
        source=Referral.Source.COMMUNITY,
        words="Asked what helps a child to talk. Shown it, and given a leaflet.",
        family_knows=True,
        status=Referral.Status.ENDED,
        worker=joan,
        contact_by=came + timedelta(days=7),
        contacted_on=came + timedelta(days=after),
        received_by=joan,
        decided_at=moment + timedelta(days=after),
        decided_by=joan,
        outcome_words="A talk on the telephone was enough.",
        not_permitted_to_tell="Nobody asked to be told.",
    )
    Referral.objects.filter(pk=referral.pk).update(received_at=moment)


def _promise_at_a_meeting(town) -> None:
    """Whoever chairs writes down what was said there, and by whom."""
    meeting = BodyMeeting.objects.filter(closed_at__isnull=False).first()
    if meeting is None:
        return
    amina = town.people["amina"]
    said = promises.Promise(
        promised_by=f"{amina}, {amina.profession.lower()}",
        due_on=timezone.localdate() + timedelta(days=90),
    )
    promises.record_commitment(
        agency=town.teams["Riverside health visiting"].agency,
        words="A health visitor comes to the Tuesday group once a month.",
        meeting=meeting,
        promise=said,
        by=town.people["marge"],
    )
