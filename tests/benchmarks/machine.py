"""On what machine a figure was measured."""

import os
import platform
from pathlib import Path

from django.db import connection


def describe() -> str:
    """Return processor, cores, Python and PostgreSQL in one line."""
    names = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    version = connection.cursor().connection.server_version // 10000
    return (
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, PostgreSQL {version}"
    )
