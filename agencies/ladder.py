"""The ladder of partnership: how far two agencies work together (M12).

A rung is a degree, no mark: a higher one is not a better one. The wording is ours;
the rungs and what tells them apart are those of the literature review (notes-002, 1.1
and 4.B).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agencies.models import PartnershipLevel

Rung = PartnershipLevel.Rung
YES = "yes"


@dataclass(frozen=True)
class Step:
    """One rung in words: what it means, and what tells it from its neighbours."""

    rung: Rung
    meaning: str
    signs: str

    @property
    def label(self) -> str:
        """Return its name."""
        return str(self.rung.label)


LADDER = (
    Step(
        Rung.NONE,
        "Each works on its own.",
        "You may know of each other, and speak now and then. That alone is not yet "
        "working together.",
    ),
    Step(
        Rung.CO_OPERATION,
        "Each stays independent; services fit together where they meet.",
        "It rests on speaking with each other. It may be informal, now and then, for "
        "one purpose. There may be an agreed protocol. No shared goal is needed.",
    ),
    Step(
        Rung.COLLABORATION,
        "You plan together for results that you both want, and see to gaps and to what "
        "is done twice.",
        "There is a shared goal. Together you do what neither could do alone.",
    ),
    Step(
        Rung.CO_ORDINATION,
        "You work together by plan and by rule, towards goals that are agreed.",
        "There are formal rules for deciding. Senior people agreed the goals. Each "
        "gives up some of its own freedom.",
    ),
    Step(
        Rung.MERGER,
        "You have become one organisation.",
        "There is one management. What was difficult between organisations may now be "
        "difficult within a team.",
    ),
)

QUESTIONS = {
    "speak": "Do you speak about the children whom you both know?",
    "purposes": "Do you work together for certain purposes, at certain times?",
    "protocol": "Is there an agreed protocol between you?",
    "own_way": "Does each of you keep its own definitions and priorities?",
    "goal": "Is there a goal that you both share?",
    "plan": "Do you plan together?",
    "gaps": "Do you see together to gaps, and to what is done twice?",
    "neither_alone": "Do you do something that neither could do alone?",
    "rules": "Are there formal rules for deciding?",
    "senior": "Are joint goals agreed at senior level?",
    "limits": "Does what you agreed limit what each may do alone?",
    "one_management": "Are you one organisation with one management?",
}


@dataclass(frozen=True)
class Finding:
    """What the answers suggest, what bears it out, and what does not fit."""

    step: Step
    supports: tuple[str, ...]
    against: tuple[str, ...]
    odd: str


def find_rung(said: Mapping[str, str]) -> Finding:
    """Return the rung that yes and no answers suggest; somebody still has to judge."""
    yes = {name for name in QUESTIONS if said.get(name) == YES}
    step = LADDER[_rung(yes)]
    marks = _marks(step.rung)
    odd = (
        "You said that each keeps its own definitions and priorities. That does not "
        "fit a shared plan: talk about it."
        if step.rung >= Rung.COLLABORATION and "own_way" in yes
        else ""
    )
    return Finding(
        step=step,
        supports=tuple(QUESTIONS[name] for name in marks if name in yes),
        against=tuple(QUESTIONS[name] for name in marks if name not in yes),
        odd=odd,
    )


def _rung(yes: set[str]) -> Rung:
    if "one_management" in yes:
        return Rung.MERGER
    if {"rules", "senior"} <= yes:
        return Rung.CO_ORDINATION
    if {"goal", "plan"} <= yes:
        return Rung.COLLABORATION
    if "speak" in yes and yes & {"purposes", "protocol"}:
        return Rung.CO_OPERATION
    return Rung.NONE


def _marks(rung: Rung) -> tuple[str, ...]:
    """Return which further answers bear a rung out."""
    if rung == Rung.COLLABORATION:
        return ("gaps", "neither_alone")
    if rung == Rung.CO_ORDINATION:
        return ("gaps", "neither_alone", "limits")
    return ()
