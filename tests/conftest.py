"""What a run says at its end: how much the matrix asked."""


def pytest_terminal_summary(terminalreporter):
    """Print how many cells the matrix asked, and how many were refusals."""
    counted = {"cells": 0, "refusals": 0}
    for report in terminalreporter.getreports("") + terminalreporter.getreports(
        "passed"
    ):
        for name, value in report.user_properties:
            if report.when == "call" and name in counted:
                counted[name] += value
    if counted["cells"]:
        terminalreporter.write_line(
            f"matrix: {counted['cells']} cells asked, {counted['refusals']} refused"
        )
