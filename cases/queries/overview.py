"""The first page of a case, as far as the viewer may see it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.labels import labelled
from cases.models import (
    Case,
    Checklist,
    ChecklistAnswer,
    Contribution,
    Person,
    Review,
    Transfer,
)
from cases.outcome_words import WhatNext, what_next
from cases.queries.homes import Home, present_homes
from cases.queries.involvements import Involved, involved
from cases.queries.moves import arrived_move, hand_over_url
from cases.queries.next_steps import Step, next_steps
from cases.queries.timescales import steps_of
from cases.timescales import Due
from information_sharing import access, explaining
from information_sharing.categories import SENSITIVE, Category
from information_sharing.models import Grant

OWN_WORDS = ("W1", "W2")
"""Under these codes every kind of assessment holds the family's own words."""


@dataclass(frozen=True)
class Overview:
    """What is known at a glance, and which kinds are not shared."""

    people: tuple[Person, ...]
    homes: tuple[Home, ...]
    sees_contact: bool
    checklist: Checklist | None
    answers: tuple[ChecklistAnswer, ...]
    words: tuple[Contribution, ...]
    next_review: Review | None
    teams: tuple[str, ...]
    involved: tuple[Involved, ...]
    can_record: bool
    not_shared: tuple[Category, ...]
    first_step: Step | None
    other_steps: list[Step]
    steps: list[Due]
    what_next: WhatNext | None
    hand_over_url: str
    moved: Transfer | None

    @property
    def family_words(self) -> list[str]:
        """Return what the family said, word for word."""
        return [text.words for text in self.words]

    @property
    def answer_words(self) -> list[str]:
        """Return what was written beside the answers of the checklist."""
        return [answer.comment for answer in self.answers]


def overview(*, viewer: Practitioner, case: Case) -> Overview:
    """Return the overview of a case for this viewer."""
    seen = access.visible_categories(viewer, case)
    checklist = _facts(viewer, Checklist, case).first()
    answers = _facts(viewer, ChecklistAnswer, case).order_by(
        "-checklist__completed_at", "outcome"
    )
    first, others = next_steps(viewer=viewer, case=case)
    words = labelled(_facts(viewer, Contribution, case))
    return Overview(
        people=tuple(_facts(viewer, Person, case)),
        homes=present_homes(viewer=viewer, case=case),
        sees_contact=Category.CONTACT in seen,
        checklist=checklist,
        answers=tuple(answers[:5]),
        words=_own_words(words),
        next_review=_facts(viewer, Review, case).first(),
        teams=_teams(case),
        involved=tuple(involved(viewer=viewer, case=case)),
        can_record=case.is_open and access.can_coordinate(viewer, case),
        not_shared=not_shared(seen),
        hand_over_url=hand_over_url(viewer=viewer, case=case),
        moved=arrived_move(viewer=viewer, case=case),
        first_step=first,
        other_steps=others,
        steps=steps_of(viewer=viewer, case=case),
        what_next=_what_next(case, checklist),
    )


def _own_words(shared: QuerySet[Contribution]) -> tuple[Contribution, ...]:
    """Return what the family said last of each child; what is the same, once."""
    rows = shared.filter(element__in=OWN_WORDS).exclude(words="")
    newest = rows.order_by("element", "person_id", "-assessment__version")
    last = newest.distinct("element", "person_id").select_related(
        "written_by", "person"
    )
    found = {(row.element, row.words): row for row in reversed(last)}
    return tuple(reversed(found.values()))


def _what_next(case: Case, checklist: Checklist | None) -> WhatNext | None:
    """Return what comes next after the latest checklist, while the case is open."""
    if checklist is None or not case.is_open:
        return None
    agreed = checklist.decision == Checklist.Decision.ASSESSMENT_AGREED
    if agreed and checklist.person.assessments.exists():
        return None
    return what_next(case, checklist.decision)


def not_shared(seen) -> tuple[Category, ...]:
    """Return the categories to name as not shared: the ordinary ones not seen.

    Sensitive ones are named in the same way whether or not there is anything (R4).
    """
    ordinary = [c for c in Category if c not in SENSITIVE and c not in seen]
    sensitive = [c for c in Category if c in SENSITIVE and c not in seen]
    return tuple(ordinary + sensitive)


def _facts(viewer: Practitioner, model, case: Case):
    return access.facts_of(viewer, model, case)


def _teams(case: Case) -> tuple[str, ...]:
    reasons = explaining.who_can_see(case)
    return tuple(sorted({_reader(reason.grant) for reason in reasons}))


def _reader(grant: Grant) -> str:
    if grant.practitioner:
        return f"{grant.practitioner}, {grant.through_team}"
    return str(grant.through_team)
