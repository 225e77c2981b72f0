"""What every run does first, and says at its end: how much was asked."""

import gc
from collections import Counter

import pytest
import time_machine
from django.utils import timezone

LINES = {
    "cells": "matrix: {cells} cells asked, {refusals} refused",
    "decisions": "judges: {decisions} decisions in {worlds} worlds, {opened} open",
    "steps": "machine: {steps} steps in {lives} lives, {done} done and the rest refused",
    "mutants": "mutants: {mutants} made, {killed} killed, {explained} explained",
}

RUBBISH = 50_000, 20, 20
LONG = {"matrix", "sweeps"}


def pytest_collection_modifyitems(items):
    """Ask first what takes minutes, so that no worker ends long after the other."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


def pytest_collection_finish():
    """Look for rubbish seldom, and not in what all tests share: a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RUBBISH)


@pytest.fixture
def standing_clock():
    """Stop the clock, so that two pages print the same minute."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def pytest_terminal_summary(terminalreporter):
    """Print the figures that passed tests left in their properties."""
    counted = Counter()
    for report in terminalreporter.getreports("") + terminalreporter.getreports(
        "passed"
    ):
        if report.when == "call":
            told = dict(report.user_properties)
            if "said" in told:
                terminalreporter.write_line(told.pop("said"))
            counted.update(told)
    for first, line in LINES.items():
        if counted[first]:
            terminalreporter.write_line(line.format_map(counted))
