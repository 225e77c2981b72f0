"""What the family said, word for word, as far as it is shared with the reader."""

from dataclasses import dataclass
from datetime import date

from agencies.models import Practitioner
from cases.models import Attachment, Case, Voice
from cases.queries.notes import files_by_row
from information_sharing import access

ON_A_PAGE = 10


@dataclass(frozen=True)
class Spoken:
    """Somebody's words, marked as theirs."""

    words: str
    whose: str
    relationship: str
    occasion: str
    said_on: date
    written_by: Practitioner
    files: tuple[Attachment, ...]


def voices(
    *, viewer: Practitioner, case: Case, occasion: str = ""
) -> tuple[Spoken, ...]:
    """Return the latest words, of one occasion or of all."""
    rows = access.facts_of(viewer, Voice, case).select_related("person", "recorded_by")
    wanted = list((rows.filter(occasion=occasion) if occasion else rows)[:ON_A_PAGE])
    drawn = access.facts_of(viewer, Attachment, case).filter(voice__in=wanted)
    files = files_by_row(drawn) if wanted else {}
    return tuple(
        Spoken(
            words=row.words,
            whose=row.person.given_name or str(row.person),
            relationship=row.person.relationship,
            occasion=row.get_occasion_display(),
            said_on=row.said_on,
            written_by=row.recorded_by,
            files=tuple(files.get(row.pk, ())),
        )
        for row in wanted
    )
