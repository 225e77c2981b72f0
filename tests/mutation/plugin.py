"""Runs each mutant of the Python rules against the tests that reach its function.

`python -m pytest -p tests.mutation.plugin FILES...`: the files' tests run once to learn
which of them call which function and how long they take; then each mutant lives in a
child of its own, whose function has the broken code, until a test fails. Each test also
runs unbroken in such a child: one that fails there, too, proves nothing.
"""

import os
import signal
import sys
import time
from collections import defaultdict
from importlib import import_module

from _pytest.runner import runtestprotocol
from django.db import connections

from tests.mutation.explained import explained
from tests.mutation.python import mutants

LONGEST = 60
AT_MOST = 150
AT_MOST_IF_EXPLAINED = 40
SURVIVED, NOTICED = 0, 77
OWN_PROCESS = {"transactional_db", "celery_worker", "site", "page", "live_server"}


def pytest_runtestloop(session):
    """In the place of the ordinary loop: learn, then break one thing after another."""
    made, why = mutants(), explained()
    items = [i for i in session.items if not OWN_PROCESS & set(i.fixturenames)]
    reached = learn(session, items, {function_of(m).__code__ for m in made})
    survivors, sound = [], {}
    for mutant in made:
        most = AT_MOST_IF_EXPLAINED if mutant.name in why else AT_MOST
        pairs = sorted(reached[function_of(mutant).__code__], key=first)[:most]
        tests = those_that_prove(session, mutant, [item for _, item in pairs], sound)
        if not noticed(session, mutant, mutant.code(), tests):
            survivors.append(mutant.name)
            tell(session, f"survived ({len(tests)} tests): {mutant.name}")
    open_ones = set(survivors) - why
    tell(
        session,
        f"python mutants: {len(made)} made, {len(made) - len(survivors)} killed, "
        f"{len(survivors) - len(open_ones)} explained, {len(open_ones)} not",
    )
    session.testsfailed = len(open_ones)
    return True


def those_that_prove(session, mutant, tests, sound):
    """Return those of the tests that pass in a child where nothing is broken."""
    unbroken = function_of(mutant).__code__
    fresh = [item for item in tests if item not in sound]
    if noticed(session, mutant, unbroken, fresh):
        for item in fresh:
            sound[item] = not noticed(session, mutant, unbroken, [item])
            if not sound[item]:
                tell(session, f"fails unbroken: {item.nodeid}")
    else:
        sound.update(dict.fromkeys(fresh, True))
    return [item for item in tests if sound[item]]


def first(pair):
    """Return the order of tests: those of `access` itself first, then the quickest."""
    took, item = pair
    return "test_access" not in item.nodeid, took


def tell(session, line):
    """Write a line to the terminal."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    reporter.ensure_newline()
    reporter.write_line(line)
    reporter.flush()


def function_of(mutant):
    """Return the function that the mutant is a mutant of."""
    found = import_module(mutant.module)
    for part in mutant.function.split("."):
        found = getattr(found, part)
    found = getattr(found, "fget", found)  # of a property
    return getattr(found, "func", found)  # of a cached property


def learn(session, items, codes):
    """Run every test once; return for each function which tests call it."""
    reached = defaultdict(list)
    for item in items:
        seen, started = set(), time.monotonic()
        sys.setprofile(
            lambda frame, event, _, seen=seen: (
                event == "call" and frame.f_code in codes and seen.add(frame.f_code)
            )
        )
        reports = runtestprotocol(item, log=False, nextitem=session)
        sys.setprofile(None)
        if any(report.failed for report in reports):
            tell(session, f"fails already: {item.nodeid}")
            continue
        for code in seen:
            reached[code].append((time.monotonic() - started, item))
    return reached


def noticed(session, mutant, code, tests):
    """Whether one of these tests notices, in a child process of its own."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        os._exit(live(session, mutant, code, tests))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended not in (SURVIVED, NOTICED, -signal.SIGALRM):
        raise RuntimeError(f"The child ended with {ended}: {mutant.name}")
    if ended == -signal.SIGALRM:
        tell(session, f"hung: {mutant.name}")
    return ended != SURVIVED


def live(session, mutant, code, tests):
    """Run the tests with this code until one fails; one that hangs fails too."""
    function_of(mutant).__code__ = code
    for item in tests:
        signal.alarm(LONGEST)
        reports = runtestprotocol(item, log=False, nextitem=session)
        if any(report.failed for report in reports):
            return NOTICED
    return SURVIVED
