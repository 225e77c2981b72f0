"""What a run says at its end: how much the matrix and the judges asked."""

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
