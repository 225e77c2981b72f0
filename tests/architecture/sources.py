"""The source files that the architecture tests read."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("agencies", "cases", "lead_professional", "information_sharing", "evaluation")


def python_files(*folders):
    """Return the Python files of these folders, without migrations."""
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def files_named(word):
    """Return the apps' files of one layer: `views.py`, or all of `views/`."""
    return [
        path
        for path in python_files(*APPS)
        if word in (path.stem, path.parent.name) and "management" not in path.parts
    ]


@cache
def tree(path):
    """Return the parsed source."""
    return ast.parse(path.read_text())


def functions(path):
    """Yield the public functions at the top of a module."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def relative(path):
    """Return a file's name as a test report shows it."""
    return str(path.relative_to(ROOT))
