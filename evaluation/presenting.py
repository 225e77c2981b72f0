"""A snapshot in sentences, charts and tables: the page and the document say the same."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from config import charts
from config.dates import short_date
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, VERDICTS, WORSE
from evaluation.suppression import HIDDEN

WORDS = {
    BETTER: "Better",
    NO_CHANGE: "No change",
    WORSE: "Worse",
    NOT_YET_KNOWN: "Not yet known",
}
NOT_SHOWN = "Not shown"
BASELINE, LATEST = "Baseline", "Latest"

FIRST_DEFINITION = """
A child counts when her case at this centre was open on some day of the period and a
goal for her was written by the end of it. A goal that names nobody in particular is a
goal for every child of the family. Children who are not born yet count. Goals for
adults do not.

A child counts once under each outcome that her goals aim at, however many goals she has
there, and once in the number of all children. So the outcomes do not add up to that
number.

The baseline is the first rating of a goal, on a scale from 0 to 10. The latest is the
last rating in the period. Both are by the same rater: the practitioner if she rated
twice, else the parent, else the child.

The means of a child's baselines and of her latest ratings under an outcome are
compared. Higher is better, the same is no change, lower is worse.

Where no goal was rated again, the last review in the period says how it went. With
several goals, the better ones and the worse ones are set against each other. Where no
review says, the outcome is not yet known.
"""

SECOND_DEFINITION = FIRST_DEFINITION.replace(
    """
Where no goal was rated again,""",
    """
Where none of her goals under an outcome was rated twice, the rating of the outcome
itself counts, first against last, by one rater in the same way. Only the five outcomes
of Every Child Matters are rated themselves.

Where neither was rated again,""",
)
HOW_COUNTED = {1: FIRST_DEFINITION, 2: SECOND_DEFINITION}
"""By the definition that a snapshot names: an old report keeps its own words."""


@dataclass(frozen=True)
class TableRow:
    """One outcome in the tables."""

    label: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Account:
    """Everything that a report shows, ready for a template."""

    centre: str
    starts_on: date
    ends_on: date
    sentences: tuple[str, ...]
    chart: charts.Chart
    counts: tuple[TableRow, ...]
    means_chart: charts.Chart
    means: tuple[TableRow, ...]
    how_counted: tuple[str, ...]
    framework: str = ""
    before: tuple[TableRow, ...] = ()
    before_words: str = ""

    @property
    def outcomes_of(self) -> str:
        """Return which framework's outcomes these are."""
        return self.framework or "Every Child Matters, the five"


BEYOND_ONE = {
    "AREA": "The numbers add up those that the centres' own reports show, and nothing "
    "else. What is hidden there stands here among those not shown.",
    "AGENCY": "The families of an agency are part of several centres', so the numbers "
    "are rounded to five.",
}
BEYOND_ONE["AUTHORITY"] = BEYOND_ONE["AREA"]
OTHER_FRAMEWORK = (
    "These outcomes overlap the five of Every Child Matters. Taken from each other they "
    "would show single children, so the numbers are rounded to five."
)


def account(snapshot: dict) -> Account:
    """Return what the snapshot says, in words, charts and tables."""
    rows = snapshot["outcomes"]
    limit = snapshot["threshold"]
    return Account(
        centre=snapshot["centre"],
        starts_on=date.fromisoformat(snapshot["starts_on"]),
        ends_on=date.fromisoformat(snapshot["ends_on"]),
        sentences=(_about_all(snapshot), *(_sentence(row, limit) for row in rows)),
        chart=_chart(rows, limit),
        counts=tuple(_counts(row) for row in rows),
        means_chart=_means_chart(rows, limit),
        means=tuple(_means(row) for row in rows),
        how_counted=(
            *_how_counted(snapshot["definition"]),
            how_hidden(limit),
            *filter(None, [BEYOND_ONE.get(snapshot.get("scope", ""))]),
            *([OTHER_FRAMEWORK] if snapshot.get("framework") else []),
        ),
        framework=snapshot.get("framework", ""),
        **_before(snapshot.get("against")),
    )


def _before(earlier: dict | None) -> dict[str, Any]:
    """Return the counts of the period before, where the report is set against one."""
    if not earlier:
        return {}
    days = [date.fromisoformat(earlier[name]) for name in ("starts_on", "ends_on")]
    rows = earlier["outcomes"]
    is_empty = all(row["counts"][v] == 0 for row in rows for v in VERDICTS)
    return {
        "before": () if is_empty else tuple(_counts(row) for row in rows),
        "before_words": f"{period_in_words(*days)}. {_about_all(earlier)}",
    }


