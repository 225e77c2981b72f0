"""How the source is written (style 3.4, 3.11, 3.12)."""

import ast
import re

import pytest

from tests.architecture.sources import (
    APPS,
    ROOT,
    files_named,
    functions,
    python_files,
    relative,
    tree,
)

LONGEST = 300
HOSTS = re.compile(r"https?://(?!127\.0\.0\.1|localhost)[\w.-]*(pypi|npmjs|debian)\b")
PLACES = re.compile(r"/(?:work|root|home/\w+)/[\w.]")
UNSAFE = re.compile(r"\|\s*safe\b|\sstyle=|\son\w+=\"|autoescape off")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", python_files(*APPS, "config", "tests"), ids=relative)
def test_files_are_short(path):
    assert len(path.read_text().splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "path", [*files_named("views"), *files_named("api")], ids=relative
)
def test_views_do_not_query_models(path):
    named = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert not named, f"Ask access or a query instead: lines {named}"


COMMANDS = [
    (path, node) for path in files_named("commands") for node in functions(path)
]


@pytest.mark.parametrize(
    ("path", "node"), COMMANDS, ids=[node.name for _, node in COMMANDS]
)
def test_commands_take_keywords_and_say_by_whom(path, node):
    assert not node.args.args, "Only keyword arguments"
    assert not node.args.posonlyargs
    assert "by" in {argument.arg for argument in node.args.kwonlyargs}


def test_access_rules_come_in_pairs():
    names = {node.name for node in functions(ROOT / "information_sharing/access.py")}
    checks = {name.removeprefix("check_") for name in names if name.startswith("check")}
    answers = {name for name in names if re.match(r"can_(?!see_person)", name)}

    same = {name.removeprefix("can_") for name in checks} ^ {
        name.removeprefix("can_") for name in answers
    }
    assert same <= {"has", "have"}, f"No partner: {same}"


def test_nothing_is_enqueued_before_the_commit():
    found = [
        f"{relative(path)}:{number}"
        for path in python_files(*APPS, "config")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if re.search(r"\.(delay|apply_async)\(", line)
        and path.stem not in {"tasks", "schedule"}
    ]
    assert not found, "Use delay_on_commit, or tasks.enqueue_on_commit"


def test_no_signals_and_no_admin():
    found = [
        relative(path)
        for path in python_files(*APPS, "config")
        if re.search(r"django\.contrib\.admin|db\.models\.signals", path.read_text())
    ]
    assert not found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_escape_and_style_by_class(path):
    text = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    inline = [found for found in UNSAFE.findall(text) if "css" not in path.name]

    assert not inline


def test_the_repository_names_no_machine_and_no_registry():
    read = [
        *python_files(*APPS, "config", "tests"),
        *(ROOT / "bin").iterdir(),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / name for name in ("README.md", "Dockerfile", "docker-compose.yml")),
    ]
    found = [
        relative(path)
        for path in read
        if path.name != "test_source.py"
        and (HOSTS.search(path.read_text()) or PLACES.search(path.read_text()))
    ]
    assert not found


def test_lock_files_name_only_the_public_registries():
    uv = set(re.findall(r'url = "(https://[^/"]+)', (ROOT / "uv.lock").read_text()))
    npm = (ROOT / "package-lock.json").read_text()

    assert uv <= {"https://files.pythonhosted.org"}
    assert set(re.findall(r'"resolved": "(https?://[^/"]+)', npm)) <= {
        "https://registry.npmjs.org"
    }
