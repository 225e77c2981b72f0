"""The only writer of the glossary."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import GlossaryTerm, Practitioner
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission


@dataclass(frozen=True)
class Explanation:
    """A word of the field, what it stands for, and what it means."""

    name: str
    stands_for: str
    meaning: str


@transaction.atomic
def explain_term(
    *, said: Explanation, by: Practitioner, term: GlossaryTerm | None = None
) -> GlossaryTerm:
    """Add a word to the glossary, or explain one otherwise; return it."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    row = term or GlossaryTerm()
    taken = GlossaryTerm.objects.filter(name__iexact=said.name).exclude(pk=row.pk)
    if taken.exists():
        raise NotPossibleNow("This word is in the glossary already. Change it there.")
    row.name, row.stands_for, row.meaning = said.name, said.stands_for, said.meaning
    row.changed_at, row.changed_by = timezone.now(), by
    row.save()
    audit.record(audit.Event.GLOSSARY_CHANGED, by=by, target=row.pk)
    return row
