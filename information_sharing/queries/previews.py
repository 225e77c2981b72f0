"""What a decision would change, in the words of the page before signing."""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import previewing
from information_sharing.categories import Category
from information_sharing.eight_questions import OPENS, Verdict, Walk
from information_sharing.queries.recipients import is_left_out

BUTTONS = {
    Verdict.DO_NOT_SHARE: "Record the decision not to share with {to}",
    Verdict.SHARE_WITHOUT_NAMES: "Record that {to} may be told without names",
}


@dataclass(frozen=True)
class Line:
    """One person, and what she gains or loses sight of, about whom."""

    who: str
    what: str
    only: bool


def joined(words) -> str:
    """Return "health", "health and development", "a, b and c"."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def labels(categories) -> str:
    """Return the categories' names in a sentence, in their usual order."""
    return joined(c.label for c in Category if c in categories)


def preview_of(walk: Walk, case: Case, *, viewer: Practitioner, names) -> dict:
    """Return who would gain and lose sight of what, and what the button says."""
    opens = walk.verdict in OPENS
    change = previewing.preview(case, walk, by=viewer)
    what, to = labels(walk.categories), walk.recipient
    return {
        "opens": opens,
        "to": to,
        "without_names": walk.verdict == Verdict.SHARE_WITHOUT_NAMES,
        "what": what,
        "held_back": labels(walk.held_back),
        "whom": joined(str(person) for person in walk.people),
        "waits": opens and walk.verdict != Verdict.SHARE_BY_CONSENT,
        "button": BUTTONS.get(walk.verdict, "Share {what} with {to}").format(
            what=what, to=to
        ),
        "left_out": opens and is_left_out(case, to),
        "steps": tuple(_steps(change, names)),
        "empty": opens and change.nobody_there,
        "unchanged": joined(_who(reader) for reader in change.unchanged),
        "shut_out": joined(_who(reader) for reader in change.shut_out),
    }


def _steps(change: previewing.Preview, names):
    yield {
        "gains": _lines(change.now.gains, names),
        "losses": _lines(change.now.losses, names),
    }
    if change.then.gains or change.then.losses:
        yield {
            "gains": _lines(change.then.gains, names),
            "losses": _lines(change.then.losses, names),
            "later": True,
        }


def _lines(changes, names) -> list[Line]:
    """Return one line for each person, whatever it is about."""
    about: dict[tuple, list[str]] = {}
    for change in changes:
        if kinds := names.kinds(change.categories):
            who = f"{_who(change.practitioner)}, {change.team}"
            of = names.several(change.people)
            what = f"{kinds} of {of}" if of else kinds
            about.setdefault((who, change.only), []).append(what)
    return [Line(who, "; ".join(what), only) for (who, only), what in about.items()]


def _who(practitioner: Practitioner) -> str:
    work = practitioner.profession.lower()
    return f"{practitioner}, {work}" if work else str(practitioner)
