"""How the source is written: each rule of style.md that a reader would have to trust."""

import ast

import pytest

from information_sharing import access
from tests.architecture.sources import (
    ROOT,
    functions,
    layer,
    lines_matching,
    place,
    python_files,
    templates,
    tree,
)

LONGEST = 300


def test_no_file_is_longer_than_one_can_hold_in_mind():
    long = {
        place(path): count
        for path in [*python_files(tests=True), *templates()]
        if (count := len(path.read_text().splitlines())) > LONGEST
    }

    assert long == {}, "split by noun (style.md 3.12)"


def test_views_and_api_never_touch_a_manager():
    found = lines_matching(
        [*layer("views"), *layer("api")], r"\.(objects|_default_man)"
    )

    assert found == [], "ask access, or a query that takes viewer="


def test_commands_take_keywords_only_and_say_by_whom():
    wrong = [
        place(path, node.lineno)
        for path in layer("commands")
        if "management" not in path.parts
        for node in functions(path)
        if not node.name.startswith("_") and not _is_command(node)
    ]

    assert wrong == [], "def verb_noun(*, …, by)"


def _is_command(node: ast.FunctionDef) -> bool:
    arguments = node.args
    names = {argument.arg for argument in arguments.kwonlyargs}
    return not arguments.args and not arguments.posonlyargs and "by" in names


def test_queries_say_who_reads():
    wrong = [
        place(path, node.lineno)
        for path in layer("queries")
        for node in functions(path)
        if not node.name.startswith("_") and _touches_a_manager(node)
        if "viewer" not in {a.arg for a in (*node.args.args, *node.args.kwonlyargs)}
    ]

    assert sorted(wrong) == sorted(_named(READERS_OF_NOTHING_PERSONAL))


CONSENTS = "information_sharing/queries/consents.py"
READERS_OF_NOTHING_PERSONAL: dict[tuple[str, str], str] = {
    ("agencies/queries/teams.py", "teams_with_families"): "teams are in the directory",
    ("cases/queries/calendars.py", "owner_of"): "whose calendar it is: no family",
    ("cases/queries/header.py", "lead_of"): "who leads is IDENTITY: any reader has it",
    ("lead_professional/queries/leading.py", "deputy_named"): "IDENTITY, as who leads",
    ("lead_professional/queries/limits.py", "limits"): "amounts set for everybody",
    ("lead_professional/queries/limits.py", "spent_for_child"): "a sum for commands",
    ("lead_professional/queries/loads.py", "loads_of"): "how many, of no family",
    (CONSENTS, "family_left_out"): "answers yes or no about one team",
    (CONSENTS, "teams_left_out"): "called by forms that only coordinators open",
    (CONSENTS, "teams_still_covered"): "of a consent that the viewer was given",
}
"""(file, function) -> why it needs no viewer."""


def _named(allowed):
    for file, name in allowed:
        path = ROOT / file
        yield from (place(path, n.lineno) for n in functions(path) if n.name == name)


def _touches_a_manager(node) -> bool:
    return any(
        isinstance(inner, ast.Attribute) and inner.attr == "objects"
        for inner in ast.walk(node)
    )


def test_access_rules_come_in_pairs():
    names = {name for name in vars(access) if name.startswith(("can_", "check_"))}
    checks = {
        name.removeprefix("check_") for name in names if name.startswith("check_")
    }
    answers = {name for name in names if name.startswith("can_")}
    known = {"has": "can_have", "can_see_person": "can_see_person"}

    expected = {known.get(check, check) for check in checks} | {"can_see_person"}

    assert answers == expected


def test_work_waits_for_the_commit():
    calls = r"\.(delay|apply_async|send_task)\("
    by_the_clock = layer("schedule")  # a task of its own: no transaction is open
    found = lines_matching(set(python_files()) - set(by_the_clock), calls)
    late = [line for line in found if not _inside_on_commit(line)]

    assert late == [], "use delay_on_commit, or transaction.on_commit"


def _inside_on_commit(line: str) -> bool:
    file, number = line.split(": ")[0].rsplit(":", 1)
    around = [
        node
        for node in ast.walk(tree(ROOT / file))
        if isinstance(node, ast.FunctionDef)
        and node.lineno <= int(number) <= (node.end_lineno or 0)
    ]
    return any("on_commit" in ast.unparse(node) for node in around)


def test_no_signal_hides_the_flow():
    found = lines_matching(python_files(), r"@receiver|\.connect\(|signals import")

    assert [line for line in found if "config/local_" not in line] == []


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\|\s*safe\b|safeseq|autoescape off", "what people typed would be a script"),
        (r"\sstyle\s*=", "the Content-Security-Policy refuses it"),
        (r"\son[a-z]+\s*=\s*[\"']", "the Content-Security-Policy refuses it"),
        (r"javascript:", "the Content-Security-Policy refuses it"),
        (r"https?://(?!www\.w3\.org)[a-z]", "nothing is fetched from elsewhere"),
        (r"\.objects\b|has_perm|perms\.", "the view asks; a template shows"),
    ],
)
def test_templates_hold_nothing_that_could_run_or_ask(pattern, why):
    assert lines_matching(templates(), pattern) == [], why


def test_pages_carry_no_style_element():
    pages = [path for path in templates() if "reports" not in path.parts]

    assert lines_matching(pages, r"<style\b") == [], "only a PDF may carry its own"


def test_no_machine_or_registry_is_named_in_the_repository():
    tracked = [
        path
        for folder in ("docs", "bin", ".ci", "tests", "config", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".png", ".pdf", ".woff2"}
    ]
    tracked += [ROOT / "uv.lock", ROOT / "pyproject.toml", ROOT / "package-lock.json"]
    hosts = r"(/home/\w+/|/Users/\w+/|/work/(main|shared)|artifactory|pypi\.internal)"
    found = lines_matching([path for path in tracked if path.exists()], hosts)

    assert [line for line in found if "test_source.py" not in line] == []
