"""On what machine a figure was measured."""

import os
import platform
import time
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


def seconds_of_the_processor(work) -> float:
    """Return the seconds that ours and the database's process worked for it.

    They wait for each other, so the sum is what it takes where nobody else is working.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        [backend] = cursor.fetchone()
    before = time.process_time() + _of_process(backend)
    work()
    return time.process_time() + _of_process(backend) - before


def _of_process(number: int) -> float:
    text = Path(f"/proc/{number}/stat").read_text()
    in_user, in_system = text.rpartition(")")[2].split()[11:13]
    return (int(in_user) + int(in_system)) / os.sysconf("SC_CLK_TCK")
