"""To whom a message goes, and what it says (P14)."""

from dataclasses import dataclass
from datetime import date

from agencies.models import Practitioner, Team
from cases.models import Message


@dataclass(frozen=True)
class Addressee:
    """A named colleague, everybody of a team, or whoever leads."""

    practitioner: Practitioner | None = None
    team: Team | None = None

    def __str__(self) -> str:
        return str(self.practitioner or self.team or "the lead professional")


LEAD = Addressee()


@dataclass(frozen=True)
class Words:
    """What is said, of which kind, and until when an informal note is shown."""

    words: str
    kind: str = Message.Kind.MESSAGE
    shown_until: date | None = None
