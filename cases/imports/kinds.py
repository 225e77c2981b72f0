"""What can be brought in: for each kind its columns, its checks and its words."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.imports import attendance, births
from cases.imports.cells import harmless
from cases.imports.reading import Column

Check = Callable[[dict[str, str], date], tuple[dict[str, Any], list[str]]]


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    columns: tuple[Column, ...]
    check: Check
    thing: str
    at_once: int
    """How many rows are taken in together: what they touch is held that long."""


KINDS: dict[str, Kind] = {
    "BIRTHS": Kind(births.COLUMNS, births.check, "birth", 200),
    "ATTENDANCE": Kind(attendance.COLUMNS, attendance.check, "line of attendance", 50),
}


def template_csv(kind: str) -> str:
    """Return a file with the titles and one row as an example."""
    columns = KINDS[kind].columns
    return csv_text([[c.title for c in columns], [c.example for c in columns]])


def to_mend_csv(kind: str, rows: list[tuple[int, dict[str, str], list[str]]]) -> str:
    """Return the rows that need mending with their line, and why."""
    columns = KINDS[kind].columns
    lines = [[c.title for c in columns] + ["Line", "What to mend"]]
    for line, words, problems in rows:
        said = [words.get(column.field, "") for column in columns]
        lines.append([*said, str(line), " ".join(problems)])
    return csv_text(lines)


def csv_text(lines: list[list[str]]) -> str:
    """Return lines as CSV in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return out.getvalue()
