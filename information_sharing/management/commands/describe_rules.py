"""Print docs/access-rules.md: the rules as the code has them, for people to review."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.urls import get_resolver

from cases.models import Case
from information_sharing import policies
from information_sharing.categories import SENSITIVE, Category
from information_sharing.door import Rule
from information_sharing.middleware import rule_of
from information_sharing.models import Grant
from information_sharing.roles import ROLES

HEAD = """# Access rules

Written by `manage.py describe_rules > docs/access-rules.md`. Do not edit it: change the
code, and a test asks for this file again. What decides about a record is
`information_sharing/access.py`; when something stands is the view in
`information_sharing/migrations/` that `information_sharing/models/in_force.py` names.
Who gets what on every page is `tests/matrix/verdicts_*.csv`.
"""
OPENS = {
    "public": "anybody; nothing personal is on it",
    "own account": "the person herself: her own account",
    "case": "those with whom something of the case is shared; anybody else gets 404",
    "page": "anybody signed in; shows only what is shared with her",
}
KINDS = {
    Grant.Kind.RECORDING_TEAM: "every category, everybody in the family; while the team "
    "records the case",
    Grant.Kind.SHARING_DECISION: "the categories and people of the decision; while the "
    "decision, and the consent it rests on, stand",
    Grant.Kind.LEAD_PROFESSIONAL: "what the family agreed to; while the appointment and "
    "the consent stand",
    Grant.Kind.EMERGENCY: "nothing yet: a later edition",
    Grant.Kind.OVERSIGHT: "nothing yet: a later edition",
}


class Command(BaseCommand):
    """Prints, and changes nothing."""

    help = "Print the access rules as Markdown, from the code."

    def handle(self, *args, **options) -> None:
        """Print the document."""
        self.stdout.write("\n".join(document()))


def document() -> Iterator[str]:
    """Yield the lines of the document."""
    yield HEAD
    yield from table("Pages", ("Address", "Opens to", "Logged as"), pages())
    yield from table("Roles", ("Role", "What it is", "May"), roles())
    yield from table(
        "Categories", ("Category", "In words", "How it is shared"), kinds()
    )
    yield from table("What opens a record", ("Grant", "Opens"), grants())
    yield from table(
        "States of a case", ("State", "May become", "Whose turn"), states()
    )


def table(title: str, head: tuple, rows) -> Iterator[str]:
    """Yield one heading with its table."""
    yield f"## {title}\n"
    yield line(head)
    yield line(["---"] * len(head))
    for row in rows:
        yield line(row)
    yield ""


def line(cells) -> str:
    """Return one row of a table."""
    return f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in cells)} |"


def pages() -> Iterator[tuple]:
    """Yield every address with its rule; allauth's pages in one row."""
    for pattern, view in sorted(routes(get_resolver()), key=lambda route: route[0]):
        rule = rule_of(view)
        if rule is None:
            yield f"`/{pattern}`", "nobody: it declares no rule", ""
        elif rule.kind != "own account":
            yield f"`/{pattern}`", opens(rule), rule.event or "not logged"
    yield "`/account/…`", OPENS["own account"], "not logged"


def routes(resolver, prefix: str = "") -> Iterator[tuple]:
    """Yield (pattern, view) of every address."""
    for entry in resolver.url_patterns:
        pattern = f"{prefix}{entry.pattern}"
        if hasattr(entry, "url_patterns"):
            yield from routes(entry, pattern)
        else:
            yield pattern, entry.callback


def opens(rule: Rule) -> str:
    """Return in words to whom a rule opens."""
    if rule.permission is None:
        return OPENS[rule.kind]
    names = [
        role.display_name
        for role in ROLES.values()
        if rule.permission in role.permissions
    ]
    return f"the role {' or '.join(names)} (`{rule.permission}`)"


def roles() -> Iterator[tuple]:
    """Yield every role with what it may do."""
    for role in ROLES.values():
        may = ", ".join(f"`{permission}`" for permission in sorted(role.permissions))
        yield role.display_name, role.description, may or "nothing beyond signing in"


def kinds() -> Iterator[tuple]:
    """Yield every category with how it is shared."""
    for category in Category:
        yield f"`{category.value}`", category.label, how_shared(category)


def how_shared(category: Category) -> str:
    """Return in words how a category is shared."""
    if category == Category.IDENTITY:
        return "with any other category, for the people it is about"
    if category in SENSITIVE:
        return "only where it is chosen by name: never part of “everything”"
    return "only where it is chosen"


def grants() -> Iterator[tuple]:
    """Yield every kind of grant with what it opens."""
    for kind in Grant.Kind:
        yield kind.label, KINDS[kind]


def states() -> Iterator[tuple]:
    """Yield every state of a case with its legal moves."""
    for status in Case.Status:
        moves = [
            Case.Status(move).label for move in sorted(policies.CASE_MOVES[status])
        ]
        yield status.label, "; ".join(moves) or "nothing", policies.WHOSE_TURN[status]
