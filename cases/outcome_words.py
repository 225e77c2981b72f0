"""What comes next after each outcome of the checklist, said plainly (practice.md 1.3)."""

from dataclasses import dataclass

from django.urls import reverse

from cases.models import Case, Checklist

Decision = Checklist.Decision
ASKED_LATER = frozenset(
    {Decision.NO_ACTION, Decision.SINGLE_AGENCY, Decision.ASSESSMENT_DECLINED}
)
"""After these nobody assesses here: so the family is asked later how things went."""


@dataclass(frozen=True)
class WhatNext:
    """One or two sentences, and the page where it is done."""

    words: str
    link: str = ""
    url: str = ""
    is_urgent: bool = False


@dataclass(frozen=True)
class Outcome:
    """The same, before it is about one case."""

    words: str
    link: str = ""
    page: str = ""
    question: int | None = None
    of_a_case: bool = True
    is_urgent: bool = False


OUTCOMES: dict[str, Outcome] = {
    "": Outcome("Nothing was found to be missing. Nothing more is to be done now."),
    Decision.NO_ACTION: Outcome(
        "Nothing more is needed now. Ask the family later how things went."
    ),
    Decision.SINGLE_AGENCY: Outcome(
        "One agency gives the help. Write down which one, and ask the family later how "
        "things went.",
        link="Record the service",
        page="cases:record-involvement",
    ),
    Decision.ASSESSMENT_AGREED: Outcome(
        "The family agreed. Start the common assessment together.",
        link="Go to the assessment",
        page="cases:assessment",
    ),
    Decision.ASSESSMENT_DECLINED: Outcome(
        "The family said no, and that is their right: the help they get stays the same. "
        "Ask again when something changes, and ask later how things went.",
    ),
    Decision.JOIN_EXISTING: Outcome(
        "There is an assessment already: do not start a second one. Find out who holds "
        "it, and ask to join in.",
        link="Find who holds it",
        page="information_sharing:index",
        of_a_case=False,
    ),
    Decision.REFER_NOW: Outcome(
        "Do not wait for consent. Telephone children's social care now, or 999 where "
        "somebody is in danger. Then write down what you share and why, and mark it as "
        "urgent: it takes effect at once, and a second person signs afterwards.",
        link="Write down what you share now",
        page="information_sharing:decide",
        question=1,
        is_urgent=True,
    ),
}


def what_next(case: Case, decision: str) -> WhatNext:
    """Return what comes next after this outcome."""
    outcome = OUTCOMES[decision]
    args: list = [case.pk] if outcome.of_a_case else []
    args += [outcome.question] if outcome.question else []
    url = reverse(outcome.page, args=args) if outcome.page else ""
    return WhatNext(outcome.words, outcome.link, url, outcome.is_urgent)
