"""Indicators in words, charts and tables: the page and the document say the same."""

from dataclasses import dataclass
from datetime import date

from config import charts
from evaluation.indicators import GROUPS, INDICATORS
from evaluation.indicators.registry import CANNOT_TELL
from evaluation.suppression import HIDDEN

MOST = 120
"""A little more than a hundred, so that the number has room beside its bar."""
NOW, BEFORE = "This period", "The period before"
NOTHING = "nothing to count"
NOT_SHOWN = "not shown"
NO_SUPPLIED = "nobody has entered how many children live here, or the number is small"

HOW = (
    """Each figure is a part of a whole at one centre, and for what falls in a period of
    one quarter. What is not due yet is not counted yet. Where the part or the rest is
    from 1 to 4 it is not shown.""",
    """A figure of a year, an area or the whole authority adds up those that are shown,
    and nothing else; where something is left out, it says so. The figures of an agency
    are rounded to five, because its families are part of several centres.""",
    "A change is no proof that a centre brought it about: other things change too.",
    CANNOT_TELL,
)


@dataclass(frozen=True)
class Line:
    """One indicator, ready for a table."""

    code: str
    name: str
    number: str
    share: str
    before: str
    target: str
    definition: str
    numerator: str
    denominator: str
    source: str
    period: str
    version: int
    by_agency: tuple[tuple[str, str], ...] = ()
    against_target: str = ""


@dataclass(frozen=True)
class Group:
    """The indicators of one kind with their chart."""

    name: str
    lines: tuple[Line, ...]
    chart: charts.Chart | None


@dataclass(frozen=True)
class IndicatorAccount:
    """Everything that a report of indicators shows."""

    centre: str
    starts_on: date
    ends_on: date
    against: tuple[date, date] | None
    groups: tuple[Group, ...]
    how_counted: tuple[str, ...]

    @property
    def in_short(self) -> list[str]:
        """Return how each figure with a target stands, in one sentence each."""
        lines = [line for group in self.groups for line in group.lines]
        return [line.against_target for line in lines if line.against_target]


def indicator_account(snapshot: dict) -> IndicatorAccount:
    """Return what the snapshot says."""
    lines = {line["code"]: line for line in snapshot["indicators"]}
    against = snapshot["against"]
    return IndicatorAccount(
        centre=snapshot["centre"],
        starts_on=date.fromisoformat(snapshot["starts_on"]),
        ends_on=date.fromisoformat(snapshot["ends_on"]),
        against=_days(against) if against else None,
        groups=tuple(
            _group(name, [lines[each.code] for each in group if each.code in lines])
            for name, group in GROUPS.items()
        ),
        how_counted=tuple(" ".join(words.split()) for words in HOW),
    )


def _days(span: dict) -> tuple[date, date]:
    return date.fromisoformat(span["starts_on"]), date.fromisoformat(span["ends_on"])


def _group(name: str, lines: list[dict]) -> Group:
    return Group(name, tuple(line_of(line) for line in lines), _chart(name, lines))


def _chart(name: str, lines: list[dict]) -> charts.Chart | None:
    """Return a bar for each share that there is; the table holds the others too."""
    rows = [row for row in map(_bar, lines) if row.numbers]
    code = name.lower().replace(" ", "-")
    return (
        charts.paired_bars(
            f"indicators-{code}",
            f"{name}: per cent, this period and the one before",
            names=[NOW, BEFORE],
            rows=rows,
            highest=MOST,
            number="{:.0f}%",
        )
        if rows
        else None
    )


def _bar(line: dict) -> charts.Row:
    numbers = {NOW: line["percent"], BEFORE: (line["before"] or {}).get("percent")}
    shown = {name: float(n) for name, n in numbers.items() if n is not None}
    return charts.Row(line["name"], shown)


def line_of(line: dict) -> Line:
    """Return one indicator with its numbers in words and its definition."""
    known = INDICATORS[line["code"]]
    before = line["before"]
    return Line(
        code=line["code"],
        name=line["name"],
        number=number_in_words(line),
        share=_percent(line),
        before=f"{number_in_words(before)}{_in_brackets(before)}" if before else "",
        target=_target(line),
        definition=known.definition,
        numerator=known.numerator,
        denominator=known.denominator,
        source=known.source,
        period=known.period,
        version=line["version"],
        by_agency=tuple(
            (each["name"], f"{each['part']} of {each['whole']}")
            for each in line.get("by_agency", ())
        ),
        against_target=_against_target(line),
    )


def number_in_words(figure: dict) -> str:
    """Return '18 of 30', or why there is no number."""
    part, whole = figure["part"], figure["whole"]
    if part is HIDDEN:
        return NOT_SHOWN if whole is HIDDEN else f"{NOT_SHOWN}, of {whole}"
    if not whole:
        return NOT_SHOWN if figure["left_out"] else NOTHING
    return f"{part} of {whole}" + (", not all" if figure["left_out"] else "")


def _percent(figure: dict) -> str:
    return "" if figure["percent"] is None else f"{figure['percent']}%"


def _in_brackets(figure: dict) -> str:
    return f" ({_percent(figure)})" if figure["percent"] is not None else ""


def _against_target(line: dict) -> str:
    """Return 'Children seen: 10 of 60 (17%). The target of 60% is not reached.'"""
    if line["target"] is None or line["met"] is None:
        return ""
    most = "at most " if INDICATORS[line["code"]].lower_is_better else ""
    reached = "is reached" if line["met"] else "is not reached"
    said = f"{line['name']}: {number_in_words(line)}{_in_brackets(line)}."
    return f"{said} The target of {most}{line['target']}% {reached}."


def _target(line: dict) -> str:
    if line["target"] is None:
        return "none set"
    words = {True: ", reached", False: ", not reached", None: ""}[line["met"]]
    most = "at most " if INDICATORS[line["code"]].lower_is_better else ""
    return f"{most}{line['target']}%{words}"
