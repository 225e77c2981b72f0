"""Print docs/access.md: the rules as the code has them, for people to review."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.urls import get_resolver

from cases.models import Case
from cases.states import CASE
from information_sharing import policies
from information_sharing.categories import Category
from information_sharing.door import Rule
from information_sharing.middleware import rule_of
from information_sharing.models import Grant, Shielding
from information_sharing.roles import LEAD_PROFESSIONAL, ROLES
from information_sharing.rule_words import GRANTS, NOBODY, SHIELDS, how_shared

HEAD = """# Who may see and do what

Written by `manage.py describe_rules > docs/access.md`. Do not edit it: change the
code, and a test asks for this file again. What decides about a record is
`information_sharing/access/`; when something stands is the view in
`information_sharing/migrations/` that `information_sharing/models/in_force.py` names.
Who gets what on every page is `tests/matrix/verdicts_*.csv`.
"""
OPENS = {
    "public": "anybody; nothing personal is on it",
    "own account": "the person herself: her own account",
    "case": "those with whom something of the case is shared; anybody else gets 404",
    "page": "anybody signed in; shows only what is shared with them",
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
    yield f"{NOBODY}\n"
    yield from table("Roles", ("Role", "What it is", "May", "Never"), roles())
    yield from table(
        "Categories", ("Category", "In words", "How it is shared"), kinds()
    )
    yield from table("What opens a record", ("Grant", "Opens"), grants())
    yield from table("What shields a record", ("Shield", "Takes away"), shields())
    yield from table(
        "States of a case", ("State", "May become", "Whose turn"), states()
    )
    yield from table("Pages", ("Address", "Opens to", "Logged as"), pages())


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
    """Yield every role with what it may and may not do."""
    for role in (*ROLES.values(), LEAD_PROFESSIONAL):
        may = "; ".join(role.may) or "nothing of their own: see grants"
        yield role.display_name, role.description, may, role.never


def kinds() -> Iterator[tuple]:
    """Yield every category with how it is shared."""
    for category in Category:
        yield f"`{category.value}`", category.label, how_shared(category)


def grants() -> Iterator[tuple]:
    """Yield every kind of grant with what it opens."""
    for kind in Grant.Kind:
        yield kind.label, GRANTS[kind]


def shields() -> Iterator[tuple]:
    """Yield every shield with what it takes away."""
    for level in Shielding.Level:
        yield level.label, SHIELDS[level]


def states() -> Iterator[tuple]:
    """Yield every state of a case with its legal moves."""
    for status in Case.Status:
        moves = [Case.Status(move).label for move in sorted(CASE.after(status))]
        yield status.label, "; ".join(moves) or "nothing", policies.WHOSE_TURN[status]
