"""bin/start: services, migrations, demo, web and worker, until Ctrl-C."""

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from config.local_postgres import OWNER, Postgres
from config.local_services import (
    ServiceError,
    die_with_parent,
    service_account,
    services_home,
    stop_process,
)
from config.local_valkey import Valkey

ROOT_WARNING = "ignore:You're running the worker with superuser privileges"
ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent


class Launcher:
    """Everything that one bin/start has running, in the order that it was started."""

    def __init__(self, var):
        self.var = var
        self.servers = []
        self.children = []
        self.environment = dict(os.environ, TEAM_AROUND_VAR=str(var))
        self.environment.setdefault("LOG_LEVEL", "WARNING")
        self.environment.setdefault("PYTHONWARNINGS", ROOT_WARNING)
        self.environment.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

    def start_services(self):
        """PostgreSQL and Valkey of our own, unless addresses of others are given."""
        account = service_account()
        home = services_home(self.var, account)
        if not os.environ.get("DATABASE_URL"):
            postgres = self.serve(Postgres(home, account))
            self.environment["DATABASE_URL"] = postgres.url()
            self.environment["DATABASE_OWNER_URL"] = postgres.url(OWNER)
        if not os.environ.get("REDIS_URL"):
            self.environment["REDIS_URL"] = self.serve(Valkey(home, account)).url()
        self.environment.setdefault(
            "DATABASE_OWNER_URL", self.environment["DATABASE_URL"]
        )

    def serve(self, server):
        """Start a server and remember to stop it."""
        self.servers.insert(0, server)
        server.start()
        return server

    def remember(self):
        """Let manage.py find the services while they run; keep a secret of our own."""
        self.environment.setdefault("SECRET_KEY", own_secret(self.var))
        names = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY")
        lines = [f"{name}={self.environment[name]}\n" for name in names]
        write_private(self.var / "environment", "".join(lines))

    def manage(self, *arguments, **extra):
        """Run a management command to its end."""
        self.finish(self.run(sys.executable, "manage.py", *arguments, **extra))

    def finish(self, child):
        """Wait for a management command that runs beside others."""
        if child.wait():
            raise ServiceError(f"{' '.join(child.args[1:])} failed: see above")
        self.children.remove(child)

    def prepare(self):
        """Migrate as the owner, collect the assets, load the demo where it is empty."""
        owner = self.environment["DATABASE_OWNER_URL"]
        collect = ("collectstatic", "--noinput", "--verbosity=0", "--ignore=*.scss")
        assets = self.run(sys.executable, "manage.py", *collect)
        self.manage("secure_database", "--migrate", DATABASE_URL=owner)
        self.manage("load_demo", "--if-empty")
        self.finish(assets)

    def run(self, *command, **extra):
        """Start a child in a session of its own, so that Ctrl-C leaves it to us."""
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment | extra,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509
        )
        self.children.append(child)
        return child

    def run_site(self, host, port):
        """The web server and the worker, as in deployment but on one machine."""
        self.run(
            *(str(PROGRAMS / "gunicorn"), "config.wsgi:application"),
            *("--bind", f"{host}:{port}", "--worker-class", "gthread"),
            *("--workers", "1", "--threads", "8", "--no-control-socket"),
            *("--log-level", "warning"),
        )
        self.run(
            *(str(PROGRAMS / "celery"), "-q", "-A", "config", "worker", "-B"),
            *("--concurrency", "1", "--loglevel", "WARNING"),
        )

    def wait(self):
        """Wait for the first child to end: that is a failure, whoever it is."""
        while all(child.poll() is None for child in self.children):
            time.sleep(0.2)
        return 1

    def stop(self):
        """Stop what we started, the last first; nothing else."""
        for child in self.children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for process in self.children:
            stop_process(process)
        for server in self.servers:
            server.stop()
        (self.var / "environment").unlink(missing_ok=True)


def write_private(path, text):
    """Write a file that only its owner may read."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text)


def own_secret(var):
    """A secret key that this folder made for itself."""
    path = var / "secret-key"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(50))
    return path.read_text()


def is_free(host, port):
    """Whether we could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def choose_port(host, wanted):
    """The port asked for or nothing; without a wish, the first free one from 8000."""
    if wanted:
        if not is_free(host, int(wanted)):
            raise ServiceError(f"Port {wanted} is in use: set PORT to another one")
        return int(wanted)
    for port in range(8000, 8100):
        if is_free(host, port):
            return port
    raise ServiceError("Ports 8000 to 8099 are in use: set PORT to another one")


def lock(var):
    """One bin/start for each folder."""
    var.mkdir(parents=True, exist_ok=True)
    handle = (var / "start.lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        message = "Team Around already runs from this folder: stop it first"
        raise ServiceError(message) from None
    return handle


def interrupt(number, frame):
    """End the wait; everything is then stopped in order."""
    raise KeyboardInterrupt


def on_stop_signals(handler):
    """Treat Ctrl-C, a polite kill and a closed terminal alike."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def say(text):
    """Print at once, also into a pipe."""
    print(text, flush=True)  # noqa: T201


def wait_until_answering(site, host, port):
    """Wait until the web server accepts connections."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and site.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)
    raise ServiceError("The web server did not start: the reason is printed above")


def start(launcher):
    """From nothing to a running site."""
    host = os.environ.get("HOST", "127.0.0.1")
    port = choose_port(host, os.environ.get("PORT"))
    launcher.environment.setdefault("PUBLIC_ADDRESS", f"http://{host}:{port}")
    launcher.start_services()
    launcher.remember()
    launcher.prepare()
    launcher.run_site(host, port)
    site = launcher.children[0]
    launcher.manage("load_demo", "--print-logins")
    wait_until_answering(site, "127.0.0.1" if host == "0.0.0.0" else host, port)  # noqa: S104
    say(f"\nTeam Around is running at http://{host}:{port}/  (Ctrl-C stops it)")
    return launcher.wait()


def main():
    """Start, wait, and always stop."""
    on_stop_signals(interrupt)
    launcher = Launcher(
        Path(os.environ.get("TEAM_AROUND_VAR") or ROOT / "var").resolve()
    )
    try:
        with lock(launcher.var):
            return run_to_the_end(launcher)
    except ServiceError as error:
        print(error, file=sys.stderr)  # noqa: T201
    return 1


def run_to_the_end(launcher):
    """Stop everything, however the run ends."""
    try:
        return start(launcher)
    except KeyboardInterrupt:
        return 0
    finally:
        on_stop_signals(signal.SIG_IGN)
        launcher.stop()


if __name__ == "__main__":
    sys.exit(main())
