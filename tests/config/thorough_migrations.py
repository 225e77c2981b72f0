"""Both ways of migrating an empty database make the same: `bin/test --thorough`."""

import os
import re
import subprocess
import sys

from config.local_postgres import OWNER, SUPERUSER
from tests.plugins.database import ROOT

CHANGING = re.compile(
    r"\d{4}-\d\d-\d\d [\d:.]+\+00|[0-9a-f]{8}-[0-9a-f-]{27}|\\(un)?restrict \w+"
)
"""Moments, keys and pg_dump's own password: other ones each time."""
LONG_WAY = ("migrate", "--verbosity=0")
SHORT_WAY = ("secure_database", "--migrate")


def dumped(postgres, name, *commands):
    """Return what these commands make of an empty database."""
    postgres.create_database(name)
    address = {"DATABASE_URL": postgres.url(OWNER, name)}
    for command in commands:
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=os.environ | address,
            check=True,
        )
    program = [postgres.programs / "pg_dump", "--no-comments", "-U", SUPERUSER]
    program += ["-h", postgres.sockets, name]
    dump = subprocess.run(program, capture_output=True, text=True, check=True)
    return CHANGING.sub("", dump.stdout).splitlines()


def test_the_short_way_makes_what_the_long_way_makes(postgres):
    """Line by line, whatever the order in which rows were written."""
    long = dumped(postgres, "the_long_way", LONG_WAY, ("secure_database",))
    short = dumped(postgres, "the_short_way", SHORT_WAY)
    assert len(short) > 10_000
    assert sorted(short) == sorted(long)
