"""Two requests told apart by nothing but a clock: asked in turn, medians compared."""

import gc
import re
import statistics
import time
from difflib import unified_diff

from tests.thorough import THOROUGH

TRIES = 1000 if THOROUGH else 60
MOST_APART = 0.005
"""Seconds between the medians, at most (issue 3)."""

WARMING, ROUNDS = 5, 3
ONE_TIME = re.compile(rb'name="_once" value="[^"]+"|nonce="[^"]+"|[A-Za-z0-9]{64}')


def told_apart(first, second, *paths):
    """Return what tells the answers of two requests apart, without any clock."""
    one, other = seen(first(), paths), seen(second(), paths)
    return list(unified_diff(one, other, n=0, lineterm=""))


def seen(response, paths):
    """Return all that somebody outside can compare."""
    body = ONE_TIME.sub(b"", response.content)
    for path in paths:
        body = body.replace(path.encode(), b"PATH")
    headers = {k: v for k, v in response.headers.items() if k != "X-Request-ID"}
    headers.pop("Content-Length", None)
    return [str(response.status_code), str(headers), *body.decode().splitlines()]


def close_medians(first, second, tries=TRIES):
    """Measure up to three times; return the round in which the medians are closest.

    A busy machine makes one round noisy; a real difference is there in each.
    """
    rounds = []
    for _ in range(ROUNDS):
        rounds.append(medians(first, second, tries))
        if apart(rounds[-1]) < MOST_APART:
            break
    return min(rounds, key=apart)


def apart(found):
    """Return the seconds between two medians."""
    return abs(found[0] - found[1])


def medians(first, second, tries=TRIES):
    """Return the median seconds of both, asked one after the other in changing order."""
    requests, times = (first, second), ([], [])
    for _ in range(WARMING):
        first(), second()
    gc.collect()
    gc.disable()
    try:
        for number in range(tries):
            for which in (0, 1) if number % 2 else (1, 0):
                started = time.perf_counter()
                requests[which]()
                times[which].append(time.perf_counter() - started)
    finally:
        gc.enable()
    return statistics.median(times[0]), statistics.median(times[1])
