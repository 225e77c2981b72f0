"""The two frameworks that come with the house, as data (practice.md 2.1 and 2.3).

Names and lists are facts; each row is (code, name, statement, aims).
"""

from typing import NamedTuple


class BuiltIn(NamedTuple):
    """One framework, where it comes from, and its outcomes."""

    code: str
    version: str
    name: str
    source: str
    outcomes: tuple[tuple[str, str, str, str], ...]


EVERY_CHILD_MATTERS = BuiltIn(
    "every-child-matters",
    "2004",
    "Every Child Matters",
    "Every Child Matters: Change for Children (DfES, 2004), page 9; "
    "Children Act 2004, section 10",
    (
        (
            "BH",
            "Be healthy",
            "Parents, carers and families promote healthy choices",
            "BH1 BH2 BH3 BH4 BH5 BH-P",
        ),
        (
            "SS",
            "Stay safe",
            "Parents, carers and families provide safe homes and stability",
            "SS1 SS2 SS3 SS4 SS5 SS-P",
        ),
        (
            "EA",
            "Enjoy and achieve",
            "Parents, carers and families support learning",
            "EA1 EA2 EA3 EA4 EA5 EA-P",
        ),
        (
            "PC",
            "Make a positive contribution",
            "Parents, carers and families promote positive behaviour",
            "PC1 PC2 PC3 PC4 PC5 PC-P",
        ),
        (
            "EW",
            "Achieve economic well-being",
            "Parents, carers and families are supported to be economically active",
            "EW1 EW2 EW3 EW4 EW5 EW-P",
        ),
    ),
)
TEN_HEADLINES = BuiltIn(
    "ten-headline-outcomes",
    "2022",
    "Ten headline outcomes",
    "Supporting Families outcomes framework, in force from 3 October 2022; which aims "
    "each stands for is our own mapping",
    (
        ("SF1", "Getting a good education", "", "EA2 EA3 EA5 EW1"),
        ("SF2", "Good early years development", "", "EA1 BH1 BH-P EA-P"),
        ("SF3", "Improved mental and physical health", "", "BH1 BH2 BH4"),
        (
            "SF4",
            "Promoting recovery and reducing harm from substance use",
            "",
            "BH5 BH-P",
        ),
        ("SF5", "Improved family relationships", "", "SS5 PC3 SS-P"),
        ("SF6", "Children safe from abuse and exploitation", "", "SS1"),
        ("SF7", "Crime prevention and tackling crime", "", "SS4 PC2"),
        ("SF8", "Safe from domestic abuse", "", "SS1 SS-P"),
        ("SF9", "Secure housing", "", "EW3"),
        ("SF10", "Financial stability", "", "EW4 EW5 EW-P"),
    ),
)
BUILT_IN = (EVERY_CHILD_MATTERS, TEN_HEADLINES)
