"""Answers that take as long whatever they hide (R8)."""

import time
from typing import Any

A_MOMENT = 0.4
"""Longer than the slowest of the answers that must not be told apart."""


def in_a_moment(response: Any) -> Any:
    """Return the response, to be sent when a moment has passed since it was asked."""
    response.takes = A_MOMENT
    return response


class SteadyMiddleware:
    """Keeps back a response until `takes` seconds of its request have passed."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Return the response, not before its time; the transaction has ended."""
        started = time.monotonic()
        response = self.get_response(request)
        left = started + getattr(response, "takes", 0) - time.monotonic()
        if left > 0:
            time.sleep(left)
        return response
