"""The round: new births on paper, made for the practitioner who takes it along (R16)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from cases.queries.births import Entry, Wanted, births_of, entries, with_homes
from config.pdf import render_pdf

LONGEST = 200


@dataclass(frozen=True)
class Round:
    """The chosen entries, as far as this reader may know them."""

    title: str
    entries: tuple[Entry, ...]
    more: int
    made_for: Practitioner
    made_at: datetime

    @property
    def cases(self) -> list[Case]:
        """Return the records of those families on the paper who have one."""
        return [entry.person.case for entry in self.entries if entry.person]


def birth_round(wanted: Wanted, *, viewer: Practitioner) -> Round:
    """Return the first chosen entries, and how many more there are."""
    chosen = wanted.choose(wanted.narrow(births_of(viewer=viewer)))
    listed = entries(chosen[:LONGEST], viewer=viewer)
    return Round(
        title=wanted.title,
        entries=tuple(with_homes(listed, viewer=viewer)),
        more=max(chosen.count() - LONGEST, 0),
        made_for=viewer,
        made_at=timezone.now(),
    )


def round_pdf(made: Round) -> bytes:
    """Return the list as a tagged PDF."""
    context = {"round": made, "made_for": made.made_for, "made_at": made.made_at}
    context["reference"] = "New births"
    return render_pdf("reports/births.html", context, created=made.made_at)
