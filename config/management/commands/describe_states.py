"""Print docs/states.md: every state machine as the code has it."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand

from agencies.states import MACHINES as OF_AGENCIES
from cases.states import MACHINES as OF_CASES
from evaluation.states import MACHINES as OF_EVALUATION
from lead_professional.states import MACHINES as OF_LEADS

MACHINES = (*OF_AGENCIES, *OF_CASES, *OF_LEADS, *OF_EVALUATION)
HEAD = """# From state to state

Written by `manage.py describe_states > docs/states.md`. Do not edit it: change the
table in the `states.py` of its app, and a test asks for this file again.
"""


class Command(BaseCommand):
    """Prints, and changes nothing."""

    help = "Print the states of everything that has states, as Markdown, from the code."

    def handle(self, *args, **options) -> None:
        """Print the document."""
        self.stdout.write("\n".join(document()))


def document() -> Iterator[str]:
    """Yield the lines of the document."""
    yield HEAD
    for machine in MACHINES:
        yield from machine.drawn()
