"""The source files that the architecture tests read."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("agencies", "cases", "config", "evaluation", "information_sharing")
APPS = (*APPS, "lead_professional")


def python_files(*folders: str, tests: bool = False) -> list[Path]:
    """Return our Python files, migrations left out."""
    wanted = folders or ((*APPS, "tests") if tests else APPS)
    found = [path for folder in wanted for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def layer(name: str) -> list[Path]:
    """Return the files of one layer: `views.py` or `views/…` of any app."""
    return [
        path
        for path in python_files()
        if path.stem == name or name in path.relative_to(ROOT).parts[1:-1]
    ]


def templates() -> list[Path]:
    """Return our templates."""
    return sorted((ROOT / "templates").rglob("*.html"))


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(), str(path))


def functions(path: Path) -> list[ast.FunctionDef]:
    """Return the functions that stand at the top of a file."""
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]


def place(path: Path, line: int | None = None) -> str:
    """Return a file, and a line of it, as people write it."""
    name = str(path.relative_to(ROOT))
    return f"{name}:{line}" if line else name


def lines_matching(paths, pattern: str) -> list[str]:
    """Return where a pattern stands."""
    wanted = re.compile(pattern)
    return [
        f"{place(path, number)}: {line.strip()[:80]}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if wanted.search(line)
    ]
