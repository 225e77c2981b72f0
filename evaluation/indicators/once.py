"""Several indicators rest on the same rows: while one snapshot is made, read them once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_READ: ContextVar[dict | None] = ContextVar("read", default=None)


@contextmanager
def reading_once(kept: dict) -> Iterator[None]:
    """Let what is counted inside, of one scope, keep in `kept` what it has read."""
    token = _READ.set(kept)
    try:
        yield
    finally:
        _READ.reset(token)


def read_once(key: tuple, read: Callable[[], Any]) -> Any:
    """Return what was read under this key; outside a snapshot, read it anew."""
    kept = _READ.get()
    if kept is None:
        return read()
    if key not in kept:
        kept[key] = read()
    return kept[key]
