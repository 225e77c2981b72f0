"""How often something may be sent in a while, counted in the cache for every process."""

import time
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache


def is_too_often(name: str, *, most: int, seconds: int, by: str = "") -> bool:
    """Count one more of this name in this while; return whether it is one too many."""
    now = int(time.time() // seconds)
    key = f"rate:{name}:{sha256(by.encode()).hexdigest()}:{now}"
    cache.add(key, 0, seconds)
    return int(cache.incr(key)) > most


def address_of(request) -> str:
    """Return the address that a request comes from, as signing in reckons it."""
    return str(get_adapter().get_client_ip(request))
