"""How well an assessment is written: 39 items, and what each answer counts for.

The kind of audit that Nottinghamshire used (practice.md 1.4): score = 100 x yes / (39 -
not applicable). The wording is our own. It judges the writing, never the family.
"""

from dataclasses import dataclass

YES, NO, NOT_APPLICABLE = "YES", "NO", "NOT_APPLICABLE"
ANSWERS = {YES: "Yes", NO: "No", NOT_APPLICABLE: "Does not apply"}


@dataclass(frozen=True)
class Item:
    """One statement that is true of this assessment, or not."""

    code: str
    group: str
    words: str


@dataclass(frozen=True)
class GroupScore:
    """How one group of items came out, and what is still to do there."""

    name: str
    yes: int
    counted: int
    to_do: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """The whole: out of 100, and group by group; None where nothing applied."""

    yes: int
    counted: int
    groups: tuple[GroupScore, ...]

    @property
    def out_of_100(self) -> int | None:
        """Return the score, or None where no item applied."""
        return round(100 * self.yes / self.counted) if self.counted else None


GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Who it is about",
        (
            "The child's name and date of birth, or expected date, are there.",
            "Languages, and any need for an interpreter, are recorded.",
            "Disability and communication needs are recorded, or that there are none.",
            "Parents and carers are named, with who has parental responsibility.",
            "It says who lives at home and who matters elsewhere.",
        ),
    ),
    (
        "How it came about",
        (
            "It says what has led to the assessment.",
            "It says who was present.",
            "It says who else was asked, and how they took part.",
            "Services that already help the family are listed.",
        ),
    ),
    (
        "Consent",
        (
            "The family agreed to the assessment, and that is recorded.",
            "It is clear with whom it may be shared, and with whom not.",
            "Who gave consent could speak for the people it covers.",
        ),
    ),
    (
        "Strengths and needs",
        (
            "Strengths are written before needs.",
            "There is at least one strength of the child.",
            "There is at least one strength of the parents or carers.",
            "The child's development is covered, or it says what was not explored.",
            "Parents and carers are covered, or it says what was not explored.",
            "Family and surroundings are covered, or it says what was not explored.",
            "Each need says what it means for this child.",
            "Levels of need fit what is written beneath them.",
        ),
    ),
    (
        "Evidence",
        (
            "Statements rest on what was seen or said, not on opinion.",
            "It says who saw or said it.",
            "It says when it was seen or said.",
            "Fact and judgement are kept apart.",
            "Words are plain, and no short form is left unexplained.",
            "Nothing in it blames anybody.",
        ),
    ),
    (
        "Voices",
        (
            "The child's own words, or what the child showed, are there.",
            "What the child said has changed what is written or planned.",
            "The parent's or carer's comments are there in their own words.",
            "Every parent with a part in the child's life was asked.",
            "Where views differ, each view is written down.",
        ),
    ),
    (
        "Conclusions",
        (
            "The conclusions follow from strengths and needs.",
            "The family agrees with them, or it says where not.",
            "It says what things will look like at review.",
        ),
    ),
    (
        "What happens next",
        (
            "There is a plan of actions for what is needed.",
            "Each action has somebody who does it.",
            "Each action has a day by which it is done.",
            "The family has actions of its own that it chose.",
            "A date of review is set, or a reason to close.",
        ),
    ),
)

ITEMS = tuple(
    Item(f"{letter}{number}", name, words)
    for letter, (name, statements) in zip("ABCDEFGH", GROUPS, strict=True)
    for number, words in enumerate(statements, start=1)
)


def score(answers: dict[str, str]) -> Score:
    """Return the score of a check, group by group."""
    groups = tuple(_group(name, answers) for name, _ in GROUPS)
    yes = sum(group.yes for group in groups)
    return Score(yes, sum(group.counted for group in groups), groups)


def _group(name: str, answers: dict[str, str]) -> GroupScore:
    said = [(item, answers.get(item.code)) for item in ITEMS if item.group == name]
    counted = [(item, answer) for item, answer in said if answer in {YES, NO}]
    to_do = tuple(item.words for item, answer in counted if answer == NO)
    return GroupScore(name, len(counted) - len(to_do), len(counted), to_do)
