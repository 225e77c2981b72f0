"""The SQL of "in force" as the migrations define it today, cut into tokens."""

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from django.db.migrations import RunSQL

VIEWS = ("protected", "standing", "access", "reach")
FOLDER = Path(__file__).resolve().parents[2] / "information_sharing" / "migrations"
TOKEN = re.compile(r"'[^']*'|--[^\n]*|\s+|\w+|<=|>=|<>|::|.", re.DOTALL)
CREATE = re.compile(
    r"CREATE (?:OR REPLACE )?VIEW information_sharing_(\w+) AS(.*?);\s*(?:$|(?=CREATE))",
    re.DOTALL,
)
OPENING = {"(", "CASE", "["}
CLOSING = {")", "END", "]"}


@dataclass(frozen=True)
class Token:
    """A word or sign, and how deep in brackets and CASEs it stands."""

    text: str
    depth: int


def definitions() -> dict[str, str]:
    """Return for each view the statement that defines it: the latest migration's."""
    found = {}
    for path in sorted(FOLDER.glob("[0-9]*.py")):
        module = import_module(f"information_sharing.migrations.{path.stem}")
        for operation in module.Migration.operations:
            if isinstance(operation, RunSQL) and isinstance(operation.sql, str):
                found |= _views_in(operation.sql)
    return {view: found[view] for view in VIEWS}


def _views_in(text: str) -> dict[str, str]:
    return {name: body.strip() for name, body in CREATE.findall(text)}


def tokens_of(body: str) -> list[Token]:
    """Return the tokens of a view's body, without comments, each with its depth."""
    tokens, depth = [], 0
    for text in TOKEN.findall(body):
        if text.isspace() or text.startswith("--"):
            continue
        depth -= text in CLOSING
        tokens.append(Token(text, depth))
        depth += text in OPENING
    return tokens


def joined(tokens: list[Token]) -> str:
    """Return the tokens as a statement again."""
    return (
        " ".join(token.text for token in tokens)
        .replace(" . ", ".")
        .replace(" :: ", "::")
    )
