"""Make the migrated database that every test worker copies.

Migrating takes eight seconds and restoring one, so what the migrations made is kept in
var/ until a migration, a package or the grants change.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from config.local_postgres import DATABASE, OWNER, SUPERUSER

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "var" / "test-templates"
INPUTS = (
    "*/migrations/*.py",
    "cases/built_in.py",
    "cases/elements.py",
    "*/management/commands/secure_database.py",
    "config/light_states.py",
    "config/local_postgres.py",
    "config/settings/base.py",
    "uv.lock",
)


def fingerprint(postgres):
    """What the template depends on."""
    digest = hashlib.sha256(postgres.major_version().encode())
    for pattern in INPUTS:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    digest.update(b"single sign-on" if os.environ.get("OIDC_ISSUER") else b"")
    return digest.hexdigest()[:20]


def prepare(postgres, folder):
    """Start a process that restores or migrates, and leaves its verdict in the folder."""
    kept = CACHE / f"{fingerprint(postgres)}.sql"
    script = RESTORE if kept.exists() else MIGRATE
    environment = os.environ | {
        "DATABASE_URL": postgres.url(OWNER, DATABASE),
        "PGHOST": str(postgres.sockets),
        "PGUSER": SUPERUSER,
        "PGDATABASE": DATABASE,
        "PROGRAMS": str(postgres.programs),
        "PYTHON": sys.executable,
        "KEPT": str(kept),
    }
    return subprocess.Popen(
        ["/bin/sh", "-c", VERDICT, folder, script], cwd=ROOT, env=environment
    )


VERDICT = """
sh -ec "$1" >"$0/template.log" 2>&1
echo $? >"$0/rc.new" && mv "$0/rc.new" "$0/rc"
"""
RESTORE = '"$PROGRAMS/psql" -q -v ON_ERROR_STOP=1 -f "$KEPT"'
MIGRATE = """
"$PYTHON" manage.py secure_database --migrate
mkdir -p "$(dirname "$KEPT")"
find "$(dirname "$KEPT")" -name "*.sql*" -mmin +600 -delete
"$PROGRAMS/pg_dump" --no-comments -f "$KEPT.$$"
mv "$KEPT.$$" "$KEPT"
"""
