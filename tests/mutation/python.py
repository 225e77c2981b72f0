"""Mutants of Python functions: conditions, comparisons, filters, checks and constants."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    *sorted((ROOT / "information_sharing" / "access").glob("[a-z]*.py")),
    ROOT / "information_sharing" / "policies.py",
    ROOT / "information_sharing" / "outside.py",
    ROOT / "information_sharing" / "refusals.py",
    ROOT / "lead_professional" / "policies.py",
]
ALSO = {
    ROOT / "agencies" / "models" / "people.py": "TeamMembershipQuerySet.in_force",
    ROOT / "information_sharing" / "models" / "consent.py": "ConsentQuerySet.in_force",
}
SWAPS = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Lt: ast.LtE, ast.LtE: ast.Lt,
    ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NARROWING = {"filter", "exclude", "get"}


@dataclass(frozen=True)
class Mutant:
    """One small way to break one function."""

    module: str
    function: str
    name: str
    tree: ast.Module

    def code(self) -> CodeType:
        """Return the broken function's code."""
        code = compile(ast.fix_missing_locations(self.tree), self.module, "exec")
        for part in self.function.split("."):
            code = next(
                each
                for each in code.co_consts
                if isinstance(each, CodeType) and each.co_name == part
            )
        return code


def mutants() -> list[Mutant]:
    """Return every mutant of every function, each once."""
    found = {}
    for path in [*FILES, *ALSO]:
        tree = ast.parse(path.read_text())
        where = str(path.relative_to(ROOT))
        for function, node in functions(tree):
            if path in ALSO and function != ALSO[path]:
                continue
            for changed, words in changes(tree, node):
                name = f"{where} {function}: {words}"
                module = where.removesuffix(".py").replace("/", ".")
                found[name] = Mutant(module, function, name, changed)
    return list(found.values())


def functions(tree, inside="") -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield each function with its name, methods too."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield inside + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{node.name}.")


def changes(tree, function) -> Iterator[tuple[ast.Module, str]]:
    """Yield the module with one node of the function changed, and the change in words."""
    nodes = list(ast.walk(tree))
    places = {id(node): place for place, node in enumerate(nodes)}
    for node in (each for line in function.body for each in ast.walk(line)):
        for new in others(node):
            changed = copy.deepcopy(tree)
            put(changed, list(ast.walk(changed))[places[id(node)]], copy.deepcopy(new))
            yield (
                changed,
                f"{ast.unparse(node)} => {ast.unparse(new)}".replace("\n", " "),
            )


def put(tree, old, new) -> None:
    """Put the new node where the old one is."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if each is old else each for each in value]


def others(node) -> Iterator[ast.AST]:
    """Yield what might stand in this node's place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield ast.Compare(node.left, [SWAPS[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(SWAPS[type(node.op)](), node.values)
        yield from node.values
    elif isinstance(node, ast.BinOp) and type(node.op) in SWAPS:
        yield ast.BinOp(node.left, SWAPS[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    else:
        yield from others_of_statement(node)
        yield from others_of_constant(node)


def others_of_constant(node) -> Iterator[ast.AST]:
    """Yield what might stand in the place of a constant."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)


def others_of_statement(node) -> Iterator[ast.AST]:
    """Yield what might stand in the place of a call, a branch, an error or a check."""
    if isinstance(node, ast.Call):
        yield from calls(node)
    elif isinstance(node, ast.If | ast.IfExp):
        for value in (True, False):
            new = copy.copy(node)
            new.test = ast.Constant(value)
            yield new
    elif isinstance(node, ast.Raise) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass()


def calls(node) -> Iterator[ast.AST]:
    """Yield a query without one of its conditions, or turned round; any for all."""
    if isinstance(node.func, ast.Name) and node.func.id in {"any", "all"}:
        other = {"any": "all", "all": "any"}[node.func.id]
        yield ast.Call(ast.Name(other, ast.Load()), node.args, node.keywords)
    if not (isinstance(node.func, ast.Attribute) and node.func.attr in NARROWING):
        return
    for part in (node.args, node.keywords):
        for dropped in part:
            args = [each for each in node.args if each is not dropped]
            keywords = [each for each in node.keywords if each is not dropped]
            yield ast.Call(node.func, args, keywords)
    other = {"filter": "exclude", "exclude": "filter"}.get(node.func.attr)
    if other:
        turned = ast.Attribute(node.func.value, other, ast.Load())
        yield ast.Call(turned, node.args, node.keywords)
