"""A centre with many families whose records say something to every indicator.

Everything follows from a family's number, so that a test can say without a query what
each figure must be.
"""

import datetime
from dataclasses import dataclass

from cases.models import (
    Action,
    Assessment,
    Case,
    Checklist,
    Contact,
    Goal,
    Person,
    Plan,
    Recommendation,
    Review,
    Timescale,
)
from tests.evaluation.town import _cases
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases import built_in
from tests.factories.cases_centre import BirthFactory
from tests.factories.cases_referrals import ReferralFactory

FIRST, LAST = datetime.date(2026, 7, 1), datetime.date(2026, 9, 30)
OPENED = datetime.datetime(2026, 4, 10, 9, tzinfo=datetime.UTC)


def day(month, number):
    return datetime.date(2026, month, number)


def at(date):
    return datetime.datetime.combine(date, datetime.time(12), datetime.UTC)


@dataclass
class Lives:
    """The families of one centre, in order."""

    cases: list
    children: list
    by: object


def families(team, number, *, by=None):
    """Return families that registered in April; each child is two years old."""
    by = by or PractitionerFactory()
    cases = _cases(team, by, number)
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(opened_at=OPENED)
    for case in cases:
        case.family.registered_at = OPENED
        case.family.save(update_fields=["registered_at"])
    children = Person.objects.bulk_create(
        Person(
            case=case,
            kind="CHILD",
            family_name="Test",
            born_on=day(3, 1).replace(year=2024),
            recorded_by=by,
        )
        for case in cases
    )
    return Lives(cases, children, by)


SEEN, HELD, NEXT = day(8, 3), day(7, 20), day(9, 10)


def see(lives, times, *, on=SEEN):
    """Let each child be seen so many times; a correction and a call count for none."""
    rows = []
    for child, number in zip(lives.children, times, strict=True):
        base = {"case": child.case, "team": child.case.recording_team}
        base |= {"written_by": lives.by, "happened_on": on, "fact": "x"}
        rows += [Contact(person=child, kind="VISIT", **base) for _ in range(number)]
        rows.append(Contact(person=child, kind="CALL", **base))
    Contact.objects.bulk_create(rows)


def assess(lives, delays):
    """Agree on 1 July to assess each child; complete it so many days later, or not."""
    for child, delay in zip(lives.children, delays, strict=True):
        checklist = Checklist.objects.create(
            case=child.case,
            person=child,
            decision="ASSESSMENT_AGREED",
            reason="x",
            family_agrees=True,
            completed_by=lives.by,
        )
        Checklist.objects.filter(pk=checklist.pk).update(completed_at=at(FIRST))
        if delay is not None:
            done = at(FIRST + datetime.timedelta(delay))
            Assessment.objects.create(
                person=child,
                case=child.case,
                template=built_in("CAF"),
                started_by=lives.by,
                completed_at=done,
                completed_by=lives.by,
            )


def review(lives, held, *, first=HELD, next_on=NEXT):
    """Hold a review with the next on a day; hold that one on the days given, or not."""
    rows = []
    for case, on in zip(lives.cases, held, strict=True):
        base = {"case": case, "mode": "MEETING", "recorded_by": lives.by}
        rows.append(Review(held_on=first, next_review_on=next_on, **base))
        if on:
            rows.append(Review(held_on=on, next_review_on=day(12, 20), **base))
    Review.objects.bulk_create(rows)


def recommend(lives, outcomes):
    """Recommend a service to each family in August, with this outcome."""
    for case, outcome in zip(lives.cases, outcomes, strict=True):
        waiting = outcome == "WAITING"
        one = Recommendation.objects.create(
            case=case,
            category="DEVELOPMENT",
            service="x",
            owner=lives.by,
            outcome=outcome,
            ask_again_on=day(12, 1),
            recommended_by=lives.by,
            answered_at=None if waiting else at(day(9, 1)),
            answered_by=None if waiting else lives.by,
        )
        Recommendation.objects.filter(pk=one.pk).update(recommended_at=at(day(8, 5)))


def act(lives, due, *, agencies):
    """Give each family an action due on a day, owned by the agencies in turn."""
    for number, (case, child, on) in enumerate(
        zip(lives.cases, lives.children, due, strict=True)
    ):
        plan = Plan.objects.create(case=case, started_by=lives.by)
        base = {"case": case, "words": "x", "written_by": lives.by}
        goal = Goal.objects.create(plan=plan, person=child, aims=["EA1"], **base)
        action = Action.objects.create(
            goal=goal, owner_agency=agencies[number % len(agencies)], due_on=on, **base
        )
        Action.objects.filter(pk=action.pk).update(written_at=at(day(7, 2)))


def births(team, visited_after):
    """Tell the team of births on 10 June, visited so many days later, or not."""
    for days in visited_after:
        seen = None if days is None else day(6, 10) + datetime.timedelta(days)
        told = {"outcome": "VISITED", "visited_on": seen} if seen else {}
        if seen:
            told |= {"settled_at": at(seen), "settled_by": PractitionerFactory()}
        BirthFactory(team=team, born_on=day(6, 10), told_on=day(6, 12), **told)


def refer(team, contacted):
    """Refer families whose contact was promised for 20 August."""
    for on in contacted:
        ReferralFactory(team=team, contact_by=day(8, 20), contacted_on=on)


def timescale(step):
    return Timescale.objects.get(step=step)
