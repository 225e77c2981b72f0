"""What a decision would change, in the words of the page before signing."""

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import explaining
from information_sharing.categories import Category
from information_sharing.eight_questions import OPENS, Verdict, Walk
from information_sharing.queries.consents import family_left_out

BUTTONS = {
    Verdict.DO_NOT_SHARE: "Record the decision not to share with {team}",
    Verdict.SHARE_WITHOUT_NAMES: "Record that {team} may be told without names",
}


def joined(words) -> str:
    """Return "health", "health and development", "a, b and c"."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def labels(categories) -> str:
    """Return the categories' names in a sentence, in their usual order."""
    return joined(c.label for c in Category if c in categories)


def preview_of(walk: Walk, case: Case, *, viewer: Practitioner) -> dict:
    """Return who would see what, and what the button says."""
    opens = walk.verdict in OPENS
    button = BUTTONS.get(walk.verdict, "Share {what} with {team}")
    what = labels(walk.categories)
    return {
        "opens": opens,
        "without_names": walk.verdict == Verdict.SHARE_WITHOUT_NAMES,
        "what": what,
        "whom": joined(str(person) for person in walk.people),
        "waits": opens and walk.verdict != Verdict.SHARE_BY_CONSENT,
        "button": button.format(what=what, team=walk.team),
        "left_out": opens and family_left_out(case, walk.team),
        "change": _change(walk, case) if opens else None,
    }


def _change(walk: Walk, case: Case) -> explaining.Preview:
    return explaining.preview(
        case, team=walk.team, categories=walk.categories, until=walk.ends_on
    )
