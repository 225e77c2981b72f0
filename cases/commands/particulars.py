"""What people say of themselves: each optional, each in its own kind of information."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import AT_ONCE
from cases.models import Particular, Person
from cases.particulars import CATEGORY_OF
from information_sharing import access, audit, policies
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class Answer:
    """What somebody says under one kind; all empty takes back what was said."""

    code: str = ""
    words: str = ""
    prefers_not_to_say: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was said, not even that she would rather not."""
        return not (self.code or self.words or self.prefers_not_to_say)


@transaction.atomic
def write_particulars(
    *,
    person: Person,
    answers: dict[str, Answer],
    by: Practitioner,
    read: Mapping[str, Particular] | None = None,
) -> list[str]:
    """Keep what this person says of herself, by kind; return the kinds that changed.

    `read` is what the answers were settled against, if they were: raises NotPossibleNow
    where somebody saved one of them since (R18).
    """
    for kind in answers:
        access.check_can_write(by, person.case, CATEGORY_OF[kind], person)
    policies.check_case_is_open(person.case)
    rows = Particular.objects.select_for_update().filter(person=person)
    known = {row.kind: row for row in rows}
    if read is not None and any(_said(read, k) != _said(known, k) for k in answers):
        raise NotPossibleNow(AT_ONCE)
    changed = [
        kind
        for kind, answer in answers.items()
        if _keep(person, kind, answer, known.get(kind), by)
    ]
    if not changed:
        raise NotPossibleNow("Nothing is different from what is recorded.")
    event, details = audit.Event.PARTICULARS_WRITTEN, {"kinds": sorted(changed)}
    audit.record(event, by=by, case=person.case, target=person.pk, details=details)
    return changed


def _said(rows: Mapping[str, Particular], kind: str) -> Answer | None:
    row = rows.get(kind)
    return Answer(row.code, row.words, row.prefers_not_to_say) if row else None


def _keep(
    person: Person,
    kind: str,
    answer: Answer,
    row: Particular | None,
    by: Practitioner,
) -> bool:
    """Return whether it changed; what is taken back leaves an empty row (R18)."""
    if row is None and answer.is_empty:
        return False
    if row and answer == _said({kind: row}, kind):
        return False
    row = row or Particular(case=person.case, person=person, kind=kind)
    row.category = CATEGORY_OF[kind]
    row.code, row.words = answer.code, answer.words
    row.prefers_not_to_say, row.recorded_by = answer.prefers_not_to_say, by
    row.save()
    return True
