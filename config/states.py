"""One table for each thing that moves from state to state; docs/states.md is drawn from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class Step:
    """From one state to the next: what is done, and who does it, in plain words."""

    before: str
    after: str
    what: str
    who: str


@dataclass(frozen=True)
class StateMachine:
    """The states of one thing, where it begins, and every step that there is."""

    name: str
    thing: str
    states: type[TextChoices]
    start: str
    steps: tuple[Step, ...]

    def allows(self, before: str, after: str) -> bool:
        """Return whether there is a step from `before` to `after`."""
        return any((step.before, step.after) == (before, after) for step in self.steps)

    def check(self, before: str, after: str) -> None:
        """Raise NotPossibleNow unless there is a step from `before` to `after`."""
        if not self.allows(before, after):
            now, then = self.states(before).label, self.states(after).label
            raise NotPossibleNow(
                f"{self.thing} cannot go from “{now}” to “{then}”. It may have been "
                "changed meanwhile: look again."
            )

    def after(self, before: str) -> list[str]:
        """Return the states that may follow `before`."""
        return [step.after for step in self.steps if step.before == before]

    def drawn(self) -> Iterator[str]:
        """Yield the lines of its diagram (Mermaid) and its table, as Markdown."""
        yield f"## {self.name}\n"
        yield "```mermaid\nstateDiagram-v2"
        yield f"  [*] --> {self.start}"
        for step in self.steps:
            yield f"  {step.before} --> {step.after}: {step.what}"
        for state in self.states.values:
            if not self.after(state):
                yield f"  {state} --> [*]"
        yield "```\n\n| From | To | What | Who |\n|---|---|---|---|"
        for step in self.steps:
            names = self.states(step.before).label, self.states(step.after).label
            yield f"| {names[0]} | {names[1]} | {step.what} | {step.who} |"
        yield ""
