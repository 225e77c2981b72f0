"""The verdict files: who gets what, reviewed by people, one line per route and method.

A line whose state is `*` says what each persona gets while her own sight stands: the
therapy team while it is shared with, the emergency user in her emergency, the lead
while he leads. Where it does not stand she counts as the outsider: `reading.py` says
when. A line that names states holds the exceptions; an empty place means "as in `*`".
"""

import csv
from functools import cache
from itertools import chain
from pathlib import Path

from tests.matrix.reading import counts_as
from tests.matrix.scenario import PERSONAS
from tests.matrix.states import STATES

FILES = sorted(Path(__file__).parent.glob("verdicts_*.csv"))
HOW_TO_ADD = """
{name} has no {method} line in tests/matrix/verdicts_*.csv.
Decide from the rules (design.md R1-R13) what each persona should get while her own
sight stands, then add one line for all states:
  ok shown | go sent on | login | no 404 | 403 refused with a reason | bad 405
What the site answers today while {state}, to compare with what you decided:
route,method,state,{header}
{line}
"""


def lines(file):
    """Return the lines of one verdict file."""
    return file.read_text().splitlines()


@cache
def verdicts() -> dict:
    """Return (route, method, state) -> persona -> verdict; `*` is one of the states."""
    found: dict = {}
    for row in chain.from_iterable(csv.DictReader(lines(file)) for file in FILES):
        for state in row["state"].split():
            key = (row["route"], row["method"], state)
            assert key not in found, f"{key} stands twice in the verdicts"
            found[key] = row
    return found


def expected(address, method: str, persona: str, state: str) -> str | None:
    """Return the verdict for this persona in this state; None where no line speaks."""
    line = verdicts().get((address.name, method, "*"))
    if line is None:
        return None
    special = verdicts().get((address.name, method, state), {})
    return special.get(persona) or line.get(column_of(address, persona, state))


def column_of(address, persona: str, state: str) -> str:
    """Return the persona whose column speaks of this one."""
    return counts_as(persona, state, of_a_case=address.rule.kind == "case")


def stale_lines(names) -> list:
    """Return lines of routes, methods or states that do not exist, or without `*`."""
    return [
        key
        for key in verdicts()
        if key[0] not in names
        or key[1] not in {"GET", "POST"}
        or key[2] not in {"*", *STATES}
        or (*key[:2], "*") not in verdicts()
    ]


def gaps() -> list:
    """Return lines for all states that leave a persona out."""
    return [
        (key, persona)
        for key, row in verdicts().items()
        for persona in PERSONAS
        if key[2] == "*" and not row.get(persona)
    ]


def proposal(name: str, method: str, state: str, answers: dict) -> str:
    """Return a line that says what the site answers today."""
    line = ",".join([name, method, "*", *(answers.get(who, "") for who in PERSONAS)])
    return HOW_TO_ADD.format(
        name=name, method=method, state=state, line=line, header=",".join(PERSONAS)
    )
