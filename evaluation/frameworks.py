"""Frameworks of outcomes: which aims of the five outcomes each outcome stands for.

Two come with the house (practice.md 2.1 and 2.3); local ones are brought in as a
table, read here line by line before anything of it is kept.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cases.imports.reading import Column, Sheet
from cases.outcomes import Aim
from evaluation.models import Framework

LONGEST = {"code": 10, "name": 120, "statement": 200}
MOST = 60
"""More outcomes than this is no framework that a report could speak by."""
COLUMNS = (
    Column("code", "Code", "S1", required=True, hint="short, once in the file"),
    Column("name", "Name", "Safe at home", required=True),
    Column(
        "aims",
        "Aims",
        "SS1 SS5 SS-P",
        required=True,
        hint="codes of the aims of the five outcomes, with spaces between them",
    ),
    Column(
        "statement",
        "Statement",
        "Parents keep a safe home",
        hint="what parents and carers do for it; may be left out",
    ),
)


@dataclass(frozen=True)
class Line:
    """One outcome of a framework that is brought in."""

    code: str
    name: str
    aims: tuple[str, ...]
    statement: str = ""


def outcomes_by_framework(
    framework: Framework,
) -> list[tuple[str, str, frozenset[str]]]:
    """Return (code, name, aims) of each outcome of a framework, in its own order."""
    rows = framework.framework_outcomes.order_by("position")
    return [(row.code, row.name, frozenset(row.aims)) for row in rows]


def lines_of(sheet: Sheet) -> tuple[list[Line], list[str]]:
    """Return the outcomes in a sheet, and what to mend in it, line by line."""
    found, problems = [], []
    for number, words in sheet.rows:
        line = _line(words)
        wrong = list(_wrong_with(line))
        problems += [f"Line {number}: {words}" for words in wrong]
        found.append(line)
    return found, problems + list(_wrong_altogether(sheet, found))


def _line(words: dict[str, str]) -> Line:
    aims = words.get("aims", "").upper().replace(",", " ").replace(";", " ").split()
    return Line(
        code=words.get("code", ""),
        name=words.get("name", ""),
        aims=tuple(dict.fromkeys(aims)),
        statement=words.get("statement", ""),
    )


def _wrong_with(line: Line) -> Iterator[str]:
    for field in ("code", "name", "aims"):
        if not getattr(line, field):
            yield f"{field} is missing."
    for field, most in LONGEST.items():
        if len(getattr(line, field)) > most:
            yield f"{field} must be {most} characters or fewer."
    unknown = [aim for aim in line.aims if aim not in Aim.values]
    if unknown:
        yield f"“{', '.join(unknown)}” is not the code of an aim."


def _wrong_altogether(sheet: Sheet, lines: list[Line]) -> Iterator[str]:
    if len(lines) > MOST:
        yield f"A framework has {MOST} outcomes at most."
    times = Counter(line.code.casefold() for line in lines if line.code)
    for (number, _), line in zip(sheet.rows, lines, strict=True):
        if times[line.code.casefold()] > 1:
            yield f"Line {number}: the code “{line.code}” is there more than once."
