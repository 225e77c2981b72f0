"""What a centre is expected to offer: lists as files of data beside this one.

Both lists of the 2006 guidance, and today's family hub (practice 5.1 and 5.6), in our
own words, each with its source. Another list is another file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
ORDER = ("thirty_per_cent", "elsewhere", "family_hub")


@dataclass(frozen=True)
class Expected:
    """One thing expected; `need` leads to services, what `may` be there lacks nowhere."""

    code: str
    name: str
    need: str = ""
    may: bool = False


@dataclass(frozen=True)
class Scheme:
    """One list of what a centre is expected to offer."""

    code: str
    name: str
    about: str
    source: str
    lines: tuple[Expected, ...]

    def line(self, code: str) -> Expected | None:
        """Return the line of this code."""
        return next((one for one in self.lines if one.code == code), None)


@cache
def schemes() -> dict[str, Scheme]:
    """Return the lists by their codes, in order."""
    return {code: _read(code) for code in ORDER}


def _read(code: str) -> Scheme:
    told = tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8"))
    lines = tuple(Expected(**each) for each in told.pop("line"))
    return Scheme(code=code, lines=lines, **told)
