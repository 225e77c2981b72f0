"""Which statements and which figures of the record are about the same thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """One subject: what people are asked about it, and what the record can show."""

    code: str
    name: str
    items: tuple[str, ...]
    figures: tuple[str, ...]
    question: str


SUBJECTS = (
    Subject(
        "who-is-there",
        "Knowing who else is there",
        ("PR26", "CO6", "FA8"),
        ("shared-families", "visited-by-two", "days-shared"),
        "Do people know of the others in the families that they share?",
    ),
    Subject(
        "colleagues",
        "Getting a colleague's help",
        ("CO7", "PR6", "PR1"),
        ("colleague-answers",),
        "Is it the answer that is slow, or finding whom to ask?",
    ),
    Subject(
        "referrals",
        "What comes of a referral",
        ("PR27", "SF11", "PR25", "FA9"),
        ("passed-on", "referrals"),
        "Do referrers hear what happened, and do families come to the right place?",
    ),
    Subject(
        "one-person",
        "One person who holds it together",
        ("MG1", "CO5", "FA7"),
        ("lead-professional",),
        "Do people, and the family, know who leads?",
    ),
    Subject(
        "agreed",
        "Doing what was agreed",
        ("MT7", "WR8", "WR1"),
        ("late-actions",),
        "Are actions late because nobody has time, or because nobody knows whose they are?",
    ),
)
