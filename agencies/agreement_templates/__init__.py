"""Templates of agreements, as data: which headings each kind has, and what they ask."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from agencies.models import Agreement

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Heading:
    """One section of a template: its code, its title, and a hint for the writer."""

    code: str
    title: str
    help: str = ""


@dataclass(frozen=True)
class Template:
    """What an agreement of one kind says, heading by heading."""

    slug: str
    name: str
    kind: str
    about: str
    source: str
    sections: tuple[Heading, ...]
    tier: int | None = None

    def hint(self, code: str) -> str:
        """Return what the template says about one section, or ""."""
        return next((each.help for each in self.sections if each.code == code), "")


@cache
def templates() -> dict[str, Template]:
    """Return every template by its slug, in the order of the kinds of agreements."""
    order = list(Agreement.Kind.values)
    read = [_read(file) for file in sorted(FOLDER.glob("*.toml"))]
    read.sort(key=lambda each: (order.index(each.kind), each.tier or 0))
    return {each.slug: each for each in read}


def _read(file: Path) -> Template:
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    sections = tuple(Heading(**each) for each in said.pop("sections"))
    return Template(**said, sections=sections)
