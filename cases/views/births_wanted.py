"""What a reader of the new-birth list has chosen in its address."""

import re
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from cases.queries.births import ALL, State, Wanted, months_of, teams_of


def wanted_of(query) -> Wanted:
    """Return what was chosen; nonsense is nothing chosen."""
    return Wanted(
        state=query.get("state", ""),
        month=_month(query.get("month", "")),
        team=_key(query.get("team", "")),
    )


def _month(text: str) -> date | None:
    found = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", text)
    return date(int(found[1]), int(found[2]), 1) if found else None


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def chosen(wanted: Wanted, births, *, viewer) -> dict:
    """Return what the page's own filters offer, and what is chosen in them."""
    month = f"{wanted.month:%Y-%m}" if wanted.month else ""
    said = {"state": wanted.state, "month": month, "team": str(wanted.team or "")}
    rest = {key: value for key, value in said.items() if value and key != "state"}
    return {
        "rest": urlencode(rest),
        "states": [("", "To visit"), *State.choices, (ALL, "All")],
        "months": [(f"{m:%Y-%m}", f"{m:%B %Y}") for m in months_of(births)],
        "teams": [(str(team.pk), str(team)) for team in teams_of(viewer=viewer)],
        "chosen": said,
        "query": urlencode({key: value for key, value in said.items() if value}),
    }
