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
    """Let something else happen just after a query that contains a text."""

    def __init__(self, after, action, *, times=1):
        self.after, self.action, self.left = after, action, times
        self.happened = False

    def __call__(self, execute, sql, params, many, context):
        """Run the query; at its last turn let the other thing happen."""
        result = execute(sql, params, many, context)
        if self.after in sql and not self.happened:
            self.left -= 1
            if self.left == 0:
                self.happened = True
                outcome = elsewhere(self.action)
                assert not isinstance(outcome, Exception), outcome
        return result

    def during(self, action):
        """Run the action with this watching its queries; return its outcome."""
        with connection.execute_wrapper(self):
            return action()
