"""The verdict files: who gets what, reviewed by people, one line per route and method.

`*` in the column `state` is every sharing state without a line of its own.
"""

import csv
from functools import cache
from pathlib import Path

from tests.matrix.scenario import PERSONAS, STATES

FILES = sorted(Path(__file__).parent.glob("verdicts_*.csv"))
HOW_TO_ADD = """
{name} has no {method} line in tests/matrix/verdicts_*.csv for the state {state}.
Decide from the rules (design.md R1-R9) what each persona should get, then add the line:
  ok shown | go sent on | login | no 404 | 403 refused with a reason | bad 405
What the site answers today, to compare with what you decided:
{line}
"""


@cache
def verdicts() -> dict:
    """Return (route, method, state) -> persona -> verdict."""
    rows = [row for file in FILES for row in csv.DictReader(file.open(newline=""))]
    keys = [(row["route"], row["method"], row["state"]) for row in rows]
    assert len(keys) == len(set(keys)), "a line stands twice in the verdicts"
    return dict(zip(keys, rows, strict=True))


def line_for(name: str, method: str, state: str) -> dict | None:
    """Return the line that speaks of this route in this state."""
    known = verdicts()
    return known.get((name, method, state)) or known.get((name, method, "*"))


def stale_lines(names) -> list:
    """Return lines of routes, methods or states that do not exist."""
    return [
        key
        for key in verdicts()
        if key[0] not in names
        or key[1] not in {"GET", "POST"}
        or key[2] not in {"*", *STATES}
    ]


def proposal(name: str, method: str, state: str, answers: dict) -> str:
    """Return a line that says what the site answers today."""
    line = ",".join([name, method, "*", *(answers[who] for who in PERSONAS)])
    return HOW_TO_ADD.format(name=name, method=method, state=state, line=line)
