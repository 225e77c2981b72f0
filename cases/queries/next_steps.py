"""What a coordinator would do next with a case, and what else she may do."""

from dataclasses import dataclass

from django.urls import reverse

from agencies.models import Practitioner
from cases.models import Assessment, Case, Checklist, Goal
from cases.outcome_words import WhatNext, what_next
from cases.queries.header import is_shut_out, lead_of
from cases.queries.moves import ask_now, hand_over_of, question_of
from information_sharing import access
from information_sharing.models import Consent, SharingDecision
from lead_professional.models import Appointment
from lead_professional.queries import open_nomination


@dataclass(frozen=True)
class Step:
    """One thing to do, and where."""

    label: str
    url: str

    @property
    def in_words(self) -> str:
        """Return it as it stands inside a sentence."""
        return self.label[:1].lower() + self.label[1:]


NOMINATE = "lead_professional:nominate"
ASK_TO_LEAD = "Ask somebody to be lead professional"
STEPS = (
    (Checklist, "Fill in the checklist", "cases:checklist", ()),
    (Assessment, "Start the common assessment", "cases:assessment", ()),
    (Consent, "Record consent", "information_sharing:record-consent", ()),
    (SharingDecision, "Share with a team", "information_sharing:decide", (1,)),
    (Appointment, ASK_TO_LEAD, NOMINATE, ()),
    (Goal, "Write the first goal of the plan", "cases:add-goal", ()),
)
ANOTHER = ("Fill in another checklist", "cases:checklist", ())
ALWAYS = (
    ("Record consent", "information_sharing:record-consent", ()),
    ("Share with a team", "information_sharing:decide", (1,)),
    ANOTHER,
    ("The family moves to another area", "cases:transfer", ()),
)


def next_steps(*, viewer: Practitioner, case: Case) -> tuple[Step | None, list[Step]]:
    """Return the first thing that is still missing, and what else is usual.

    Nothing for somebody who does not coordinate the case, or when it is closed.
    """
    if not (case.is_open and access.can_coordinate(viewer, case)):
        return None, []
    first = _about_the_move(viewer, case) or _about_the_lead(viewer, case)
    decided = _decided_otherwise(viewer, case)
    if first is None and decided is None:
        missing = (_missing(case, *step) for step in STEPS)
        first = next(filter(None, missing), None)
    elif first is None and decided and decided.url:
        first = Step(decided.link, decided.url)
    filled_in = Checklist.objects.filter(case=case).exists()
    always = ALWAYS if filled_in else (STEPS[0][1:], *ALWAYS)
    others = [_step(case, *step) for step in always if filled_in or step != ANOTHER]
    return first, [step for step in others if first is None or step.url != first.url]


def _about_the_move(viewer: Practitioner, case: Case) -> Step | None:
    move = hand_over_of(viewer=viewer, case=case)
    if move is None:
        return None
    if ask_now(move):
        return _step(case, question_of(move), "cases:transfer-arrived")
    return _step(case, f"See the hand-over to {move.area}", "cases:transfer")


def _about_the_lead(viewer: Practitioner, case: Case) -> Step | None:
    asked = open_nomination(viewer=viewer, case=case)
    if asked:
        return _step(case, f"Wait for {asked.nominee}, who is asked to lead", NOMINATE)
    if is_shut_out(lead_of(case), case):
        return _step(case, "Ask somebody else to be lead professional", NOMINATE)
    return None


def _decided_otherwise(viewer: Practitioner, case: Case) -> WhatNext | None:
    """Return what follows a checklist that led to no assessment, if it was the last."""
    latest = access.facts_of(viewer, Checklist, case).first()
    usual = ("", Checklist.Decision.ASSESSMENT_AGREED)
    if latest is None or latest.decision in usual:
        return None
    if Assessment.objects.filter(case=case).exists():
        return None
    return what_next(case, latest.decision)


def _missing(case: Case, model, label: str, name: str, args: tuple) -> Step | None:
    if model.objects.filter(case=case).exists():
        return None
    return _step(case, label, name, args)


def _step(case: Case, label: str, name: str, args: tuple = ()) -> Step:
    return Step(label, reverse(name, args=[case.pk, *args]))