def _how_counted(definition: int) -> list[str]:
    paragraphs = HOW_COUNTED[definition].strip().split("\n\n")
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def how_hidden(limit: int) -> str:
    """Return the rule of suppression in words."""
    return (
        f"Numbers from 1 to {limit - 1} are not shown, so that nobody can be "
        "recognised. Where one number of a line is small, the largest number of that "
        "line is left out too, because the total would give the small one away. "
        f"A mean is shown for {limit} children or more. A nought is shown. The numbers "
        "of a month, and lines of a year that hold a few children more than its last "
        "quarter, are rounded to five."
    )


def written(number: int | None) -> str:
    """Return a number, or that it is not shown."""
    return NOT_SHOWN.lower() if number is HIDDEN else str(number)


def _about_all(snapshot: dict) -> str:
    children = snapshot["children"]
    if children is HIDDEN:
        return (
            "The number of all children is not shown, because it is small or would "
            "give a small number away."
        )
    return f"{children} children have goals in this period."


def _sentence(row: dict, limit: int) -> str:
    total = row["total"]
    if total is HIDDEN:
        return f"{row['label']}: fewer than {limit} children. Nothing more is shown."
    if not total and HIDDEN in row["counts"].values():
        return f"{row['label']}: only small numbers. Nothing is shown."
    if not total:
        return f"{row['label']}: no child has a goal here."
    parts = [
        f"{WORDS[verdict].lower()} for {number} ({_share(number, total)})"
        for verdict in VERDICTS
        if (number := row["counts"][verdict])
    ]
    if _unseen(row):
        parts.append(f"not shown for {_unseen(row)}")
    return f"{row['label']}: {total} children. {_joined(parts).capitalize()}."


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


def _share(number: int, total: int) -> str:
    return f"{100 * number / total:.0f} per cent"


def _unseen(row: dict) -> int:
    """Return how many children stand in the hidden places of a line."""
    return row["total"] - sum(n for n in row["counts"].values() if n is not HIDDEN)


def _chart(rows: list[dict], limit: int) -> charts.Chart:
    return charts.stacked_bars(
        "outcomes",
        "Children under each outcome, by how they fare",
        names=[*WORDS.values(), NOT_SHOWN],
        rows=[_chart_row(row, limit) for row in rows],
    )


def _chart_row(row: dict, limit: int) -> charts.Row:
    if row["total"] is HIDDEN:
        return charts.Row(row["label"], {}, f"fewer than {limit} children, not shown")
    counts = row["counts"]
    if not row["total"]:
        few = HIDDEN in counts.values()
        words = "small numbers, not shown" if few else "no child has a goal here"
        return charts.Row(row["label"], {}, words)
    numbers = {WORDS[v]: counts[v] for v in VERDICTS if counts[v] is not HIDDEN}
    unseen = _unseen(row)
    return charts.Row(
        row["label"], numbers | {NOT_SHOWN: unseen} if unseen else numbers
    )


def _means_chart(rows: list[dict], limit: int) -> charts.Chart:
    return charts.paired_bars(
        "means",
        "Mean rating at baseline and latest, from 0 to 10",
        names=[BASELINE, LATEST],
        rows=[_means_row(row, limit) for row in rows],
        highest=10,
    )


def _means_row(row: dict, limit: int) -> charts.Row:
    means = row["means"]
    if means is None:
        return charts.Row(row["label"], {}, f"fewer than {limit} children rated twice")
    numbers = {BASELINE: float(means["baseline"]), LATEST: float(means["latest"])}
    return charts.Row(row["label"], numbers)


def _counts(row: dict) -> TableRow:
    cells = [(WORDS[v], written(row["counts"][v])) for v in VERDICTS]
    return TableRow(row["label"], (*cells, ("All", written(row["total"]))))


def _means(row: dict) -> TableRow:
    means = row["means"] or {}
    no = NOT_SHOWN.lower()
    cells = ((BASELINE, means.get("baseline", no)), (LATEST, means.get("latest", no)))
    return TableRow(row["label"], cells)


def period_in_words(starts_on: date, ends_on: date) -> str:
    """Return '1 April 2026 to 30 June 2026'."""
    return f"{short_date(starts_on)} to {short_date(ends_on)}"
