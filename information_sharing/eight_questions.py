"""The eight questions of 2006 and the path through them (design 1.2).

Pure: answers in, the next question or the verdict out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from agencies.models import Practitioner, Team
from cases.models import Person
from information_sharing.models import (
    AccessRequest,
    AdviceRequest,
    Consent,
    SharingDecision,
)
from information_sharing.recipients import Recipient

YES, NO, NOT_SURE = "yes", "no", "not_sure"
LAST = 8
Basis = SharingDecision.Basis


class Verdict(StrEnum):
    """Where a walk through the questions ends."""

    SHARE_BY_CONSENT = "SHARE_BY_CONSENT"
    SHARE_BY_DUTY = "SHARE_BY_DUTY"
    SHARE_IN_PUBLIC_INTEREST = "SHARE_IN_PUBLIC_INTEREST"
    SHARE_NOT_CONFIDENTIAL = "SHARE_NOT_CONFIDENTIAL"
    SHARE_WITHOUT_NAMES = "SHARE_WITHOUT_NAMES"
    DO_NOT_SHARE = "DO_NOT_SHARE"
    ASK_ADVICE = "ASK_ADVICE"


BASIS: dict[Verdict, str] = {
    Verdict.SHARE_BY_CONSENT: Basis.CONSENT,
    Verdict.SHARE_BY_DUTY: Basis.DUTY,
    Verdict.SHARE_IN_PUBLIC_INTEREST: Basis.PUBLIC_INTEREST,
    Verdict.SHARE_NOT_CONFIDENTIAL: Basis.NOT_CONFIDENTIAL,
    Verdict.SHARE_WITHOUT_NAMES: Basis.NOT_CONFIDENTIAL,
    Verdict.DO_NOT_SHARE: Basis.NONE,
}
"""What a decision rests on, by where the questions led."""

OPENS = frozenset(
    {
        Verdict.SHARE_BY_CONSENT,
        Verdict.SHARE_BY_DUTY,
        Verdict.SHARE_IN_PUBLIC_INTEREST,
        Verdict.SHARE_NOT_CONFIDENTIAL,
    }
)
"""The verdicts that open something of the record."""

GOES_TO: dict[int, dict[str, int | Verdict]] = {
    1: {YES: 2, NO: Verdict.DO_NOT_SHARE},
    2: {YES: 3, NO: Verdict.SHARE_WITHOUT_NAMES},
    3: {YES: 4, NO: 7},
    4: {YES: 7, NO: 5},
    5: {YES: 7, NO: 6},
    6: {YES: 7, NO: Verdict.DO_NOT_SHARE},
}
"""Where each answer leads; "not sure" asks the information officer everywhere."""

REASON_FOR: dict[int, frozenset[str]] = {
    1: frozenset({NO}),
    2: frozenset({NO}),
    3: frozenset({NO}),
    4: frozenset({NO}),
    5: frozenset({YES}),
    6: frozenset({YES, NO}),
    7: frozenset({NO}),
}
"""The answers that change the path, and so want a reason."""


def next_step(answers: Mapping[int, str]) -> int | Verdict:
    """Return the question to ask next, or where the answers so far have led."""
    step: int | Verdict = 1
    while isinstance(step, int) and step in answers:
        if answers[step] == NOT_SURE:
            return Verdict.ASK_ADVICE
        step = _seventh(answers) if step == 7 else GOES_TO[step][answers[step]]
    return step


def path(answers: Mapping[int, str]) -> list[int]:
    """Return the questions that the answers have led through, in order."""
    walked: list[int] = []
    step = next_step({})
    while isinstance(step, int) and step in answers:
        walked.append(step)
        step = next_step({number: answers[number] for number in walked})
    return walked


BECAUSE: dict[tuple[int, str], tuple[str, str]] = {
    (1, NO): ("2 to 7 were", "there is no legitimate purpose"),
    (2, NO): ("3 to 7 were", "nothing shows who somebody is"),
    (3, NO): ("4 to 6 were", "the information is not confidential"),
    (4, YES): ("5 and 6 were", "the family agreed"),
    (5, YES): ("6 was", "a duty or a court order requires it"),
    (6, NO): ("7 was", "the public interest does not weigh more"),
}
"""Which questions an answer makes needless, and why."""


def skipped(answers: Mapping[int, str]) -> str:
    """Return in one line which questions the path left out, and why, or ""."""
    for answer in answers.items():
        if answer in BECAUSE:
            which, why = BECAUSE[answer]
            plural = "" if which[1:] == " was" else "s"
            return f"Question{plural} {which} not needed, because {why}."
    return ""


def _seventh(answers: Mapping[int, str]) -> Verdict:
    if answers[7] == NO:
        return Verdict.DO_NOT_SHARE
    if answers[3] == NO:
        return Verdict.SHARE_NOT_CONFIDENTIAL
    if answers[4] == YES:
        return Verdict.SHARE_BY_CONSENT
    duty = answers[5] == YES
    return Verdict.SHARE_BY_DUTY if duty else Verdict.SHARE_IN_PUBLIC_INTEREST


@dataclass(frozen=True)
class Walk:
    """One walk through the questions, as far as a decision needs it.

    `answers` is {"1": {"answer": "yes", "reason": ""}, …}. `held_back` was asked for
    and is not shared. `known` are the decisions about the same recipient that the
    decider has seen: None where she was not shown any. `request` is what it answers.
    """

    team: Team | None
    purpose: str
    answers: dict[str, dict[str, str]]
    purpose_kind: str = Consent.Purpose.PLAN
    consent: Consent | None = None
    people: tuple[Person, ...] = ()
    categories: tuple[str, ...] = ()
    method: str = SharingDecision.Method.IN_TEAM_AROUND
    ends_on: date | None = None
    person_told: bool = True
    not_told_reason: str = ""
    urgent: bool = False
    replaces: tuple[SharingDecision, ...] = field(default=())
    practitioner: Practitioner | None = None
    outside_name: str = ""
    outside_organisation: str = ""
    review_on: date | None = None
    no_protocol_reason: str = ""
    held_back: tuple[str, ...] = ()
    held_back_reason: str = ""
    advice: tuple[AdviceRequest, ...] = ()
    known: frozenset[UUID] | None = None
    request: AccessRequest | None = None

    @property
    def recipient(self) -> Recipient:
        """Return with whom it shares."""
        return Recipient(
            self.team, self.practitioner, self.outside_name, self.outside_organisation
        )

    @property
    def verdict(self) -> Verdict:
        """Return where the answers lead; an unfinished walk is still asking."""
        step = next_step({int(n): said["answer"] for n, said in self.answers.items()})
        return step if isinstance(step, Verdict) else Verdict.ASK_ADVICE

    def reason(self, number: int) -> str:
        """Return the reason given at a question."""
        return self.answers.get(str(number), {}).get("reason", "").strip()


def walk_by_consent(**fields) -> Walk:
    """Return a walk that went straight to sharing by consent."""
    said = {"answer": YES, "reason": ""}
    return Walk(answers={str(n): said for n in (1, 2, 3, 4, 7)}, **fields)
