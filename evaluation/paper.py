"""What a frozen self-evaluation says, ready for a page, a document or plain text."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from config import charts
from config.dates import short_date
from evaluation.presenting import Account, account, period_in_words

KINDS = {
    "FIGURE": "Figure from the record",
    "STORY": "Story, released by its owner",
    "ELSEWHERE": "Document kept elsewhere",
}
THIS, LAST = "This period", "The period before"


@dataclass(frozen=True)
class Evidence:
    """One line of the evidence index."""

    number: int
    kind: str
    title: str
    words: str
    figure: str
    section: str


@dataclass(frozen=True)
class FigureRow:
    """One figure, with the period before."""

    code: str
    label: str
    now: str
    before: str


@dataclass(frozen=True)
class PaperSection:
    """One section as a reader finds it."""

    code: str
    title: str
    parts: tuple[tuple[str, str], ...]
    grade: str
    grade_reason: str
    written_by: str
    evidence: tuple[Evidence, ...]
    figures: tuple[FigureRow, ...]
    chart: charts.Chart | None

    @property
    def stories(self) -> list[Evidence]:
        """Return the released stories among its evidence."""
        return [each for each in self.evidence if each.kind == KINDS["STORY"]]


@dataclass(frozen=True)
class Priority:
    """One line of the plan."""

    section: str
    words: str
    success: str
    resources: str
    owner: str
    due_on: date
    status: str
    progress: str
    carried: bool


@dataclass(frozen=True)
class Paper:
    """A whole self-evaluation as a reader finds it."""

    reference: str
    centre: str
    area: str
    starts_on: date
    ends_on: date
    counted_at: datetime
    made_at: datetime
    made_by: str
    template: str
    source: str
    correction: str
    grades: tuple[tuple[str, str], ...]
    sections: tuple[PaperSection, ...]
    priorities: tuple[Priority, ...]
    figures: tuple[FigureRow, ...]
    before: str
    account: Account | None

    @property
    def period(self) -> str:
        """Return '1 April 2026 to 30 June 2026'."""
        return period_in_words(self.starts_on, self.ends_on)

    @property
    def evidence(self) -> list[Evidence]:
        """Return all evidence, numbered through."""
        return [each for section in self.sections for each in section.evidence]


def read(frozen: dict[str, Any]) -> Paper:
    """Return what is frozen, by the reader of the version that it was frozen in."""
    return READERS[frozen["version"]](frozen)


def _read_first(frozen: dict[str, Any]) -> Paper:
    figures = {row["code"]: _figure(row) for row in frozen["figures"]}
    titles = {each["code"]: each["title"] for each in frozen["sections"]}
    outcomes, before = frozen["outcomes"], frozen["before"]
    return Paper(
        **{name: frozen[name] for name in PLAIN},
        starts_on=date.fromisoformat(frozen["starts_on"]),
        ends_on=date.fromisoformat(frozen["ends_on"]),
        counted_at=_moment(frozen["counted_at"]),
        made_at=_moment(frozen["made_at"]),
        grades=tuple((label, words) for label, words in frozen["grades"]),
        sections=_sections(frozen, figures),
        priorities=tuple(_priority(row, titles) for row in frozen["priorities"]),
        figures=tuple(figures.values()),
        before=period_in_words(*map(date.fromisoformat, before)) if before else "",
        account=account(outcomes) if outcomes else None,
    )


READERS = {1: _read_first}
"""One for each shape that was ever frozen. A reader stays as long as what it reads."""
PLAIN = ("reference", "centre", "area", "made_by", "template", "source", "correction")


def _moment(text: str) -> datetime:
    return timezone.localtime(datetime.fromisoformat(text))


def _figure(row: dict[str, Any]) -> FigureRow:
    return FigureRow(row["code"], row["label"], row["now"], row["before"])


def _sections(
    frozen: dict[str, Any], figures: dict[str, FigureRow]
) -> tuple[PaperSection, ...]:
    sections, number = [], 0
    numbers = {row["code"]: row["number"] for row in frozen["figures"]}
    for row in frozen["sections"]:
        evidence = tuple(
            _evidence(each, number + place, row["title"])
            for place, each in enumerate(row["evidence"], start=1)
        )
        number += len(evidence)
        codes = [each.figure for each in evidence if each.figure in figures]
        sections.append(_section(row, evidence, [figures[c] for c in codes], numbers))
    return tuple(sections)


def _section(row, evidence, figures, numbers) -> PaperSection:
    return PaperSection(
        code=row["code"],
        title=row["title"],
        parts=tuple((part["title"], part["words"]) for part in row["parts"]),
        grade=row["grade"],
        grade_reason=row["grade_reason"],
        written_by=row["written_by"],
        evidence=evidence,
        figures=tuple(figures),
        chart=_chart(row, figures, numbers),
    )


def _evidence(row: dict[str, Any], number: int, section: str) -> Evidence:
    kind, figure = KINDS[row["kind"]], row["figure"]
    return Evidence(number, kind, row["title"], row["words"], figure, section)


def _chart(row, figures, numbers) -> charts.Chart | None:
    shown = [each for each in figures if numbers[each.code] is not None]
    if not shown:
        return None
    rows = [charts.Row(each.label, {THIS: numbers[each.code]}) for each in shown]
    code, title = f"figures-{row['code']}", f"Figures: {row['title']}"
    return charts.stacked_bars(code, title, names=[THIS], rows=rows)


def _priority(row: dict[str, Any], titles: dict[str, str]) -> Priority:
    said = {k: v for k, v in row.items() if k not in {"about", "due_on"}}
    due_on = date.fromisoformat(row["due_on"])
    return Priority(section=titles.get(row["about"], ""), due_on=due_on, **said)


def known_as(paper: Paper) -> str:
    """Return the beginning of the name of a file that holds it."""
    return f"self-evaluation-{paper.starts_on}-to-{paper.ends_on}"


def made_on(paper: Paper) -> str:
    """Return the day on which it was made."""
    return short_date(paper.made_at)
