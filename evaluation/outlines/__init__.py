"""What a self-evaluation asks, by template: sections, questions, evidence, grades.

Each template is a file of data beside this one (practice.md 5.4 to 5.6). What it asks
is written in our own words. `source` tells readers what it follows; `found_in` tells us
where the facts stand in the notes.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ORDER = ("judgements-2013", "outcomes-2010", "family-hub-2026")


@dataclass(frozen=True)
class Grade:
    """One step of a template's scale, and what a centre on it looks like."""

    number: int
    label: str
    descriptor: str

    def __str__(self) -> str:
        return f"{self.number}, {self.label.lower()}"


@dataclass(frozen=True)
class OutlineSection:
    """One section: what it is about, what to answer, what to rest it on."""

    code: str
    title: str
    guidance: str
    questions: tuple[str, ...]
    evidence: tuple[str, ...]
    graded: bool = True


@dataclass(frozen=True)
class Outline:
    """A template of a self-evaluation."""

    code: str
    title: str
    summary: str
    source: str
    grades: tuple[Grade, ...]
    sections: tuple[OutlineSection, ...]

    def section(self, code: str) -> OutlineSection | None:
        """Return the section with this code, if there is one."""
        return next((each for each in self.sections if each.code == code), None)

    def grade(self, number: int | None) -> Grade | None:
        """Return the step of the scale with this number, if there is one."""
        return next((each for each in self.grades if each.number == number), None)


@cache
def outline(code: str) -> Outline:
    """Return the template with this code; KeyError when there is none."""
    if code not in ORDER:
        raise KeyError(code)
    with (HERE / f"{code}.toml").open("rb") as file:
        return _read(code, tomllib.load(file))


def outlines() -> list[Outline]:
    """Return all templates, the one most centres know first."""
    return [outline(code) for code in ORDER]


def _read(code: str, data: dict[str, Any]) -> Outline:
    return Outline(
        code=code,
        title=data["title"],
        summary=_plain(data["summary"]),
        source=_plain(data["source"]),
        grades=tuple(_grade(row) for row in data["grades"]),
        sections=tuple(_section(row) for row in data["sections"]),
    )


def _grade(row: dict[str, Any]) -> Grade:
    return Grade(row["number"], row["label"], _plain(row["descriptor"]))


def _section(row: dict[str, Any]) -> OutlineSection:
    return OutlineSection(
        code=row["code"],
        title=row["title"],
        guidance=_plain(row["guidance"]),
        questions=tuple(row["questions"]),
        evidence=tuple(row["evidence"]),
        graded=row.get("graded", True),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
