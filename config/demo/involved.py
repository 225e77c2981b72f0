"""Who works with some of the demo's families, and steps that are due soon or late."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from cases.commands.checklist import complete_checklist
from cases.commands.involvements import WhatFor, Work, record_work
from cases.models import Assessment, Case, Checklist, FollowUp

THERAPY, NURSERY = "Speech and language therapy", "Little Otters nursery staff"
SUPPORT, HOUSING = "Riverside family support", "Tenancy support"
OVERLAPS, PLAIN = 0, 9
"""Two services for talking in one family; three services, each for its own, in another."""

LATE, SOON = 15, 24
"""To be asked how things went since five days; an assessment due in a few days."""


def tell_who_works(stories) -> None:
    """Write down who works with two families; let one step be late and one soon."""
    keep_time(stories[1:])  # The first has its own: assessments.py.
    talking(stories[OVERLAPS])
    everybody_for_their_own(stories[PLAIN])
    ask_later(stories[LATE])
    assess_soon(stories[SOON])


def talking(story) -> None:
    """The therapist and the nursery both help with talking: one more than needed?"""
    work(story, THERAPY, 60, WhatFor("1.1.3", "Picture cards at home.", story.child), 6)
    work(story, NURSERY, 40, WhatFor("1.1.3", "A talking group.", story.child), 2)
    work(story, SUPPORT, 50, WhatFor("2.3", "Routines at bedtime."), None)


def everybody_for_their_own(story) -> None:
    """Three services, each for something else; one has ended."""
    work(story, THERAPY, 60, WhatFor("1.1.3", "", story.child), 9)
    work(story, SUPPORT, 45, WhatFor("2.1", "The CAF plan, with the FSW."), 3)
    work(story, HOUSING, 80, WhatFor("3.3", "The damp wall."), None, ended=14)


def work(story, team, since, what_for, days, ended=None) -> None:
    """Record one service, since so many days, and its next visit in some days."""
    today = timezone.localdate()
    record_work(
        case=story.case,
        work=Work(
            team=story.town.teams[team],
            starts_on=today - timedelta(days=since),
            ends_on=today - timedelta(days=ended) if ended else None,
            next_on=today + timedelta(days=days) if days else None,
            what_for=what_for,
        ),
        by=story.by,
    )


def ask_later(story) -> None:
    """One agency could help; the day to ask how things went was five days ago."""
    check(story, 97, "SINGLE_AGENCY", "The nursery can help with play.")
    late = timezone.localdate() - timedelta(days=5)
    FollowUp.objects.filter(case=story.case).update(due_on=late)


def assess_soon(story) -> None:
    """The family agreed to an assessment some weeks ago."""
    check(story, 45, "ASSESSMENT_AGREED", "They would like help with talking.")


def check(story, days, decision, reason) -> None:
    """Complete a checklist so many days ago."""
    made = complete_checklist(
        case=story.case,
        person=story.child,
        answers=dict.fromkeys(("BH", "SS", "PC", "EW"), ("YES", ""))
        | {"EA": ("NOT_SURE", reason)},
        by=story.by,
        decision=decision,
        reason=reason,
        family_agrees=True,
    )
    moment = timezone.now() - timedelta(days=days)
    Checklist.objects.filter(pk=made.pk).update(completed_at=moment)


def keep_time(stories) -> None:
    """Let what was not reviewed yet have begun this month: most work is in time."""
    every = Case.objects.filter(pk__in=[story.case.pk for story in stories])
    cases, now = every.filter(reviews__isnull=True), timezone.now()
    left = Assessment.objects.filter(case__in=every.exclude(pk__in=cases))
    left.filter(completed_at__isnull=True).update(
        completed_at=F("started_at"), completed_by=F("started_by")
    )
    checked, begun, done = (now - timedelta(days=days) for days in (20, 19, 9))
    Checklist.objects.filter(case__in=cases).update(completed_at=checked)
    sheets = Assessment.objects.filter(case__in=cases)
    sheets.update(started_at=begun)
    sheets.filter(completed_at__isnull=False).update(completed_at=done)
