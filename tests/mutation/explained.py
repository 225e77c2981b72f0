"""The survivors that are explained, as survivors.md lists them."""

import re
from pathlib import Path

LIST = Path(__file__).with_name("survivors.md")


def explained() -> set[str]:
    """Return the names in the list: each stands in backquotes at the start of a line."""
    return set(re.findall(r"^- `` (.+?) ``", LIST.read_text(), re.MULTILINE))


def stale(names: set[str], made: set[str], language: str) -> set[str]:
    """Return the names of this language that no mutant bears any more."""
    of_python = {name for name in names if ".py" in name.split(" ")[0]}
    mine = of_python if language == "python" else names - of_python
    return mine - made
