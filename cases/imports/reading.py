"""A table that somebody saved from a spreadsheet: read, or refused in one sentence."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.imports.cells import as_it_was

LARGEST = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
DELIMITERS = (",", ";", "\t")
NOT_A_TABLE = (
    "This file is not a table that can be read. In your spreadsheet choose “Save as” "
    "and the type “CSV UTF-8”."
)


class NotReadable(Exception):
    """Why a file cannot be taken, in sentences for the person who brought it."""


@dataclass(frozen=True)
class Column:
    """One column of a file: the field, its title, other titles, an example."""

    field: str
    title: str
    example: str
    required: bool = False
    also: tuple[str, ...] = ()
    hint: str = ""

    @property
    def titles(self) -> set[str]:
        """Return what it may be called, as titles are compared."""
        return {plain(name) for name in (self.field, self.title, *self.also)}


@dataclass(frozen=True)
class Sheet:
    """What stands in a file: (line, words by field), and the titles nobody knew."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    unused: tuple[str, ...] = ()


def plain(title: str) -> str:
    """Return a title without case, spaces and hyphens, as titles are compared."""
    return re.sub(r"[\W_]+", "", title.casefold())


def read(content: bytes, columns: tuple[Column, ...]) -> Sheet:
    """Return the rows of a CSV file; raise NotReadable with the reason."""
    if len(content) > LARGEST:
        raise NotReadable("The file must be 5 MB or smaller.")
    text = _decoded(content)
    delimiter = _delimiter(text, columns)
    lines = _lines(text, delimiter)
    _, titles = next(lines, (0, []))
    places = _places(titles, columns)
    rows = tuple(_rows(lines, places))
    if not rows:
        raise NotReadable("The file has a header, and no row below it.")
    named = {titles[place] for place in places.values()}
    return Sheet(rows, tuple(t for t in titles if t.strip() and t not in named))


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise NotReadable("There is nothing in this file.")
    if b"\0" in content:
        raise NotReadable(NOT_A_TABLE)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable(NOT_A_TABLE)


def _delimiter(text: str, columns: tuple[Column, ...]) -> str:
    """Return the sign that parts the first line into the most titles we know."""
    known = set().union(*(column.titles for column in columns))

    def found(delimiter: str) -> int:
        _, titles = next(_lines(text, delimiter), (0, []))
        return len(known & {plain(title) for title in titles})

    return max(DELIMITERS, key=found)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line on which it begins, cells) of what is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise NotReadable(f"A row has more than {MOST_COLUMNS} columns.")
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise NotReadable(NOT_A_TABLE) from error


def _places(titles: list[str], columns: tuple[Column, ...]) -> dict[str, int]:
    """Return where each column stands; raise when one is missing or there twice."""
    found: dict[str, int] = {}
    for place, title in enumerate(titles):
        column = next((c for c in columns if plain(title) in c.titles), None)
        if column is None:
            continue
        if column.field in found:
            raise NotReadable(f"The column “{column.title}” is there twice.")
        found[column.field] = place
    missing = [c.title for c in columns if c.required and c.field not in found]
    if missing:
        said = (
            f"The column “{title}” is missing from the first line." for title in missing
        )
        raise NotReadable(*said)
    return found


def _rows(
    lines: Iterator[tuple[int, list[str]]], places: dict[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, (line, cells) in enumerate(lines, 1):
        if number > MOST_ROWS:
            raise NotReadable(
                f"The file has more than {MOST_ROWS:,} rows. Part it into several."
            )
        yield line, _words(cells, places)


def _words(cells: list[str], places: dict[str, int]) -> dict[str, str]:
    said = {
        f: as_it_was(cells[place].strip())
        for f, place in places.items()
        if place < len(cells)
    }
    return {field: words for field, words in said.items() if words}
