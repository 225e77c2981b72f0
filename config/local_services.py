"""Servers that belong to one project folder and run without root or a system service."""

import ctypes
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SOCKET_LIMIT = 80  # The kernel's own limit is 107 bytes, with the file's name.
START_SECONDS = 30
ELSEWHERE = Path("/var/lib/team-around")
PDEATHSIG = 1


class ServiceError(Exception):
    """A sentence that says what is missing and what to do about it."""


@dataclass(frozen=True)
class Account:
    """The account that the servers run as: never root, which PostgreSQL refuses."""

    name: str
    uid: int
    gid: int

    def popen_arguments(self):
        """How to start a process as this account."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def service_account():
    """Ourselves; as root, `postgres` or else `nobody`."""
    if os.geteuid() != 0:
        me = pwd.getpwuid(os.geteuid())
        return Account(me.pw_name, me.pw_uid, me.pw_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise ServiceError("No account for PostgreSQL: add a user named postgres")


def reachable(path, account):
    """Whether the account may enter every folder above the path, and read it."""
    command = ["/usr/bin/test", "-r", path, "-a", "-x", path]
    done = subprocess.run(command, check=False, cwd="/", **account.popen_arguments())
    return done.returncode == 0


def services_home(var, account):
    """Where data lives: in var, or outside a home folder that the account cannot enter."""
    var.mkdir(parents=True, exist_ok=True)
    home = var / "services"
    if not reachable(var, account):
        digest = hashlib.sha256(str(var.resolve()).encode()).hexdigest()[:10]
        home = ELSEWHERE / digest
        home.parent.mkdir(parents=True, exist_ok=True)
    own_folder(home, account)
    return home


def own_folder(path, account):
    """Make a folder that only the account (and root) may enter."""
    path.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(path, account.uid, account.gid)
    if path.stat().st_uid != account.uid:
        raise ServiceError(f"{path} belongs to someone else: remove it and try again")
    path.chmod(0o700)


def socket_folder(home, account):
    """A folder whose sockets have short enough names."""
    folder = home / "run"
    if len(str(folder)) > SOCKET_LIMIT:
        digest = hashlib.sha256(str(home).encode()).hexdigest()[:10]
        folder = Path(tempfile.gettempdir()) / f"team-around-{account.uid}-{digest}"
    own_folder(folder, account)
    return folder


def package_folder(name):
    """Where an installed package lives, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])


def within_reach(package, home, account):
    """The package's folder, or a copy of it that the account can run."""
    if reachable(package, account):
        return package
    version = str(package.stat().st_mtime_ns)
    copies = home / "programs" / version
    if not copies.exists():
        copy_programs(package, copies)
    return copies / package.name


def copy_programs(package, copies):
    """Copy a package and the libraries that its wheel keeps beside it."""
    fresh = copies.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, fresh / folder.name, symlinks=True)
    subprocess.run(["/bin/chmod", "-R", "a+rX", fresh.parent], check=True)
    fresh.rename(copies)


def wait_for(ready, process, name, log):
    """Wait until a server answers, or say where its log is."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if ready():
            return
        time.sleep(0.02)
    raise ServiceError(f"{name} did not start: see {log}")


def die_with_parent(how):
    """A preexec function: the kernel ends the child if we are killed outright."""
    library = ctypes.CDLL(None)
    return lambda: library.prctl(PDEATHSIG, how)


def stop_process(process, how=signal.SIGTERM, seconds=20):
    """Ask a process that we started to stop; insist if it will not."""
    if process.poll() is not None:
        return
    process.send_signal(how)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Server:
    """What PostgreSQL and Valkey have in common: a log, a process, an end."""

    name = ""
    stop_signal = signal.SIGTERM

    def __init__(self, home, account):
        self.home, self.account = home, account
        self.sockets = socket_folder(home, account)
        self.log = home / f"{self.name}.log"
        self.process = None

    def run(self, command):
        """Start the server in a session of its own, so that Ctrl-C leaves it to us."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                preexec_fn=die_with_parent(self.stop_signal),  # noqa: PLW1509
                **self.account.popen_arguments(),
            )
        wait_for(self.answers, self.process, self.name, self.log)

    def answers(self):
        """Whether the server takes connections."""
        raise NotImplementedError

    def stop(self):
        """Stop the server if this object started it."""
        if self.process is not None:
            stop_process(self.process, self.stop_signal)
