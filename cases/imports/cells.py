"""What single cells say: dates as people write them, texts that fit, numbers."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

PATTERNS = (
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "%d/%m/%Y"),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"), "%d.%m.%Y"),
    (re.compile(r"\d{1,2}-\d{1,2}-\d{4}"), "%d-%m-%Y"),
    (re.compile(r"\d{4}-\d{1,2}-\d{1,2}"), "%Y-%m-%d"),
    (re.compile(r"\d{1,2} [A-Za-z]{3} \d{4}"), "%d %b %Y"),
    (re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4}"), "%d %B %Y"),
)
"""How people write dates."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
EARLIEST = date(1900, 1, 1)


class Checked:
    """The cells of one row: fields that could be read, and a sentence for each fault."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        self.fields: dict[str, Any] = {}
        self.problems: list[str] = []

    def text(
        self, field: str, title: str, longest: int, *, needed: bool = False
    ) -> str:
        """Read words of at most so many characters."""
        said = " ".join(self.words.get(field, "").split())
        if needed and not said:
            self.problems.append(f"{title} is missing.")
        if len(said) > longest:
            self.problems.append(f"{title} is longer than {longest} characters.")
        self.fields[field] = said
        return said

    def day(self, field: str, title: str, *, needed: bool = False) -> date | None:
        """Read a date that is not to come."""
        said = self.words.get(field, "")
        found = as_day(said)
        if needed and not said:
            self.problems.append(f"{title} is missing.")
        elif said and found is None:
            self.problems.append(
                f"{title} must be a date like 27/03/2026: “{said[:40]}”."
            )
        self.fields[field] = found
        return found


@lru_cache(maxsize=1000)
def as_day(text: str) -> date | None:
    """Return the date that a cell says, day before month, or None."""
    text = re.sub(r"[ T]00:00(:00)?$", "", text.strip())
    patterns = [pattern for like, pattern in PATTERNS if like.fullmatch(text)]
    for pattern in patterns:
        try:
            found = datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
        return found if found >= EARLIEST else None
    return None


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet reads it as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def as_it_was(cell: str) -> str:
    """Return the cell without the sign that made it harmless in our own file."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RISKY) else cell
