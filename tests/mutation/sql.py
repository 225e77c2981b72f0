"""Mutants of a view: each comparison, each condition, each arm, each constant."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutation.views import Token, definitions, joined, tokens_of

OTHER = {
    "=": "<>",
    "<>": "=",
    "<=": "<",
    ">=": ">",
    "<": "<=",
    ">": ">=",
    "AND": "OR",
    "OR": "AND",
    "false": "true",
}
ENDS = {
    "AND", "OR", "THEN", "ELSE", "WHEN", "END", "UNION", "JOIN", "CROSS", "WHERE", "ON",
    "SELECT", "FROM", "(", ",",
}  # fmt: skip
BEFORE_CONDITION = {"WHERE", "ON"}


@dataclass(frozen=True)
class Mutant:
    """One small way to break one view; `name` says it in the view's own words."""

    view: str
    name: str
    body: str


def mutants() -> list[Mutant]:
    """Return every mutant of every view, each once."""
    found = {}
    for view, body in definitions().items():
        tokens = tokens_of(body)
        original = joined(tokens)
        for start, end, new in changes(tokens):
            text = joined([*tokens[:start], *new, *tokens[end:]])
            if text != original and text not in found:
                name = describe(tokens, start, end, new)
                found[text] = Mutant(view, f"{view}: {name}", text)
    return list(found.values())


def describe(tokens: list[Token], start: int, end: int, new: list[Token]) -> str:
    """Return a mutation in words that stay the same while its surroundings do."""
    before = joined(tokens[max(0, start - 5) : start])
    after = joined(tokens[end : end + 4])
    old = joined(tokens[start:end])
    return f"{before} [{old} => {joined(new) or 'nothing'}] {after}"


def changes(tokens: list[Token]) -> Iterator[tuple[int, int, list[Token]]]:
    """Yield (start, end, new tokens) for each mutation."""
    for position, token in enumerate(tokens):
        if token.text in OTHER:
            yield position, position + 1, [Token(OTHER[token.text], token.depth)]
        if token.text.startswith("'"):
            yield position, position + 1, [Token("'NO_SUCH'", token.depth)]
        if token.text == "NULL" and tokens[position - 1].text == "NOT":
            yield position - 1, position, []
        elif token.text == "NULL" and tokens[position - 1].text == "IS":
            yield position, position, [Token("NOT", token.depth)]
        if token.text == "EXISTS":
            yield from negations(tokens, position)
        yield from terms(tokens, position)
        yield from arms(tokens, position)


def negations(tokens, position):
    """Yield EXISTS turned into NOT EXISTS, or back."""
    if tokens[position - 1].text == "NOT":
        yield position - 1, position, []
    else:
        yield position, position, [Token("NOT", tokens[position].depth)]


def terms(tokens, position):
    """Yield each term of a condition made true, and each made false."""
    token = tokens[position]
    if (
        token.text in BEFORE_CONDITION
        or token.text in {"AND", "OR", "THEN", "ELSE"}
        or (token.text == "(" and is_condition(tokens, position))
    ):
        start = position + 1
    elif token.text == "NOT" and tokens[position + 1].text == "(":
        yield position, position + 1, []
        return
    else:
        return
    end = end_of_term(tokens, start)
    if end > start:
        for value in ("true", "false"):
            yield start, end, [Token(value, tokens[start].depth)]


def is_condition(tokens, position) -> bool:
    """Whether a bracket holds terms joined by AND or OR."""
    depth = tokens[position].depth + 1
    for token in tokens[position + 1 :]:
        if token.depth < depth:
            return False
        if token.depth == depth and token.text in {"AND", "OR"}:
            return True
        if token.depth == depth and token.text in {"SELECT", ","}:
            return False
    return False


def end_of_term(tokens, start) -> int:
    """Return where the term that starts here ends."""
    depth = tokens[start].depth
    for position in range(start, len(tokens)):
        token = tokens[position]
        outside = token.depth < depth
        if outside or (token.depth == depth and token.text in ENDS - {"("}):
            at_case_head = token.text == "SELECT" and position == start
            if not at_case_head:
                return position
    return len(tokens)


def arms(tokens, position):
    """Yield a UNION without its second half, and without its first."""
    if tokens[position].text != "UNION":
        return
    depth = tokens[position].depth
    after = position + 1 + (tokens[position + 1].text == "ALL")
    end = next_at(tokens, after, depth)
    yield position, end, []
    start = last_at(tokens, position, depth)
    yield start, after, []


def next_at(tokens, start, depth) -> int:
    """Return where this arm ends: at the next UNION or the bracket's end."""
    for position in range(start, len(tokens)):
        token = tokens[position]
        if token.depth < depth or (token.depth == depth and token.text == "UNION"):
            return position
    return len(tokens)


def last_at(tokens, end, depth) -> int:
    """Return where the arm that ends here began."""
    for position in range(end - 1, -1, -1):
        token = tokens[position]
        if token.depth < depth:
            return position + 1
        if token.depth == depth and token.text in {"UNION", "ALL"}:
            return position + 1
    return 0
