"""Threads with connections of their own, and a pause in the middle of a request."""

import threading

from django.db import connection

SECONDS = 20


def at_once(*actions):
    """Run the actions at the same moment; return what each returned or raised."""
    outcomes, together = [None] * len(actions), threading.Barrier(len(actions))

    def run(place, action):
        together.wait(SECONDS)
        outcomes[place] = outcome_of(action)

    threads = [
        threading.Thread(target=run, args=numbered) for numbered in enumerate(actions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert not any(thread.is_alive() for thread in threads), "they wait for each other"
    return outcomes


def elsewhere(action):
    """Run the action in another thread, on another connection; return its outcome."""
    return at_once(action)[0]


def outcome_of(action):
    """Return what the action returned or raised; let its connection go."""
    try:
        return action()
    except Exception as error:  # noqa: BLE001
        return error
    finally:
        connection.close()


class Meanwhile:
    """Let something else happen just before the first query that contains a text."""

    def __init__(self, before, action):
        self.before, self.action, self.happened = before, action, False

    def __call__(self, execute, sql, params, many, context):
        """Let the other thing happen, in its own connection, then go on."""
        if self.before in sql and not self.happened:
            self.happened = True
            outcome = elsewhere(self.action)
            assert not isinstance(outcome, Exception), outcome
        return execute(sql, params, many, context)

    def during(self, action):
        """Run the action with this watching its queries; return what it returns."""
        with connection.execute_wrapper(self):
            return action()
